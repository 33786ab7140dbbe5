import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { Selection } from '@/components/form/selection';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { decideRegistrationsAction } from '../actions/registrations';

/** `rows`: every person that can be chosen, as its box says it; `children`: the list with the boxes. */
type Props = { slug: string; rows: readonly string[]; children: ReactNode };

/** One decision for the persons who are chosen on a list. */
export async function DecideSeveral({ slug, rows, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  if (rows.length === 0) return children;
  return (
    <ActionForm action={decideRegistrationsAction} texts={formTexts(locale)} id="decide-several" resetOnOk>
      <Hidden name="conference" value={slug} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 print:hidden">
        <Selection
          name="chosen"
          label={t('desk.persons')}
          all={t('desk.chooseAll')}
          count={t.raw('desk.chosen')}
          rows={rows}
        />
        <a className="py-2 text-accent underline" href="#decision">
          {t('desk.toDecision')}
        </a>
      </div>
      {children}
      <div id="decision" className="max-w-document scroll-mt-6 print:hidden">
        <Section title={t('desk.title')} lead={t('desk.lead')}>
          <div className="form-flow">
            <RadioGroup
              name="decision"
              legend={t('acc.decide')}
              options={[
                { value: 'accepted', label: t('acc.accept'), hint: t('desk.acceptHint') },
                { value: 'returned', label: t('acc.return'), hint: t('desk.returnHint') },
              ]}
            />
            <TextArea name="reason" label={t('acc.reason')} hint={t('desk.reasonHint')} rows={3} />
            <SubmitButton>{t('desk.submit')}</SubmitButton>
          </div>
        </Section>
      </div>
    </ActionForm>
  );
}
