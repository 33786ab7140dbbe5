import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Ballot } from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Verdict } from '@/domain/deciding';
import { isRefusal } from '@/domain/refusal';
import { record } from '@/platform/record';
import { openRound } from './round';

/**
 * How long the round that the rules themselves ask for lasts, in milliseconds; null where the rules ask for
 * none and an organizer decides. After a tie: the delay within which the profile holds the second vote. By
 * correspondence, after too few replies: as long as the first round.
 */
function lengthOf(of: Ballot, verdict: Verdict): number | null {
  const first = of.closesAt.getTime() - of.opensAt.getTime();
  const { secondVoteDelayHours, correspondence } = of.profile.vote;
  if (verdict === 'tiedSecondVote') return secondVoteDelayHours * 3_600_000 || first;
  return verdict === 'inquorate' && correspondence ? first : null;
}

/**
 * Opens the second round where the frozen profile asks for one, at the moment of the declaration: with a roll
 * of its own, since suspensions and heads count from the next ballot. Where it cannot open (nobody left on the
 * roll), that is recorded and an organizer decides.
 */
export async function openSecondRound(tx: Tx, actor: Actor, of: Ballot, verdict: Verdict, now: Date) {
  const length = lengthOf(of, verdict);
  if (length === null) return;
  const { conferenceId, outcomeId, procedure, rulesName, profile } = of;
  const [left] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)))
    .for('update');
  if (!left) return;
  const closesAt = new Date(now.getTime() + length);
  const asked = { procedure, rulesName, profile, opensAt: now, closesAt };
  try {
    const { change } = await openRound(tx, actor, left, asked, now);
    await record(tx, actor, change);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await record(tx, actor, {
      conferenceId,
      kind: 'ballot.secondRoundNotOpened',
      entityId: of.id,
      after: { reason: error.key },
      topics: [`ballot:${of.id}`],
    });
  }
}
