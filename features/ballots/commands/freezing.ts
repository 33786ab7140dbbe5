import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Ballot, ballot, roll, rollExclusion } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import { inHashedOrder, inRollOrder, openingHash } from '@/domain/chain';
import type { Change } from '@/domain/events';
import type { ElectoralRoll } from '@/domain/roll';
import type { Rules } from '@/domain/rules';
import { sha256 } from '@/platform/chain';
import { tellOfOpening } from './telling';

type Freezing = { outcomeNumber: number; planned: { roll: ElectoralRoll; rules: Rules }; now: Date };

/**
 * Freezes roll and rules of a ballot that is written and locked, begins its chain, and writes to the heads; answers with
 * what is to be recorded. From here on the database refuses to change the roll.
 */
export async function freeze(
  tx: Tx,
  actor: Actor,
  ballotRow: Ballot,
  { outcomeNumber, planned, now }: Freezing,
): Promise<Change> {
  const { conferenceId, id: ballotId, outcomeId, number } = ballotRow;
  const { procedure, round, question, rulesName, profile, opensAt, closesAt } = ballotRow;
  const { rules } = planned;
  const { entitled, excluded } = planned.roll;
  const ref = { conferenceId, ballotId };
  await tx.insert(roll).values(entitled.map((one) => ({ ...ref, ...one })));
  if (excluded.length > 0) {
    await tx.insert(rollExclusion).values(excluded.map(({ name, reason }) => ({ ...ref, name, reason })));
  }
  const opened = {
    conference: conferenceId,
    ballot: ballotId,
    number,
    procedure,
    round,
    question,
    rules,
    roll: inRollOrder(entitled),
    excluded: inHashedOrder(excluded),
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  };
  const headHash = openingHash(sha256, opened);
  await tx
    .update(ballot)
    .set({ rules, headHash, openedAt: now, openedBy: actor.accountId })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
  await tellOfOpening(tx, ref);
  const frozen = { procedure, round, question, rulesName, profile, rules, opensAt, closesAt };
  return {
    conferenceId,
    kind: 'ballot.opened',
    entityId: ballotId,
    after: { number, outcome: outcomeNumber, ...frozen, roll: planned.roll, hash: headHash },
    topics: [`ballot:${ballotId}`, `outcome:${outcomeId}`],
  };
}
