import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { ballotFinding } from '@/db/schema/ballot-acts';
import { type Ballot, ballot } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import type { Conflict } from '@/domain/ballot-check';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { findingInput } from '../input';
import { lockBallotAt } from './locking';
import { tellOfDoubt } from './telling';

/**
 * Puts a ballot in doubt, in the transaction that looked at it; nothing else of it changes. Everybody can see it, and
 * organizers and administrators are told once. Answers whether it was not in doubt before.
 */
export async function doubt(
  tx: Tx,
  actor: Actor,
  ballotRow: Ballot,
  { conflict, now }: { conflict: Conflict; now: Date },
): Promise<boolean> {
  const { conferenceId, id, number, outcomeId } = ballotRow;
  await tx
    .update(ballot)
    .set({ doubtedAt: ballotRow.doubtedAt ?? now, lookedAt: now, doubt: conflict })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, id)));
  if (!ballotRow.doubtedAt) await tellOfDoubt(tx, { conferenceId, ballotId: id });
  await record(tx, actor, {
    conferenceId,
    kind: 'ballot.doubted',
    entityId: id,
    after: { number, conflict },
    topics: [`ballot:${id}`, `outcome:${outcomeId}`],
  });
  return !ballotRow.doubtedAt;
}

/**
 * Records what an officer found about a ballot in doubt. The next run of the job looks at its record again, and
 * declares it if all fits by then; nothing else does, and nobody can make it.
 */
export function recordFinding(actor: Actor, input: z.output<typeof findingInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { ballot: ballotRow } = await lockBallotAt(tx, input);
    const { conferenceId, id: ballotId, doubtedAt, declaredAt } = ballotRow;
    authorize(actor, 'finding.record', { conferenceId });
    if (!doubtedAt || declaredAt) throw refuse('ballots.refusal.notInDoubt', {}, 'conflict');
    const at = await dbNow(tx);
    const [finding] = await tx
      .insert(ballotFinding)
      .values({
        conferenceId,
        ballotId,
        text: input.finding,
        at,
        recordedBy: actor.accountId ?? '',
      })
      .returning({ id: ballotFinding.id });
    await record(tx, actor, {
      conferenceId,
      kind: 'finding.recorded',
      entityId: ballotId,
      after: { finding: finding?.id, text: input.finding, at },
      topics: [`ballot:${ballotId}`],
    });
    return { message: 'ballots.done.findingRecorded' };
  });
}
