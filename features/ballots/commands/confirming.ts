import { and, desc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { ballotAct } from '@/db/schema/ballot-acts';
import { isOpened } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { confirmInput } from '../input';
import { noteSeat } from '../queries/chain-acts';
import { lockToActUpon } from './acting';

/**
 * Confirms a new head of delegation in an open ballot, who can then vote before the time of waiting is over: by the focal point
 * or the credentials officer, and never by who made the change.
 * @throws Refusal where nothing is to be confirmed (any more), or it is one's own change
 */
export function confirmHead(actor: Actor, input: z.output<typeof confirmInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const locked = await lockToActUpon(tx, actor, 'head.confirm', input);
    if ('due' in locked || !isOpened(locked.ballot))
      throw refuse('ballots.refusal.notOpenYet', {}, 'conflict');
    const last = await lastOfSeat(tx, locked.ballot, input.delegationId);
    if (!last) throw missing();
    if (last.kind !== 'headReplaced' || last.hash !== input.seatVersion)
      throw refuse('common.refusal.changed', {}, 'stale');
    if (last.actor === actor.accountId) throw refuse('ballots.refusal.ownReplacement', {}, 'forbidden');
    const about = { kind: 'headConfirmed', delegationId: input.delegationId } as const;
    const change = await noteSeat(tx, actor, locked.ballot, about);
    if (!change) throw refuse('ballots.refusal.endedAlready', {}, 'late');
    await record(tx, actor, { ...change, kind: 'head.confirmed' });
    return { message: 'ballots.done.headConfirmed' };
  });
}

/** The last thing that happened to the seat of a delegation's head in a ballot. */
async function lastOfSeat(
  tx: Tx,
  { conferenceId, id }: { conferenceId: string; id: string },
  delegationId: string,
) {
  const [last] = await tx
    .select()
    .from(ballotAct)
    .where(
      and(
        eq(ballotAct.conferenceId, conferenceId),
        eq(ballotAct.ballotId, id),
        sql`${ballotAct.details} ->> 'delegation' = ${delegationId}`,
      ),
    )
    .orderBy(desc(ballotAct.sequence))
    .limit(1);
  return last;
}
