import { getTranslations } from 'next-intl/server';
import { CHART_CHOICES } from '@/components/chart/choice';
import { RollGroups } from '@/components/chart/roll-groups';
import { Section } from '@/components/page/section';
import { countryAddress } from '@/domain/addresses';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { choiceWords } from './choice-words';
import { CountryCell } from './country-cell';
import { ResultMap } from './result-map';
import { Entitled, Excluded } from './roll-lists';

/**
 * The roll by name: by vote once a vote is declared; and who is not on it, with the reason. Before the opening, as it
 * stands now; of a ballot that did not open there is none.
 */
export async function BallotRoll({ here, ballot }: { here: string; ballot: BallotWhole }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (ballot.phase === 'lapsed' || (ballot.phase === 'cancelled' && !ballot.opened)) return null;
  const positions = ballot.result !== null && ballot.procedure === 'vote';
  const words = choiceWords(locale);
  // What was declared bears the names of that day.
  const { declaredAt } = ballot;
  const sortKeyOf = ({ countryCode: code }: { countryCode: string }) =>
    countrySortKey(code, locale, declaredAt);
  const rows = sorted(ballot.entitled, locale, sortKeyOf).map(
    ({ delegationId: id, countryCode: code, choice }) => ({
      id: code,
      choice: choice ?? 'notVoting',
      name: (
        <CountryCell
          country={{
            code,
            name: countryName(code, locale, declaredAt),
            mine: id === ballot.mine?.delegationId,
          }}
          href={countryAddress(here, code)}
        />
      ),
    }),
  );
  return (
    <Section
      title={t(positions ? 'result.positions' : 'roll.title')}
      id="roll"
      lead={!positions && t(ballot.opened ? 'roll.lead' : 'roll.asItStands', { roll: ballot.roll })}
    >
      {positions ? (
        <RollGroups
          groups={CHART_CHOICES.map((choice) => {
            const members = rows.filter((row) => row.choice === choice);
            return { choice, word: words[choice], members };
          })}
        />
      ) : (
        <Entitled rows={rows} />
      )}
      {positions ? (
        <div className="grid items-start gap-x-16 lg:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
          <Excluded excluded={ballot.excluded} here={here} at={declaredAt} />
          <ResultMap ballot={ballot} />
        </div>
      ) : (
        <Excluded excluded={ballot.excluded} here={here} at={declaredAt} />
      )}
    </Section>
  );
}
