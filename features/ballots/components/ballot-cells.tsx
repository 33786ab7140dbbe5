import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Time } from '@/components/page/time';
import type { Position } from '@/domain/positions';
import { clock, day, withCommas } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ListedBallot } from '../queries/list';
import { positionWords } from './choice-words';
import { PhaseTag } from './phase-tag';
import { PositionMark } from './position-mark';
import { TimeLeft } from './time-left';

/** Where it stands, or its verdict; and while something runs, how long. */
export async function State({ ballot }: { ballot: ListedBallot }) {
  const { phase } = ballot;
  return (
    <>
      <PhaseTag ballot={ballot} />
      {(phase === 'open' || phase === 'scheduled') && (
        <span className="block font-semibold whitespace-nowrap">
          <TimeLeft ballot={ballot} />
        </span>
      )}
    </>
  );
}

/** How the reader's own delegation stands to a ballot; null where nobody may say yet. */
function ownPosition({ own, procedure, phase, opened }: ListedBallot): Position | null {
  if (!own || !opened || phase === 'cancelled') return null;
  if (!own.onRoll) return 'notOnRoll';
  if (procedure === 'silence') return own.broke ? 'broke' : 'silent';
  return own.choice ?? (phase === 'declared' ? 'notVoting' : null);
}

/** What the reader's own country did, or the way to do it. */
export async function OwnCell({ ballot, href }: { ballot: ListedBallot; href: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const position = ownPosition(ballot);
  const mayVote = ballot.phase === 'open' && ballot.procedure === 'vote' && ballot.own?.isHead;
  if (position) return <PositionMark position={position} word={positionWords(locale)[position]} />;
  if (!mayVote) return '–';
  return (
    <Link className="inline-flex min-h-6 items-center font-semibold" href={`${href}/vote`}>
      {t('own.vote')}
    </Link>
  );
}

/** What the instant of `Closes` is to a ballot: still to come, behind it, or called off. */
export function closesWord({ phase, procedure }: Pick<ListedBallot, 'phase' | 'procedure'>) {
  if (phase === 'cancelled') return 'facts.cancelled';
  if (phase === 'scheduled' || phase === 'open')
    return procedure === 'silence' ? 'facts.deadline' : 'column.closes';
  return procedure === 'silence' ? 'facts.ended' : 'column.closed';
}

/** When it closes, or when it did where that was earlier; the zone stands below the list. What never opened never closed. */
export async function Closes({ ballot, timeZone }: { ballot: ListedBallot; timeZone: string }) {
  const locale = await readerLocale();
  if (ballot.phase === 'lapsed') return '–';
  const at = ballot.endedAt ?? ballot.closesAt;
  const words = withCommas([day(at, locale, timeZone), clock(at, locale, timeZone)], locale);
  return <Time iso={at.toISOString()}>{words}</Time>;
}
