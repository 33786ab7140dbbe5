import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { renameFocalPointAction } from '../actions';
import type { DelegationWhole } from '../queries/delegations';
import { ChangeList } from './changes';

type Props = {
  slug: string;
  delegationId: string;
  focalPoint: DelegationWhole['focalPoints'][number];
  timeZone: string;
};

/** Corrects the name of a focal point, who keeps address and access; below it, what it was before. */
export async function FocalNameForm({ slug, delegationId, focalPoint, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  return (
    <>
      <ActionForm action={renameFocalPointAction} texts={formTexts(locale)} id={`rename-${focalPoint.id}`}>
        <Hidden name="conference" value={slug} />
        <Hidden name="delegationId" value={delegationId} />
        <Hidden name="focalPointId" value={focalPoint.id} />
        <Hidden name="version" value={focalPoint.version} />
        <Field name="name" label={t('term.name')} defaultValue={focalPoint.name} autoComplete="off" />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">
          {t('correct.nameSend')}
          <span className="sr-only"> {t('page.manageOf', { name: focalPoint.name })}</span>
        </SubmitButton>
      </ActionForm>
      <ChangeList changes={focalPoint.changes} timeZone={timeZone} />
    </>
  );
}
