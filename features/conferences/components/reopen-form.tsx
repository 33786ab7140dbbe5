import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { clock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { reopenConferenceAction } from '../actions';
import type { ConferenceFacts } from '../queries';

/** Recalls a closing of minutes ago, with the reason and until when that can be done. */
export async function ReopenForm({ conference, until }: { conference: ConferenceFacts; until: Date }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.closing'), readerLocale()]);
  const { id, version, timeZone } = conference;
  return (
    <Section title={t('reopenTitle')} lead={t('reopenLead', { time: clock(until, locale, timeZone) })}>
      <ActionForm action={reopenConferenceAction} texts={formTexts(locale)} id="reopen">
        <Hidden name="conferenceId" value={id} />
        <Hidden name="version" value={version} />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('reopen')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
