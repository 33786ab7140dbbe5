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

type Props = { slug: string; delegationId: string; hasHead: boolean; full: boolean };

/**
 * Names one more person, or puts one on the waiting list where all places are taken; a delegation that has a head, or no place
 * left, is offered the other capacities.
 */
export async function NominationForm({ slug, delegationId, hasHead, full }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const withHead = !hasHead && !full;
  const capacities = CAPACITIES.filter((capacity) => withHead || capacity !== 'head');
  return (
    <ActionForm action={nominateParticipantAction} texts={formTexts(locale)} id="nomination" resetOnOk>
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      {full && <Hidden name="waits" value="on" />}
      <Field name="name" label={t('page.personName')} hint={t('page.personNameHint')} autoComplete="off" />
      <Field
        name="email"
        type="email"
        label={t('page.personEmail')}
        hint={t(full ? 'waiting.emailHint' : 'page.personEmailHint')}
        autoComplete="off"
        dir="ltr"
      />
      <SelectField
        name="capacity"
        label={t('term.capacity')}
        options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
        defaultValue={withHead ? 'head' : 'delegate'}
        width="m"
      />
      <LanguageOfLetter label={t('invite.language')} locale={locale} />
      <SubmitButton>{t(full ? 'waiting.add' : 'page.send')}</SubmitButton>
    </ActionForm>
  );
}
