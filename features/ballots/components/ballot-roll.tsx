import { getTranslations } from 'next-intl/server';
import type { ChartChoice } from '@/components/chart/choice';
import { Section } from '@/components/page/section';
import { RollTable } from '@/components/table/roll-table';
import { countryName, inOrder } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { choiceWords } from './choice-words';
import { Entitled, Excluded } from './roll-lists';

/**
 * The roll by name: with the positions once a vote is declared; and who is not on it, with the reason. Before the opening,
 * as it stands now; of a ballot that did not open there is none.
 */
export async function BallotRoll({ ballot }: { ballot: BallotWhole }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (ballot.phase === 'lapsed') return null;
  const positions = ballot.result !== null && ballot.procedure === 'vote';
  const rows = ballot.entitled
    .map(({ delegationId: id, countryCode, choice }) => ({
      id,
      name: countryName(countryCode, locale),
      choice: (choice ?? 'notVoting') as ChartChoice,
    }))
    .sort((a, b) => inOrder(locale)(a.name, b.name));
  return (
    <Section
      title={t('roll.title')}
      id="roll"
      lead={t(ballot.opened ? 'roll.lead' : 'roll.asItStands', { roll: ballot.roll })}
    >
      {positions ? (
        <RollTable
          caption={t('result.positions')}
          words={choiceWords(locale)}
          columns={{ delegation: t('column.delegation'), choice: t('column.vote') }}
          rows={rows}
        />
      ) : (
        <Entitled names={rows.map(({ name }) => name)} />
      )}
      <Excluded excluded={ballot.excluded} />
    </Section>
  );
}
