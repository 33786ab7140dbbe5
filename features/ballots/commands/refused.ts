import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { refusedVote } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import type { Change } from '@/domain/events';
import type { CastRefusal } from '@/domain/voting';
import { attempts } from '@/platform/limit';
import { record } from '@/platform/record';
import type { VoteMoment } from './moment';

/** The most refused votes of one person on one ballot that are kept each minute; the log counts the others. */
const KEPT_A_MINUTE = 30;

/** `unkept`: the ids and the count of a refusal that is not kept, for the log once this is committed. */
export type RefusedVote = { refused: CastRefusal; unkept?: Record<string, string | number | null> };

/** Keeps a refused vote, with its reason and its time. */
export async function keepRefusal(
  tx: Tx,
  actor: Actor,
  { ballot, delegationId, now: at, chain }: VoteMoment,
  reason: CastRefusal,
): Promise<RefusedVote> {
  const { conferenceId, id: ballotId } = ballot;
  const attempt = await attempts(tx, `refused-vote:${ballotId}:${actor.accountId}`, 60);
  if (attempt > KEPT_A_MINUTE) {
    const unkept = { ballot: ballotId, delegation: delegationId, account: actor.accountId, reason, attempt };
    return { refused: reason, unkept };
  }
  const kept = {
    conferenceId,
    id: newId(),
    ballotId,
    delegationId,
    actor: actor.accountId ?? '',
    reason,
    at,
  };
  await tx.insert(refusedVote).values(kept);
  const after = { delegationId, reason };
  const change: Change<'vote.refused'> = { conferenceId, kind: 'vote.refused', entityId: ballotId, after };
  await record(tx, actor, change, chain);
  return { refused: reason };
}
