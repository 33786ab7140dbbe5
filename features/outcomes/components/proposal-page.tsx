import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { OUTCOME_KINDS } from '@/domain/outcomes';
import type { WorkingLanguages } from '@/domain/working-languages';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayAndClock } from '@/platform/i18n/format';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { proposeOutcomeAction } from '../actions';

type Props = {
  conference: {
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
  } & WorkingLanguages;
  sessions: readonly { id: string; title: LocalText; startsAt: Date }[];
};

/** The form of a proposal that no note brought up: where it was made, what it is, and its first words. */
export async function ProposalPage({ conference, sessions }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const languages = workingLanguagesFor(locale, conference);
  return (
    <Main width="form">
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('propose.title')}
        lead={t('propose.lead')}
      />
      <ActionForm action={proposeOutcomeAction} texts={formTexts(locale)} id="propose">
        <Hidden name="conference" value={conference.slug} />
        <SelectField
          name="sessionId"
          label={t('propose.session')}
          empty={t('propose.noSession')}
          width="full"
          options={sessions.map(({ id, title, startsAt }) => ({
            value: id,
            label: t('propose.sessionAt', {
              session: pick(title, locale, conference.originalLanguage),
              time: dayAndClock(startsAt, locale, conference.timeZone),
            }),
          }))}
        />
        <SelectField
          name="kind"
          label={t('kindLabel')}
          options={OUTCOME_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <LocalTextFields name="title" legend={t('draftTitle')} languages={languages} />
        <LocalTextFields
          name="text"
          legend={t('propose.text')}
          hint={t('propose.textHint')}
          languages={languages}
          multiline
          serif
        />
        <SubmitButton>{t('propose.submit')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}
