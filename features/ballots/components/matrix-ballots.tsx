import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { pick } from '@/domain/local-text';
import { type MatrixView, matrixQuery } from '@/domain/matrix';
import { number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { PositionedBallot } from '../queries/positions';
import { PhaseTag } from './phase-tag';

type Props = { here: string; ballots: readonly PositionedBallot[]; view: MatrixView };

/** The ballots by their numbers: the key to the matrix, and on a phone the way into it. */
export async function MatrixBallots({ here, ballots, view }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <Section title={t('title')} id="ballots">
      <ol>
        {ballots.toReversed().map((ballot) => (
          <li
            key={ballot.id}
            className="grid grid-cols-[2rem_1fr] gap-x-2 border-b border-hairline py-2 md:grid-cols-[2rem_1fr_auto]"
          >
            <span className="text-muted tabular-nums">{number(ballot.number, locale)}</span>
            <Link href={`${here}/countries${matrixQuery({ ...view, ballot: ballot.number })}`}>
              {pick(ballot.question, locale)}
            </Link>
            <span className="col-start-2 md:col-start-3">
              <PhaseTag
                ballot={{
                  phase: 'declared',
                  procedure: ballot.procedure,
                  result: ballot.result,
                  breaks: ballot.result.breaks,
                }}
              />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
