import { getTranslations } from 'next-intl/server';
import type { ChartChoice } from '@/components/chart/choice';
import { Section } from '@/components/page/section';
import { RollTable } from '@/components/table/roll-table';
import { countryAddress } from '@/domain/addresses';
import { countryName, inOrder } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { choiceWords } from './choice-words';
import { CountryCell } from './country-cell';
import { Entitled, Excluded } from './roll-lists';

/**
 * The roll by name: with the positions once a vote is declared; and who is not on it, with the reason. Before the opening,
 * as it stands now; of a ballot that did not open there is none.
 */
export async function BallotRoll({ here, ballot }: { here: string; ballot: BallotWhole }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (ballot.phase === 'lapsed') return null;
  const positions = ballot.result !== null && ballot.procedure === 'vote';
  const rows = ballot.entitled
    .map(({ delegationId: id, countryCode, choice }) => ({
      id,
      country: {
        code: countryCode,
        name: countryName(countryCode, locale),
        mine: countryCode === ballot.mine?.countryCode,
      },
      choice: (choice ?? 'notVoting') as ChartChoice,
    }))
    .sort((a, b) => inOrder(locale)(a.country.name, b.country.name))
    .map(({ country, ...row }) => ({
      ...row,
      name: <CountryCell country={country} href={countryAddress(here, country.code)} />,
    }));
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
        <Entitled rows={rows} />
      )}
      <Excluded excluded={ballot.excluded} here={here} />
    </Section>
  );
}
