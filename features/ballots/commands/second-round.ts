import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Ballot } from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Verdict } from '@/domain/deciding';
import { isRefusal } from '@/domain/refusal';
import { secondRoundLength } from '@/domain/voting';
import { record } from '@/platform/record';
import { openRound } from './round';

/**
 * Opens the second round where the frozen profile asks for one, at the moment of the declaration: with a roll
 * of its own, since suspensions and heads count from the next ballot. Where it cannot open (nobody left on the
 * roll), that is recorded and an organizer decides.
 */
export async function openSecondRound(
  tx: Tx,
  actor: Actor,
  ballotRow: Ballot,
  { verdict, now }: { verdict: Verdict; now: Date },
): Promise<void> {
  const length = secondRoundLength(ballotRow.profile.vote, ballotRow, verdict);
  if (length === null) return;
  const { conferenceId, outcomeId, procedure, rulesName, profile } = ballotRow;
  const [outcomeRow] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)))
    .for('update');
  if (!outcomeRow) return;
  const closesAt = new Date(now.getTime() + length);
  const terms = { procedure, rulesName, profile, opensAt: now, closesAt };
  try {
    const { change } = await openRound(tx, actor, { outcome: outcomeRow, terms, now });
    await record(tx, actor, change);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await record(tx, actor, {
      conferenceId,
      kind: 'ballot.secondRoundNotOpened',
      entityId: ballotRow.id,
      after: { reason: error.key },
      topics: [`ballot:${ballotRow.id}`],
    });
  }
}
