import { getTranslations } from 'next-intl/server';
import { countryAddress } from '@/domain/addresses';
import type { MatrixSort } from '@/domain/matrix';
import { POSITIONS, type Position, type Stand } from '@/domain/positions';
import { readerLocale } from '@/platform/i18n/reader';
import type { PositionedBallot } from '../queries/positions';
import { positionWords } from './choice-words';
import { CountryCell, type Row } from './country-cell';
import { MatrixHead } from './matrix-head';
import { PositionMark, PositionSign } from './position-mark';

type Props = {
  here: string;
  ballots: readonly PositionedBallot[];
  rows: readonly Row[];
  sort: MatrixSort;
};

/** Up to so many ballots there is room for the word beside each sign. */
const MOST_WORDS = 6;

/** Countries by ballots, with a head and a first column that stay. Not on a phone, where one column is chosen instead. */
export async function MatrixTable({ here, ballots, rows, sort }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = positionWords(locale);
  const inWords = ballots.length <= MOST_WORDS;
  const Cell = inWords ? WordCell : SignCell;
  return (
    <div className="max-md:hidden">
      {!inWords && <Legend rows={rows} />}
      <section
        aria-label={t('matrix.title')}
        className="max-h-[85vh] overflow-auto print:max-h-none print:overflow-visible"
        {...SCROLLABLE}
      >
        <table className="min-w-full border-separate border-spacing-0 text-dense">
          <caption className="sr-only">{t('matrix.title')}</caption>
          <MatrixHead here={here} ballots={ballots} inWords={inWords} sort={sort} />
          <tbody>
            {rows.map(({ country, stands }) => (
              <tr key={country.code} className="group">
                <th
                  scope="row"
                  className="sticky start-0 z-1 h-8 border-b border-hairline bg-canvas pe-4 text-start group-hover:bg-[color-mix(in_srgb,var(--accent)_6%,var(--canvas))] font-normal whitespace-nowrap"
                >
                  <CountryCell country={country} href={countryAddress(here, country.code)} />
                </th>
                {stands.map((stand, n) => (
                  <Cell key={ballots[n]?.id} stand={stand} words={words} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

// A region that may scroll must be reachable by keyboard.
const SCROLLABLE = { tabIndex: 0 };

type CellProps = { stand: Stand; words: Readonly<Record<Position, string>> };

function WordCell({ stand: { position }, words }: CellProps) {
  return (
    <td className="h-8 border-b border-hairline pe-4 group-hover:bg-accent/6">
      <PositionMark position={position} word={words[position]} />
    </td>
  );
}

function SignCell({ stand: { position }, words }: CellProps) {
  return (
    <td className="h-8 border-b border-hairline text-center group-hover:bg-accent/6 nth-[5n+1]:border-e">
      <PositionSign position={position} word={words[position]} />
    </td>
  );
}

/** What the signs mean; each cell says its word to who hears it. */
async function Legend({ rows }: { rows: readonly Row[] }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = positionWords(locale);
  const happened = POSITIONS.filter((position) =>
    rows.some(({ stands }) => stands.some((one) => one.position === position)),
  );
  return (
    <ul aria-hidden="true" className="mb-2 flex flex-wrap gap-x-6 gap-y-1 text-dense">
      {happened.map((position) => (
        <li key={position}>
          <PositionMark
            position={position}
            word={position === 'notOnRoll' ? t('matrix.blank') : words[position]}
          />
        </li>
      ))}
    </ul>
  );
}
