import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { type CredentialsStatus, nextCredentials } from '@/domain/credentials';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { decideCredentialsAction } from '../actions';

type Props = { slug: string; delegationId: string; version: number; status: CredentialsStatus };

/** Takes the credentials to one of the states that follow the present one. */
export async function CredentialsForm({ slug, delegationId, version, status }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  return (
    <ActionForm action={decideCredentialsAction} texts={formTexts(locale)} id="set-credentials">
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      <Hidden name="version" value={version} />
      <SelectField
        name="to"
        label={t('page.credentialsTo')}
        options={nextCredentials(status).map((value) => ({ value, label: t(`credentials.${value}`) }))}
      />
      <TextArea
        name="reason"
        label={t('page.credentialsReason')}
        hint={t('page.credentialsReasonHint')}
        rows={3}
      />
      <SubmitButton variant="secondary">{t('page.setCredentials')}</SubmitButton>
    </ActionForm>
  );
}
