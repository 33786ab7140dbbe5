import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { changeQuotaAction } from '../actions';

type Props = { slug: string; delegationId: string; version: number; quota: number };

/** How many persons a delegation may send. */
export async function QuotaForm({ slug, delegationId, version, quota }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.page'), readerLocale()]);
  return (
    <ActionForm action={changeQuotaAction} texts={formTexts(locale)} id="set-quota">
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      <Hidden name="version" value={version} />
      <Field name="quota" label={t('quota')} inputMode="numeric" width="xs" defaultValue={String(quota)} />
      <SubmitButton variant="secondary">{t('setQuota')}</SubmitButton>
    </ActionForm>
  );
}
