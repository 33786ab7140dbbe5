import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import { countedPositions } from '@/domain/positions';
import { day, listing, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import type { CountryVote } from '../queries/positions';
import { positionWords } from './choice-words';
import { PhaseTag } from './phase-tag';
import { PositionMark } from './position-mark';

type Props = {
  conference: { slug: string; timeZone: string };
  votes: CountryVote[];
  /** the numbers of ballots in doubt */
  doubted: number[];
};

/** How one country stood on every declared ballot, the newest first. */
export async function CountryVotes({ conference, votes, doubted }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const words = positionWords(locale);
  const say = sayIn(locale);
  return (
    <Section
      title={t('country.title')}
      id="votes"
      lead={votes.length > 0 ? <Counts votes={votes} /> : undefined}
    >
      <DataTable
        caption={t('country.title')}
        captionHidden
        dense={false}
        rows={votes.toReversed()}
        rowKey={({ id }) => id}
        empty={<EmptyState text={t('country.empty')} />}
        columns={[
          {
            key: 'question',
            label: t('column.question'),
            header: true,
            cell: (row) => (
              <Link href={`${here}/ballots/${row.number}`}>
                {t('matrix.ballotAndTitle', { number: row.number, title: pick(row.question, locale) })}
              </Link>
            ),
          },
          {
            key: 'vote',
            label: t('column.vote'),
            cell: ({ stand, reason }) => (
              <>
                <PositionMark position={stand.position} word={words[stand.position]} />
                {stand.reason && (
                  <span className="block text-meta text-muted">
                    {say(`decision.excluded.${stand.reason}`)}
                  </span>
                )}
                {reason && (
                  <span className="block whitespace-pre-line text-dense" dir="auto">
                    {reason}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'result',
            label: say('conferences.glance.result'),
            cell: ({ procedure, result }) => (
              <PhaseTag ballot={{ phase: 'declared', procedure, result, breaks: result.breaks }} />
            ),
          },
          {
            key: 'outcome',
            label: t('facts.outcome'),
            cell: (row) => (
              <Link href={`${here}/outcomes/${row.outcomeNumber}`}>
                {nameOfOutcome({ number: row.outcomeNumber, symbol: row.outcomeSymbol }, locale)}
              </Link>
            ),
          },
          {
            key: 'declared',
            label: t('facts.declared'),
            cell: ({ declaredAt }) => day(declaredAt, locale, conference.timeZone),
          },
        ]}
      />
      <Doubted numbers={doubted} />
    </Section>
  );
}

/** How often it stood in each way. */
async function Counts({ votes }: { votes: readonly CountryVote[] }) {
  const locale = await readerLocale();
  const words = positionWords(locale);
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {countedPositions(votes.map(({ stand }) => stand)).map(({ position, count }) => (
        <li key={position} className="flex items-baseline gap-2">
          <PositionMark position={position} word={words[position]} />
          <span className="font-semibold tabular-nums">{number(count, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

/** That declared ballots are left out because they are in doubt. */
export async function Doubted({ numbers }: { numbers: readonly number[] }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (numbers.length === 0) return null;
  const ballots = listing(
    numbers.map((one) => number(one, locale)),
    locale,
  );
  return <p className="mt-4 text-muted">{t('matrix.doubted', { count: numbers.length, ballots })}</p>;
}
