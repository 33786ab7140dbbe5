import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField, CheckboxGroup } from '@/components/form/checkbox-field';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import type { Locale, LocalText } from '@/domain/local-text';
import { OUTCOME_KINDS } from '@/domain/outcomes';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { submitOutcomeAction } from '../actions';
import type { Submitting } from '../queries/submitting';
import { partyOptions } from './party-options';

type Props = {
  conference: {
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    submissionDue: Date | null;
  } & WorkingLanguages;
  submitting: Submitting;
};

/** Where a delegation writes a text of its own, and names the delegations that are asked to co-sponsor it. */
export async function SubmissionPage({ conference, submitting }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const { slug, originalLanguage, submissionDue, timeZone } = conference;
  const { own, others, late } = submitting;
  const languages = workingLanguagesFor(locale, conference);
  const time = submissionDue && moment(submissionDue, locale, timeZone);
  const optional = sayIn(locale)('common.optional');
  const [first, ...more] = own;
  return (
    <Main width="form">
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, originalLanguage)} />}
        title={t('submit.title')}
        lead={[t('submit.lead'), ...(time && !late ? [t('submit.until', { time })] : [])].join(' ')}
      />
      {time && late && (
        <Notice tone="info" label={sayIn(locale)('conferences.settings.note')}>
          <p>{t('submit.over', { time })}</p>
        </Notice>
      )}
      <ActionForm action={submitOutcomeAction} texts={formTexts(locale)} id="submit-text">
        <Hidden name="conference" value={slug} />
        {more.length > 0 ? (
          <SelectField
            name="delegationId"
            label={t('submit.delegation')}
            width="full"
            options={partyOptions(own, locale)}
          />
        ) : (
          <Hidden name="delegationId" value={first?.id ?? ''} />
        )}
        <SelectField
          name="kind"
          label={t('kindLabel')}
          options={OUTCOME_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <LocalTextFields name="title" legend={t('draftTitle')} languages={languages} />
        <LocalTextFields
          name="preamble"
          legend={t('submit.preamble')}
          hint={t('submit.preambleHint')}
          languages={languages.map((one) => ({ ...one, lack: one.lack ?? { optional, missing: optional } }))}
          multiline
          serif
        />
        <LocalTextFields
          name="text"
          legend={t('submit.text')}
          hint={t('submit.textHint')}
          languages={languages}
          multiline
          serif
        />
        {others.length > 0 && (
          <CheckboxGroup
            name="sponsors"
            legend={t('submit.sponsors')}
            hint={t('submit.sponsorsHint')}
            options={partyOptions(others, locale)}
            beside
          />
        )}
        <CheckboxField name="opensToSponsors" label={t('submit.opens')} />
        <SubmitButton>{t('submit.submit')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}
