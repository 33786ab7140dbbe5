import { and, eq, isNull, max } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { delegation, participant } from '@/db/schema/delegations';
import { floorRequest } from '@/db/schema/speakers';
import type { Actor } from '@/domain/actor';
import { orderInWords, placedBy } from '@/domain/alternation';
import { missing, refuse } from '@/domain/refusal';
import { whyNotAsked } from '@/domain/speakers';
import { ofSenderWorded } from '@/features/delegations/queries/places';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { floorRequestEndInput, floorRequestInput, floorRequestMoveInput } from '../input';
import { orderIn, orderVersionOf } from '../queries/order';
import {
  endRequest,
  type Floor,
  lockFloor,
  ofSession,
  placeRequests,
  waitingRequest,
  watchersOf,
} from './locking';

/** The delegation that is to speak. @throws Refusal where there is none, or it does not come */
export async function speakingDelegation(
  tx: Tx,
  { conferenceId }: Pick<Floor, 'conferenceId'>,
  delegationId: string,
) {
  const [row] = await tx
    .select({ id: delegation.id, countryCode: delegation.countryCode, organization: delegation.organization })
    .from(delegation)
    .where(
      and(
        eq(delegation.conferenceId, conferenceId),
        eq(delegation.id, delegationId),
        isNull(delegation.withdrawnAt),
      ),
    );
  if (!row) throw missing();
  return row;
}

/** Refuses a person of a delegation who is not accredited. Whoever presides speaks for nobody. */
async function requireAccredited(tx: Tx, actor: Actor, floor: Floor, delegationId: string): Promise<void> {
  if (floor.presides || !actor.accountId) return;
  const accepted = await tx.$count(
    participant,
    and(
      eq(participant.conferenceId, floor.conferenceId),
      eq(participant.delegationId, delegationId),
      eq(participant.accountId, actor.accountId),
      eq(participant.decision, 'accepted'),
      isNull(participant.withdrawnAt),
    ),
  );
  if (accepted === 0) throw refuse('speakers.refusal.notAccredited', {}, 'conflict');
}

/** Asks for the floor in the name of a delegation: it stands where the rules put it. */
export function addFloorRequest(actor: Actor, input: z.output<typeof floorRequestInput>): Promise<Done> {
  const { delegationId, kind, speaker } = input;
  return act(actor, async (tx, actor) => {
    const floor = await lockFloor(tx, actor, 'floorRequest.add', input);
    await speakingDelegation(tx, floor, delegationId);
    await requireAccredited(tx, actor, floor, delegationId);
    const { waiting } = await orderIn(tx, floor);
    const own = waiting.filter((one) => one.delegationId === delegationId).map((one) => one.kind);
    const why = whyNotAsked(kind, { closed: Boolean(floor.list?.closedAt), waiting: own });
    if (why) throw refuse(`speakers.refusal.${why}`, {}, why === 'listClosed' ? 'late' : 'conflict', 'kind');
    const { conferenceId, sessionId } = floor;
    const [last] = await tx
      .select({ sequence: max(floorRequest.sequence) })
      .from(floorRequest)
      .where(ofSession(floorRequest, floor));
    const sequence = (last?.sequence ?? 0) + 1;
    const id = newId();
    await tx.insert(floorRequest).values({
      ...{ conferenceId, id, sessionId, sequence, kind, delegationId, speaker },
      requestedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'floorRequest.added',
      entityId: sessionId,
      after: { number: sequence, delegationId, floorKind: kind },
      topics: watchersOf(floor),
    });
    const position = positionIn((await orderIn(tx, floor)).waiting, id);
    return { message: 'speakers.done.requestAdded', params: { position }, data: { id } };
  });
}

const positionIn = (order: readonly { id: string }[], id: string) =>
  order.findIndex((one) => one.id === id) + 1;

/** Takes a request off the list, by the delegation or by whoever presides. */
export function withdrawFloorRequest(
  actor: Actor,
  input: z.output<typeof floorRequestEndInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const [located] = await tx
      .select({ delegationId: floorRequest.delegationId })
      .from(floorRequest)
      .where(and(eq(floorRequest.id, input.requestId), eq(floorRequest.sessionId, input.sessionId)));
    const floor = await lockFloor(tx, actor, 'floorRequest.withdraw', { ...input, ...located });
    const row = await waitingRequest(tx, floor, input.requestId);
    const { waiting: order } = await orderIn(tx, floor);
    await endRequest(tx, actor, row, { endedAs: 'withdrawn', order });
    const { sequence, delegationId, kind } = row;
    await record(tx, actor, {
      conferenceId: floor.conferenceId,
      kind: 'floorRequest.withdrawn',
      entityId: floor.sessionId,
      before: { number: sequence, delegationId, floorKind: kind },
      topics: watchersOf(floor),
    });
    return { message: 'speakers.done.requestWithdrawn' };
  });
}

/**
 * Moves a request by one among those of its kind, where it stays whatever the rules say, or gives it back to the rules; what the order
 * was is on record.
 * @throws Refusal when the list is another than the one that was seen, or it stands at the end already
 */
export function moveFloorRequest(actor: Actor, input: z.output<typeof floorRequestMoveInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const floor = await lockFloor(tx, actor, 'floor.give', input);
    const moved = await waitingRequest(tx, floor, input.requestId);
    const { waiting: before } = await orderIn(tx, floor);
    const placed = placedBy(before, moved.id, input.direction);
    if (orderVersionOf(before) !== input.orderVersion || !placed)
      throw refuse('common.refusal.changed', {}, 'stale');
    await placeRequests(tx, floor.conferenceId, placed);
    const { waiting: after } = await orderIn(tx, floor);
    const position = positionIn(after, moved.id);
    const sender = await speakingDelegation(tx, floor, moved.delegationId);
    await record(tx, actor, {
      conferenceId: floor.conferenceId,
      kind: 'floorRequest.moved',
      entityId: floor.sessionId,
      before: { position: positionIn(before, moved.id), order: orderInWords(before) },
      after: {
        ...{ number: moved.sequence, delegationId: moved.delegationId },
        ...{ position, order: orderInWords(after) },
      },
      topics: watchersOf(floor),
    });
    return { message: 'speakers.done.requestMoved', params: { of: ofSenderWorded(sender), position } };
  });
}
