import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { changeLanguagesAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import type { LanguageFacts } from '../queries/languages';
import { LanguageFields } from './language-fields';

type Props = { conference: ConferenceFacts; facts: LanguageFacts };

/** The working languages of a conference that is not closed; with a reason once something of it is public. */
export async function LanguagesForm({ conference, facts }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.languages'), readerLocale()]);
  if (conference.closedAt) return null;
  return (
    <Section title={t('title')} lead={t('kept')}>
      <ActionForm action={changeLanguagesAction} texts={formTexts(locale)} id="languages">
        <Hidden name="conferenceId" value={conference.id} />
        <Hidden name="version" value={conference.version} />
        <LanguageFields
          legend={t('languages')}
          working={conference}
          adopted={facts.adopted}
          originalStays={facts.isPublic}
        />
        {facts.isPublic && <TextArea {...reasonField(locale)} />}
        <SubmitButton variant="secondary">{t('change')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
