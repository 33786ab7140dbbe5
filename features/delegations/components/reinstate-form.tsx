import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { reinstateDelegationAction } from '../actions';

type Props = { slug: string; delegationId: string; version: number };

/** Brings a delegation back as it was. */
export async function ReinstateForm({ slug, delegationId, version }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.leave'), readerLocale()]);
  return (
    <ActionForm action={reinstateDelegationAction} texts={formTexts(locale)} id="reinstate-delegation">
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      <Hidden name="version" value={version} />
      <TextArea {...reasonField(locale)} />
      <SubmitButton>{t('reinstate')}</SubmitButton>
    </ActionForm>
  );
}
