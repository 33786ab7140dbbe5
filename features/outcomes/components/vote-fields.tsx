import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/form/field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';

/** What is recorded of a vote of the body: its result, and its counts where they were taken. */
export async function VoteFields() {
  const t = await getTranslations('outcomes.amendments');
  return (
    <>
      <SelectField
        name="result"
        label={t('result')}
        empty=""
        options={[
          { value: 'adopted', label: t('resultAdopted') },
          { value: 'rejected', label: t('resultRejected') },
        ]}
      />
      <p className="text-dense text-muted">{t('countsHint')}</p>
      <div className="flex flex-wrap gap-x-6">
        {(['inFavour', 'against', 'abstaining'] as const).map((name) => (
          <Field key={name} name={name} label={t(name)} type="number" />
        ))}
      </div>
      <SubmitButton>{t('vote')}</SubmitButton>
    </>
  );
}
