import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { FORMER_HEAD } from '@/domain/new-head';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { replaceHeadAction } from '../actions/people';
import { type DelegationPerson, seatsVersionOf } from '../queries/delegations';
import { byCapacity } from './person-table';

type Props = { slug: string; delegationId: string; people: DelegationPerson[] };

/** Makes another person the head, and says what becomes of the former one. */
export async function HeadForm({ slug, delegationId, people }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const head = people.find((person) => person.capacity === 'head');
  return (
    <ActionForm action={replaceHeadAction} texts={formTexts(locale)} id="replace-head">
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegationId} />
      <Hidden name="seatsVersion" value={seatsVersionOf(people)} />
      <SelectField
        name="participantId"
        label={t('page.headNext')}
        empty={t('page.headChoose')}
        options={byCapacity(people, locale)
          .filter((person) => person !== head)
          .map((person) => ({
            value: person.id,
            label: `${person.name} (${t(`capacity.${person.capacity}`)})`,
          }))}
      />
      {head ? (
        <SelectField
          name="former"
          label={t('page.headFormer', { name: head.name })}
          options={FORMER_HEAD.map((value) => ({
            value,
            label: value === 'withdrawn' ? t('page.headLeaves') : t(`capacity.${value}`),
          }))}
        />
      ) : (
        <Hidden name="former" value="alternate" />
      )}
      <SubmitButton variant="secondary">{t('page.headSend')}</SubmitButton>
    </ActionForm>
  );
}
