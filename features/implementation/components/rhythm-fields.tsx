import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/form/field';
import type { Rhythm } from '@/domain/implementation';

type Props = { today: string; rhythm?: Rhythm };

/** From when on reports are asked for, how often and until when, and how long the members have for each. */
export async function RhythmFields({ today, rhythm }: Props) {
  const [t, common] = await Promise.all([
    getTranslations('implementation.rhythm'),
    getTranslations('common'),
  ]);
  return (
    <>
      <Field name="firstOn" type="date" label={t('firstOn')} hint={t('firstOnHint')} min={today} />
      <Field
        name="answerDays"
        type="number"
        label={t('answerDays')}
        hint={t('answerDaysHint')}
        defaultValue={String(rhythm?.answerDays ?? 30)}
      />
      <Field
        name="everyMonths"
        type="number"
        label={t('everyMonths')}
        hint={t('everyMonthsHint')}
        optional={common('optional')}
        defaultValue={rhythm ? String(rhythm.everyMonths ?? '') : '12'}
      />
      <Field
        name="lastOn"
        type="date"
        label={t('lastOn')}
        hint={t('lastOnHint')}
        optional={common('optional')}
        defaultValue={rhythm?.lastOn ?? ''}
      />
    </>
  );
}
