import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/form/field';
import { SelectField } from '@/components/form/select-field';
import { ViewForm } from '@/components/form/view-form';
import { OUTCOME_KINDS, SHOWN_OUTCOME_STATES } from '@/domain/outcomes';
import { LONGEST_WORDS, type OutcomesView, outcomesQuery } from '@/domain/outcomes-view';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeLine } from '../queries';

type Props = { address: string; outcomes: readonly OutcomeLine[]; view: OutcomesView };

/** What of the register is shown. */
export async function OutcomesForm({ address, outcomes, view }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const say = sayIn(locale);
  // What no text is would lead to nothing; what is asked for stays to be seen.
  const kinds = OUTCOME_KINDS.filter(
    (kind) => kind === view.kind || outcomes.some((row) => row.kind === kind && !row.doubt),
  );
  const states = SHOWN_OUTCOME_STATES.filter(
    (state) => state === view.state || outcomes.some((row) => row.state === state),
  );
  return (
    <ViewForm
      address={address}
      narrowed={outcomesQuery(view) !== ''}
      columns="lg:grid-cols-[2fr_1fr_1fr_auto]"
      texts={{ show: say('ballots.matrix.show'), all: say('ballots.matrix.all') }}
    >
      <Field
        name="words"
        type="search"
        label={t('filter.words')}
        hint={t('filter.wordsHint')}
        defaultValue={view.words}
        maxLength={LONGEST_WORDS}
        width="full"
      />
      <SelectField
        name="kind"
        label={t('kindLabel')}
        defaultValue={view.kind ?? ''}
        empty={t('filter.allKinds')}
        options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        width="full"
      />
      <SelectField
        name="state"
        label={t('stateLabel')}
        defaultValue={view.state ?? ''}
        empty={t('filter.allStates')}
        options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        width="full"
      />
    </ViewForm>
  );
}
