import { and, eq, max } from 'drizzle-orm';
import type * as z from 'zod';
import { violated } from '@/db/client';
import { newId } from '@/db/columns';
import { agendaItem } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import type { BareKey } from '@/messages/keys';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { gone } from '@/platform/gone';
import { record } from '@/platform/record';
import type {
  agendaItemChangeInput,
  agendaItemInput,
  agendaItemRemovalInput,
  roomChangeInput,
  roomInput,
  roomRemovalInput,
} from '../input';
import { openConference, openConferenceAlone } from './place';

async function orTaken<T>(write: Promise<T>, constraint: string, key: BareKey, field: string): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw violated(error) === constraint ? refuse(key, {}, 'conflict', field) : error;
  }
}

/** Adds a room behind all others. */
export function addRoom(actor: Actor, input: z.output<typeof roomInput>): Promise<Done> {
  const adding = act<Done>(actor, async (tx, actor) => {
    const { id: conferenceId } = await openConferenceAlone(tx, actor, 'room.edit', input.conference);
    const { name, capacity } = input;
    const id = newId();
    const there = eq(room.conferenceId, conferenceId);
    const [last] = await tx
      .select({ position: max(room.position) })
      .from(room)
      .where(there);
    const position = (last?.position ?? 0) + 1;
    await tx.insert(room).values({ conferenceId, id, name, capacity, position });
    const after = { name, capacity };
    await record(tx, actor, { conferenceId, kind: 'room.added', entityId: id, after });
    return { message: 'agenda.done.roomAdded' };
  });
  return orTaken(adding, 'room_name', 'agenda.refusal.roomName', 'name');
}

/** Renames a room or changes how many it seats. */
export function editRoom(actor: Actor, input: z.output<typeof roomChangeInput>): Promise<Done> {
  const editing = act<Done>(actor, async (tx, actor) => {
    const { id: conferenceId } = await openConference(tx, actor, 'room.edit', input.conference);
    const mine = and(eq(room.conferenceId, conferenceId), eq(room.id, input.roomId));
    const [before] = await tx
      .select({ name: room.name, capacity: room.capacity, version: room.version })
      .from(room)
      .where(mine)
      .for('update');
    if (!before) throw missing();
    if (before.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const after = { name: input.name, capacity: input.capacity, version: before.version + 1 };
    await tx.update(room).set(after).where(mine);
    const entityId = input.roomId;
    await record(tx, actor, { conferenceId, kind: 'room.edited', entityId, before, after });
    return { message: 'agenda.done.roomEdited', params: { name: input.name } };
  });
  return orTaken(editing, 'room_name', 'agenda.refusal.roomName', 'name');
}

/** Removes a room in which no session ever was. */
export function removeRoom(actor: Actor, input: z.output<typeof roomRemovalInput>): Promise<Done> {
  const removing = act<Done>(actor, async (tx, actor) => {
    const { id: conferenceId } = await openConference(tx, actor, 'room.edit', input.conference);
    const mine = and(eq(room.conferenceId, conferenceId), eq(room.id, input.roomId));
    const [before] = await tx.select().from(room).where(mine).for('update');
    if (!before) throw await gone(tx, conferenceId, 'room.removed', { entityId: input.roomId });
    sameVersion(before, input.version);
    await tx.delete(room).where(mine);
    const { name, capacity } = before;
    const entityId = input.roomId;
    await record(tx, actor, {
      conferenceId,
      kind: 'room.removed',
      entityId,
      before: { name, capacity },
    });
    return { message: 'agenda.done.roomRemoved', params: { name } };
  });
  return orTaken(removing, 'session_room', 'agenda.refusal.roomUsed', 'roomId');
}

/** Adds a numbered item to the agenda. */
export function addAgendaItem(actor: Actor, input: z.output<typeof agendaItemInput>): Promise<Done> {
  const adding = act<Done>(actor, async (tx, actor) => {
    const meeting = await openConference(tx, actor, 'agendaItem.edit', input.conference);
    const conferenceId = meeting.id;
    const id = newId();
    const title = textAfter(meeting, input.title, { field: 'title' });
    const after = { number: input.number, title };
    await tx.insert(agendaItem).values({ conferenceId, id, ...after });
    await record(tx, actor, {
      conferenceId,
      kind: 'agendaItem.added',
      entityId: id,
      after,
    });
    return { message: 'agenda.done.itemAdded' };
  });
  return orTaken(adding, 'agenda_item_number', 'agenda.refusal.itemNumber', 'number');
}

/** Renumbers or rewords an item of the agenda. */
export function editAgendaItem(actor: Actor, input: z.output<typeof agendaItemChangeInput>): Promise<Done> {
  const editing = act<Done>(actor, async (tx, actor) => {
    const meeting = await openConference(tx, actor, 'agendaItem.edit', input.conference);
    const conferenceId = meeting.id;
    const mine = and(eq(agendaItem.conferenceId, conferenceId), eq(agendaItem.id, input.itemId));
    const [old] = await tx.select().from(agendaItem).where(mine).for('update');
    if (!old) throw missing();
    if (old.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const before = { number: old.number, title: old.title };
    const title = textAfter(meeting, input.title, { field: 'title', stands: old.title });
    const after = { number: input.number, title };
    await tx
      .update(agendaItem)
      .set({ ...after, version: old.version + 1 })
      .where(mine);
    await record(tx, actor, {
      conferenceId,
      kind: 'agendaItem.edited',
      entityId: input.itemId,
      before,
      after,
      topics: [`agenda:${conferenceId}`],
    });
    return { message: 'agenda.done.itemEdited', params: { number: { item: input.number } } };
  });
  return orTaken(editing, 'agenda_item_number', 'agenda.refusal.itemNumber', 'number');
}

/** Removes an item to which no session ever belonged; the others keep their numbers. */
export function removeAgendaItem(
  actor: Actor,
  input: z.output<typeof agendaItemRemovalInput>,
): Promise<Done> {
  const removing = act<Done>(actor, async (tx, actor) => {
    const { id: conferenceId } = await openConference(tx, actor, 'agendaItem.edit', input.conference);
    const entityId = input.itemId;
    const mine = and(eq(agendaItem.conferenceId, conferenceId), eq(agendaItem.id, entityId));
    const [before] = await tx.select().from(agendaItem).where(mine).for('update');
    if (!before) throw await gone(tx, conferenceId, 'agendaItem.removed', { entityId });
    sameVersion(before, input.version);
    await tx.delete(agendaItem).where(mine);
    const { number, title } = before;
    await record(tx, actor, {
      conferenceId,
      kind: 'agendaItem.removed',
      entityId,
      before: { number, title },
    });
    return { message: 'agenda.done.itemRemoved', params: { number: { item: number } } };
  });
  return orTaken(
    orTaken(removing, 'session_item', 'agenda.refusal.itemUsed', 'itemId'),
    'document_item',
    'agenda.refusal.itemDocuments',
    'itemId',
  );
}
