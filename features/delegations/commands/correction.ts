import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { hasRegisteredName, whyNotCapacity } from '@/domain/person-changes';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { capacityInput, nameInput } from '../input';
import { noteChanges, seatToCorrect } from './changes';
import { requireOpenList } from './confirmed-list';
import { addresseeOf } from './letters';

/**
 * Corrects the name under which a person was nominated.
 * @throws Refusal once the person has registered a name, which is corrected among the answers
 */
export async function changeName(actor: Actor, input: z.output<typeof nameInput>): Promise<Done> {
  const { name, reason } = input;
  return act(actor, async (tx, actor) => {
    const permission = 'participant.changeName';
    const { conference, conferenceId, row, seat } = await seatToCorrect(tx, actor, permission, input);
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
    await noteChanges(tx, actor, correction);
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
    const permission = 'participant.changeCapacity';
    const { conference, conferenceId, row, seat } = await seatToCorrect(tx, actor, permission, input);
    await requireOpenList(tx, actor, { ...conference, ...row }, 'changed');
    const why = whyNotCapacity(seat.capacity, capacity);
    if (why) throw refuse(why, {}, 'conflict', 'capacity');
    await tx
      .update(participant)
      .set({ capacity, version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    const changes = [{ field: 'capacity', before: seat.capacity, after: capacity }] as const;
    const correction = { conference, delegation: row, seat, changes, reason };
    await noteChanges(tx, actor, correction);
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
