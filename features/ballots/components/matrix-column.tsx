import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { countryAddress } from '@/domain/addresses';
import { pick } from '@/domain/local-text';
import { POSITIONS } from '@/domain/positions';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { PositionedBallot } from '../queries/positions';
import { positionWords } from './choice-words';
import { CountryCell, type Row } from './country-cell';
import { PhaseTag } from './phase-tag';
import { PositionMark } from './position-mark';

type Props = { here: string; ballot: PositionedBallot; rows: readonly Row[] };

/** The look of all lines, said once for all of them. */
const LINES =
  'gap-x-12 text-dense md:columns-2 lg:columns-3 *:flex *:min-h-8 *:break-inside-avoid *:items-baseline *:justify-between *:gap-x-4 *:border-b *:border-hairline *:py-1 [&>li>:last-child]:text-end';

/** One ballot of the matrix: every country in a line of its own, the lines in as many columns as there is room for. */
export async function MatrixColumn({ here, ballot, rows }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = positionWords(locale);
  const say = sayIn(locale);
  const { number, procedure, question, result } = ballot;
  // One element a position, to which all lines refer.
  const marks = new Map(
    POSITIONS.map((position) => [
      position,
      <PositionMark key={position} position={position} word={words[position]} />,
    ]),
  );
  return (
    <Section
      title={t('matrix.ballotAndTitle', { number, title: pick(question, locale) })}
      id="ballot"
      lead={<PhaseTag ballot={{ phase: 'declared', procedure, result, breaks: result.breaks }} />}
      actions={<Link href={`${here}/ballots/${number}`}>{t('matrix.result')}</Link>}
    >
      <ul className={LINES}>
        {rows.map(({ country, stands: [stand] }) => (
          <li key={country.code}>
            <CountryCell country={country} href={countryAddress(here, country.code)} />
            {stand && (
              <span>
                {marks.get(stand.position)}
                {stand.reason && (
                  <span className="block text-meta text-muted">
                    {say(`decision.excluded.${stand.reason}`)}
                  </span>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
