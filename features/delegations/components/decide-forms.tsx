import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { acceptRegistrationAction, returnRegistrationAction } from '../actions';

/** `onward`: who is decided on next. */
type Props = { slug: string; participantId: string; version: number; onward?: string };

/** Accepting, or returning with the reason. */
export async function DecideForms({ slug, participantId, version, onward = '' }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.acc'), readerLocale()]);
  const texts = formTexts(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="participantId" value={participantId} />
      <Hidden name="version" value={version} />
      <Hidden name="onward" value={onward} />
    </>
  );
  return (
    <>
      <Section title={t('accept')} level={3} lead={t('acceptLead')}>
        <ActionForm action={acceptRegistrationAction} texts={texts} id="accept">
          {hiddenFields}
          <SubmitButton>{t('accept')}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t('return')} level={3} lead={t('returnLead')}>
        <ActionForm action={returnRegistrationAction} texts={texts} id="return">
          {hiddenFields}
          <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={3} />
          <SubmitButton variant="secondary">{t('return')}</SubmitButton>
        </ActionForm>
      </Section>
    </>
  );
}
