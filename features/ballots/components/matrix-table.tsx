import { getTranslations } from 'next-intl/server';
import { countryAddress } from '@/domain/addresses';
import type { MatrixSort } from '@/domain/matrix';
import { POSITIONS } from '@/domain/positions';
import { readerLocale } from '@/platform/i18n/reader';
import type { PositionedBallot } from '../queries/positions';
import { positionWords } from './choice-words';
import { CountryCell, type Row } from './country-cell';
import { MatrixHead } from './matrix-head';
import { PositionMark, PositionSigns, positionSign } from './position-mark';

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
  // One element a position, to which all its cells refer: a matrix has thousands.
  const cells = new Map(
    POSITIONS.map((position) => [
      position,
      inWords ? (
        <PositionMark key={position} position={position} word={words[position]} />
      ) : (
        positionSign(position, words[position])
      ),
    ]),
  );
  return (
    <div className="max-md:hidden">
      {!inWords && <PositionSigns />}
      {!inWords && <Legend rows={rows} />}
      <section
        aria-label={t('matrix.title')}
        className="max-h-[85vh] overflow-auto print:max-h-none print:overflow-visible"
        {...SCROLLABLE}
      >
        <table className="min-w-full border-separate border-spacing-0 text-dense">
          <caption className="sr-only">{t('matrix.title')}</caption>
          <MatrixHead here={here} ballots={ballots} inWords={inWords} sort={sort} />
          <tbody className={CELLS[inWords ? 'words' : 'signs']}>
            {rows.map(({ country, stands }) => (
              <tr key={country.code} className="group">
                <th
                  scope="row"
                  className="sticky start-0 z-1 h-8 border-b border-hairline bg-canvas pe-4 text-start group-hover:bg-[color-mix(in_srgb,var(--accent)_6%,var(--canvas))] font-normal whitespace-nowrap"
                >
                  <CountryCell country={country} href={countryAddress(here, country.code)} />
                </th>
                {stands.map(({ position }, n) => (
                  <td key={ballots[n]?.number}>{cells.get(position)}</td>
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

/** The looks of all cells, said once for all of them. */
const CELLS = {
  words: '[&_td]:h-8 [&_td]:border-b [&_td]:border-hairline [&_td]:pe-4 [&_tr:hover_td]:bg-accent/6',
  signs:
    '[&_svg]:inline-block [&_svg]:size-[1em] [&_svg]:align-[-0.125em] [&_td]:h-8 [&_td]:border-b [&_td]:border-hairline [&_td]:text-center [&_td:nth-child(5n+1)]:border-e [&_td>span]:sr-only [&_tr:hover_td]:bg-accent/6',
};

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
