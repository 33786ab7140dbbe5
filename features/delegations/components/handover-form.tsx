import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { handOverFocalPointAction } from '../actions';
import type { DelegationWhole } from '../queries/delegations';
import { LanguageOfLetter } from './invite-form';

type Props = {
  slug: string;
  delegationId: string;
  focalPoint: DelegationWhole['focalPoints'][number];
};

/** Hands the place of one focal point over to another person, or to another address. */
export async function HandoverForm({ slug, delegationId, focalPoint }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  return (
    <ActionForm action={handOverFocalPointAction} texts={formTexts(locale)} id={`hand-over-${focalPoint.id}`}>
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      <Hidden name="focalPointId" value={focalPoint.id} />
      <Hidden name="version" value={focalPoint.version} />
      <Field name="name" label={t('handover.name')} autoComplete="off" />
      <Field name="email" type="email" label={t('handover.email')} autoComplete="off" dir="ltr" />
      <LanguageOfLetter label={t('invite.language')} locale={locale} />
      <TextArea {...reasonField(locale)} />
      <SubmitButton variant="secondary">
        {t('handover.send')}
        <span className="sr-only"> {t('page.manageOf', { name: focalPoint.name })}</span>
      </SubmitButton>
    </ActionForm>
  );
}
