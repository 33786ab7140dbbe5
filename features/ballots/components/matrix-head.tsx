import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { pick } from '@/domain/local-text';
import type { MatrixSort } from '@/domain/matrix';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { PositionedBallot } from '../queries/positions';

type Props = { here: string; ballots: readonly PositionedBallot[]; inWords: boolean; sort: MatrixSort };

/** The head of the matrix: ballots by number, each with its text in full where there is room, else while it is pointed at. */
export async function MatrixHead({ here, ballots, inWords, sort }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <thead className="sticky top-0 z-2 bg-canvas">
      <tr>
        <th
          scope="col"
          className="sticky start-0 border-b border-border bg-canvas pe-4 pb-1.5 text-start align-bottom font-semibold text-muted"
          aria-sort={sort === 'name' ? 'ascending' : undefined}
        >
          {t('matrix.country')}
        </th>
        {ballots.map((ballot, n) => (
          <th
            key={ballot.id}
            scope="col"
            className={
              inWords
                ? 'border-b border-border pe-4 pb-1.5 text-start align-bottom font-normal'
                : // The room above is for the title of the column that is pointed at: it covers nothing.
                  'border-b border-border p-0 pt-8 text-center font-normal'
            }
          >
            {inWords ? (
              <Link href={`${here}/ballots/${ballot.number}`}>
                {t('matrix.ballotAndTitle', {
                  number: ballot.number,
                  title: pick(ballot.outcomeTitle, locale),
                })}
              </Link>
            ) : (
              <NumberedHead
                href={`${here}/ballots/${ballot.number}`}
                shown={number(ballot.number, locale)}
                title={t('matrix.ballotAndTitle', {
                  number: ballot.number,
                  title: pick(ballot.question, locale),
                })}
                towardsStart={n >= ballots.length / 2}
              />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type HeadProps = { href: string; shown: string; title: string; towardsStart: boolean };

/** The number alone; who points at it or reaches it by key reads the title above, on the side where there is room. */
function NumberedHead({ href, shown, title, towardsStart }: HeadProps) {
  return (
    <Link
      href={href}
      aria-label={title}
      className="group/head relative figures flex h-8 min-w-5.5 items-center justify-center text-meta no-underline hover:underline focus-visible:-outline-offset-2"
    >
      {shown}
      <span
        aria-hidden="true"
        className={`pointer-events-none absolute bottom-full mb-px hidden h-8 items-center bg-canvas text-dense whitespace-nowrap text-ink group-hover/head:flex group-focus-visible/head:flex ${towardsStart ? 'end-0' : 'start-0'}`}
      >
        {title}
      </span>
    </Link>
  );
}
