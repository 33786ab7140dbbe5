import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { hasRegisteredName } from '@/domain/person-changes';
import { refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { capacityInput, nameInput } from '../input';
import { lockSeat } from '../queries/places';
import { keepChanges, tellChanges } from './changes';
import { addresseeOf } from './letters';

/**
 * Corrects the name under which a person was nominated.
 * @throws Refusal once the person has registered a name, which is corrected among the answers
 */
export async function changeName(actor: Actor, input: z.output<typeof nameInput>): Promise<Done> {
  const { name, reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, seat } = await lockSeat(tx, actor, conferenceId, input.participantId);
    authorize(actor, 'participant.changeName', { conferenceId, delegationId: row.id });
    if (seat.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const [saved] = await tx
      .select({ givenName: registration.givenName, familyName: registration.familyName })
      .from(registration)
      .where(and(eq(registration.conferenceId, conferenceId), eq(registration.participantId, seat.id)));
    if (hasRegisteredName(saved ?? null)) throw refuse('delegations.refusal.nameRegistered', {}, 'conflict');
    const before = seat.name ?? (await addresseeOf(tx, seat.accountId)).name;
    if (before === name) throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid', 'name');
    await tx
      .update(participant)
      .set({ name, version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    const changes = [{ field: 'name', before, after: name }] as const;
    const correction = { conference, delegation: row, seat: { ...seat, name }, changes, reason };
    await keepChanges(tx, actor, correction);
    await tellChanges(tx, actor, correction);
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.nameChanged',
      entityId: seat.id,
      before: { name: before },
      after: { delegationId: row.id, name, reason },
      topics: [`participant:${seat.id}`, `delegation:${row.id}`, `account:${seat.accountId}`],
    });
    return { message: 'delegations.done.nameChanged' };
  });
}

/**
 * Changes in what capacity a person sits in the delegation.
 * @throws Refusal for the seat of the head, which another takes over by name
 */
export async function changeCapacity(actor: Actor, input: z.output<typeof capacityInput>): Promise<Done> {
  const { capacity, reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, seat } = await lockSeat(tx, actor, conferenceId, input.participantId);
    authorize(actor, 'participant.changeCapacity', { conferenceId, delegationId: row.id });
    if (seat.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    if (seat.capacity === capacity)
      throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid', 'capacity');
    if (seat.capacity === 'head') throw refuse('delegations.refusal.headStays', {}, 'conflict', 'capacity');
    if (capacity === 'head') throw refuse('delegations.refusal.headByName', {}, 'conflict', 'capacity');
    await tx
      .update(participant)
      .set({ capacity, version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    const changes = [{ field: 'capacity', before: seat.capacity, after: capacity }] as const;
    const correction = { conference, delegation: row, seat, changes, reason };
    await keepChanges(tx, actor, correction);
    await tellChanges(tx, actor, correction);
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.capacityChanged',
      entityId: seat.id,
      before: { capacity: seat.capacity },
      after: { delegationId: row.id, capacity, reason },
      topics: [`participant:${seat.id}`, `delegation:${row.id}`, `account:${seat.accountId}`],
    });
    return { message: 'delegations.done.capacityChanged' };
  });
}
