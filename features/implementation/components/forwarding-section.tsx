import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { InLanguage } from '@/components/page/in-language';
import { Section } from '@/components/page/section';
import { forwardedTo } from '@/domain/forwarding';
import type { WorkingLanguages } from '@/domain/working-languages';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayInFull } from '@/platform/i18n/format';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { forwardOutcomeAction, withdrawForwardingAction } from '../actions';
import type { ForwardingAct } from '../queries/forwarding';

type Props = {
  conference: { slug: string; timeZone: string } & WorkingLanguages;
  number: number;
  acts: readonly ForwardingAct[];
  mayForward: boolean;
};

/** On the page of an adopted outcome: whether it went to the General Assembly; nothing for readers where it did not. */
export async function ForwardingSection({ conference, number, acts, mayForward }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation.forwarding'), readerLocale()]);
  const stands = forwardedTo(acts);
  if (!stands && !mayForward) return null;
  const name = stands && shownText(stands.assembly, locale, conference.originalLanguage);
  return (
    <Section title={t('title')} id="forwarding">
      {stands && name ? (
        <p>
          {t.rich('forwarded', {
            assembly: () => <InLanguage {...name} />,
            day: dayInFull(stands.forwardedOn, locale),
          })}
          {stands.symbol && (
            <>
              {' '}
              {t('under')} <bdi>{stands.symbol}</bdi>
            </>
          )}
        </p>
      ) : (
        <p>{t('not')}</p>
      )}
      <p className="mt-2">
        <a
          className="inline-block py-0.5"
          href={`/${locale}/${conference.slug}/outcomes/${number}/resolution.docx`}
          download
        >
          {t('draft')}
        </a>
      </p>
      {mayForward && (
        <div className="mt-4 print:hidden">
          <Forms conference={conference} number={number} acts={acts} />
        </div>
      )}
    </Section>
  );
}

/** With which organizers record, correct or withdraw it. */
async function Forms({ conference, number, acts }: Omit<Props, 'mayForward'>) {
  const [t, common, locale] = await Promise.all([
    getTranslations('implementation.forwarding'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const stands = forwardedTo(acts);
  const named = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="number" value={number} />
      <Hidden name="version" value={acts.length} />
    </>
  );
  return (
    <>
      <Fold id="forward" title={t(stands ? 'correct' : 'record')}>
        <ActionForm action={forwardOutcomeAction} texts={formTexts(locale)} id="forward-outcome">
          {named}
          <LocalTextFields
            name="assembly"
            legend={t('assembly')}
            hint={t('assemblyHint')}
            languages={workingLanguagesFor(locale, conference)}
            defaultValue={stands?.assembly}
          />
          <Field name="forwardedOn" type="date" label={t('on')} defaultValue={stands?.forwardedOn} />
          <Field
            name="symbol"
            label={t('symbol')}
            hint={t('symbolHint')}
            optional={common('optional')}
            defaultValue={stands?.symbol ?? ''}
          />
          {acts.length > 0 && <TextArea {...reasonField(locale)} />}
          <SubmitButton variant="secondary">{t(stands ? 'correct' : 'record')}</SubmitButton>
        </ActionForm>
      </Fold>
      {stands && (
        <Fold id="unforward" title={t('withdraw')} inset>
          <p className="measure mb-4">{t('withdrawLead')}</p>
          <ActionForm action={withdrawForwardingAction} texts={formTexts(locale)} id="withdraw-forwarding">
            {named}
            <TextArea {...reasonField(locale)} />
            <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </>
  );
}
