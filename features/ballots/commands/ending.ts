import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Ballot, OpenedBallot } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import type { Counts } from '@/domain/deciding';
import { refuse } from '@/domain/refusal';
import type { Rules } from '@/domain/rules';
import { type SilencePeriod, silenceCounts, silenceEnd } from '@/domain/silence';
import { countsOf, type Tally, tally } from '@/domain/tally';
import { mayCloseEarly } from '@/domain/voting';
import type { Recorded } from '../queries/recorded';

/** The silence procedure that the ballot is; null where it is a vote. */
function periodOf(
  { rules, opensAt, closesAt: deadline }: OpenedBallot,
  { breaks }: Recorded,
): SilencePeriod | null {
  if (rules.procedure !== 'silence') return null;
  return { opensAt, deadline, minimumHours: rules.minimumHours, breaks: breaks.map(({ at }) => at) };
}

/** What is decided upon, by the rules of the ballot. */
export function countsUnder(rules: Rules, ballotRow: OpenedBallot, all: Recorded, figures: Tally): Counts {
  if (rules.procedure === 'vote') return countsOf(rules, figures);
  const period = periodOf(ballotRow, all);
  if (!period) throw new Error('consensus is no ballot');
  return silenceCounts(period);
}

/** The figures, or null where roll and votes are not of one piece: what is so is not over before its closing instant. */
export function figuresOf({ entitled, votes }: Recorded): Tally | null {
  try {
    return tally(
      entitled.map((one) => one.delegation),
      votes,
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The time of the last link of a ballot's chain: of a vote, a break or an act; null while there is none. */
function lastLinkAt({ votes, breaks, acts }: Recorded): Date | null {
  const times = [votes.at(-1)?.at, breaks.at(-1)?.at, acts.at(-1)?.at].flatMap((at) => at ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times.map((at) => new Date(at).getTime())));
}

/**
 * The instant that ended it: the closing instant however late we are; before it, the break of a silence, or now
 * when all have voted.
 */
export function endOf(ballotRow: OpenedBallot, all: Recorded, figures: Tally | null, now: Date): Date | null {
  const period = periodOf(ballotRow, all);
  if (period) return silenceEnd(period, now);
  if (now >= ballotRow.closesAt) return ballotRow.closesAt;
  if (now < ballotRow.opensAt || !figures || !mayCloseEarly(ballotRow.rules, figures)) return null;
  const last = lastLinkAt(all)?.getTime() ?? 0;
  return new Date(Math.min(ballotRow.closesAt.getTime(), Math.max(now.getTime(), last + 1)));
}

/**
 * The instant of an act upon an open ballot: now, or so long after the last link of its chain, in milliseconds, where a clock was
 * set back or both came in one.
 * @throws Refusal where the ballot has ended already
 */
export function instantOfAct(ballotRow: OpenedBallot, all: Recorded, now: Date, after: 0 | 1): Date {
  const last = lastLinkAt(all);
  const at = new Date(Math.max(now.getTime(), last ? last.getTime() + after : 0));
  if (at >= ballotRow.closesAt || endOf(ballotRow, all, figuresOf(all), now))
    throw refuse('ballots.refusal.endedAlready', {}, 'late');
  return at;
}

/** The locks that what follows an end needs, in the order in which an opening takes them, and before the chain's. */
export async function lockAround(tx: Tx, { conferenceId, outcomeId }: Ballot): Promise<void> {
  const its = and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId));
  await tx.select({ id: outcome.id }).from(outcome).where(its).for('update');
  const where = eq(conference.id, conferenceId);
  await tx.select({ id: conference.id }).from(conference).where(where).for('no key update');
}
