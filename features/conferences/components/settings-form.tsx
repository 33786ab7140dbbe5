import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { editConferenceAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import { PlaceAndTime } from './place-and-time';

/** Title, summary, host, dates and time zone; to be read only once the conference is closed. */
export async function SettingsForm({ conference }: { conference: ConferenceFacts }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.settings'), readerLocale()]);
  if (conference.closedAt) {
    return (
      <Notice tone="info" label={t('note')}>
        <p>{t('closedNote')}</p>
      </Notice>
    );
  }
  const languages = workingLanguagesFor(locale, conference);
  return (
    <Section title={t('part.facts')}>
      <ActionForm
        action={editConferenceAction}
        texts={formTexts(locale)}
        id="settings"
        className="form-ledger"
      >
        <Hidden name="conferenceId" value={conference.id} />
        <Hidden name="version" value={conference.version} />
        <LocalTextFields
          name="title"
          legend={t('titleField')}
          languages={languages}
          defaultValue={conference.title}
        />
        <PlaceAndTime conference={conference} />
        <LocalTextFields
          name="summary"
          legend={t('summary')}
          hint={t('summaryHint')}
          languages={languages}
          defaultValue={conference.summary ?? undefined}
          multiline
          rows={5}
          beside
        />
        {!conference.hiddenAt && <TextArea {...reasonField(locale)} hint={t('reasonHint')} />}
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
