import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { objection } from '@/db/schema/consensus-calls';
import { delegation, participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { type ObjectionSource, whyNotObject } from '@/domain/consensus-calls';
import { authorize, can, type Permission } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { objectionEndInput, objectionInput } from '../input';
import { callOn, watchersOf } from './calling';
import { lockOutcome } from './recall';

type InNameOf = { conferenceId: string; delegationId: string };

/**
 * In whose name something is entered while a text is called: the delegation's by who speaks for it here, or the chair's, who heard
 * it in the room.
 * @throws Refusal for who is not accredited, and for a delegation that is no member of the region
 */
export async function sourceOf(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  { conferenceId, delegationId }: InNameOf,
): Promise<ObjectionSource> {
  const [from] = await tx
    .select({ kind: delegation.kind })
    .from(delegation)
    .where(
      and(
        eq(delegation.conferenceId, conferenceId),
        eq(delegation.id, delegationId),
        isNull(delegation.withdrawnAt),
      ),
    );
  if (!from) throw missing();
  authorize(actor, permission, { conferenceId, delegationId });
  if (from.kind !== 'memberInRegion')
    throw refuse('outcomes.calls.why.notMember', {}, 'invalid', 'delegationId');
  if (can(actor, permission, { conferenceId })) return 'chair';
  const accredited = await tx.$count(
    participant,
    and(
      eq(participant.conferenceId, conferenceId),
      eq(participant.delegationId, delegationId),
      eq(participant.accountId, actor.accountId ?? ''),
      eq(participant.decision, 'accepted'),
      isNull(participant.withdrawnAt),
    ),
  );
  if (accredited === 0) throw refuse('outcomes.calls.why.notAccredited', {}, 'forbidden');
  return 'delegation';
}

/**
 * Enters an objection to a text that is called. What counts is when it reached this server, by the database's clock and whatever it
 * waited for here: one that was in time is never too late.
 * @throws Refusal where it came after the time, or after the call had ended
 */
export function addObjection(actor: Actor, input: z.output<typeof objectionInput>): Promise<Done> {
  const { delegationId } = input;
  const reached = performance.now();
  return act(actor, async (tx, actor) => {
    const { row, closedAt } = await lockOutcome(tx, input);
    const { conferenceId, id: outcomeId, number } = row;
    const source = await sourceOf(tx, actor, 'objection.add', { conferenceId, delegationId });
    if (closedAt) throw refuse('outcomes.calls.why.conferenceClosed', {}, 'late');
    const call = await callOn(tx, row, input.call);
    const now = await dbNow(tx);
    const reachedAt = new Date(now.getTime() - Math.ceil(performance.now() - reached));
    const why = whyNotObject(call, { reachedAt, source });
    if (why) throw refuse(`outcomes.calls.why.${why}`, {}, 'late');
    try {
      await tx.insert(objection).values({
        ...{ conferenceId, id: newId(), outcomeId, call: call.number, delegationId, source },
        ...{ reachedAt: reachedAt < call.openedAt ? call.openedAt : reachedAt, addedBy: actor.accountId },
      });
    } catch (error) {
      if (violated(error) !== 'objection_standing') throw error;
      throw refuse('outcomes.calls.why.objectedAlready', {}, 'conflict', 'delegationId');
    }
    await record(tx, actor, {
      conferenceId,
      kind: 'objection.added',
      entityId: outcomeId,
      after: { number, call: call.number, delegationId, as: source === 'chair' ? 'chair' : null },
      topics: [...watchersOf(row, call)],
    });
    return { message: 'outcomes.calls.done.objectionAdded' };
  });
}

/** Takes back an objection while its call is open; it stays on record. */
export function withdrawObjection(actor: Actor, input: z.output<typeof objectionEndInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { row } = await lockOutcome(tx, input);
    const { conferenceId, id, number } = row;
    const mine = and(eq(objection.conferenceId, conferenceId), eq(objection.id, input.objectionId));
    const [standing] = await tx
      .select()
      .from(objection)
      .where(and(mine, eq(objection.outcomeId, id)));
    if (!standing) throw missing();
    const { delegationId } = standing;
    await sourceOf(tx, actor, 'objection.withdraw', { conferenceId, delegationId });
    const call = await callOn(tx, row, standing.call);
    if (call.endedAs) throw refuse('outcomes.calls.why.over', {}, 'stale');
    if (standing.withdrawnAt) throw refuse('outcomes.calls.why.withdrawnAlready', {}, 'stale');
    await tx
      .update(objection)
      .set({ withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId })
      .where(mine);
    await record(tx, actor, {
      conferenceId,
      kind: 'objection.withdrawn',
      entityId: id,
      after: { number, call: call.number, delegationId },
      topics: [...watchersOf(row, call)],
    });
    return { message: 'outcomes.calls.done.objectionWithdrawn' };
  });
}
