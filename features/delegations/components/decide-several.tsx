import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { decideRegistrationsAction } from '../actions/registrations';
import { OfChosen } from './of-chosen';

type Props = {
  slug: string;
  /** every person that can be chosen, as its box says it */
  rows: readonly string[];
  /** the page has something else to do first */
  beside?: boolean;
  /** the list with the boxes */
  children: ReactNode;
};

/** One decision for the persons who are chosen on a list. */
export async function DecideSeveral({ slug, rows, beside, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  if (rows.length === 0) return children;
  return (
    <ActionForm action={decideRegistrationsAction} texts={formTexts(locale)} id="decide-several" resetOnOk>
      <Hidden name="conference" value={slug} />
      <OfChosen
        label={t('desk.persons')}
        rows={rows}
        list={children}
        title={t('desk.title')}
        lead={t('desk.lead')}
      >
        <RadioGroup
          name="decision"
          legend={t('acc.decide')}
          options={[
            { value: 'accepted', label: t('acc.accept'), hint: t('desk.acceptHint') },
            { value: 'returned', label: t('acc.return'), hint: t('desk.returnHint') },
          ]}
        />
        <TextArea name="reason" label={t('acc.reason')} hint={t('desk.reasonHint')} rows={3} />
        <SubmitButton variant={beside ? 'secondary' : 'primary'}>{t('desk.submit')}</SubmitButton>
      </OfChosen>
    </ActionForm>
  );
}
