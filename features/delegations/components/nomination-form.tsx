import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { CAPACITIES } from '@/domain/actor';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { nominateParticipantAction } from '../actions/people';
import { LanguageOfLetter } from './invite-form';

type Props = { slug: string; delegationId: string; hasHead: boolean };

/** Names one more person; a delegation that has a head is offered the other capacities. */
export async function NominationForm({ slug, delegationId, hasHead }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const capacities = CAPACITIES.filter((capacity) => !hasHead || capacity !== 'head');
  return (
    <ActionForm action={nominateParticipantAction} texts={formTexts(locale)} id="nomination" resetOnOk>
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      <Field name="name" label={t('page.personName')} hint={t('page.personNameHint')} autoComplete="off" />
      <Field
        name="email"
        type="email"
        label={t('page.personEmail')}
        hint={t('page.personEmailHint')}
        autoComplete="off"
        dir="ltr"
      />
      <SelectField
        name="capacity"
        label={t('term.capacity')}
        options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
        defaultValue={hasHead ? 'delegate' : 'head'}
        width="m"
      />
      <LanguageOfLetter label={t('invite.language')} locale={locale} />
      <SubmitButton>{t('page.send')}</SubmitButton>
    </ActionForm>
  );
}
