import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { DELEGATION_KINDS, type DelegationKind, isOfCountry } from '@/domain/actor';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { editDelegationAction } from '../actions';

type Props = {
  slug: string;
  delegationId: string;
  version: number;
  kind: DelegationKind;
  organization: string | null;
};

/** The form for the kind of a delegation, and for the name of an organization. */
export async function DelegationForm({ slug, delegationId, version, kind, organization }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const kinds = DELEGATION_KINDS.filter((one) => organization === null || !isOfCountry(one));
  return (
    <ActionForm action={editDelegationAction} texts={formTexts(locale)} id="edit-delegation">
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      <Hidden name="version" value={version} />
      <SelectField
        name="kind"
        label={t('invite.kind')}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        defaultValue={kind}
        width="m"
      />
      {organization !== null && (
        <Field name="organization" label={t('invite.organization')} defaultValue={organization} />
      )}
      <TextArea {...reasonField(locale)} />
      <SubmitButton variant="secondary">{t('page.editSend')}</SubmitButton>
    </ActionForm>
  );
}
