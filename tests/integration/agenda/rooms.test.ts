import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { agendaItem } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import type { ReleasedSession } from '@/domain/release';
import { releaseAgenda } from '@/features/agenda/commands/release';
import { moveRoom } from '@/features/agenda/commands/room-order';
import {
  addAgendaItem,
  addRoom,
  editAgendaItem,
  editRoom,
  removeAgendaItem,
  removeRoom,
} from '@/features/agenda/commands/rooms';
import { getEditor } from '@/features/agenda/queries/editor';
import { draftName, releasedFrom } from '@/features/agenda/queries/release';
import { roomsVersionOf } from '@/features/agenda/queries/room-order';
import { aRelease, aRoom, aSession } from '@/tests/setup/conference/agenda';
import { aConference, closed, inAll } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { hold, meeting, withoutLock } from '@/tests/setup/unguarded';

async function aHouse() {
  const conference = await aConference();
  const organizer = await anActor('organizer', conference.id);
  const rooms = () =>
    withTx(SYSTEM, (tx) =>
      tx
        .select({ id: room.id, name: room.name, capacity: room.capacity })
        .from(room)
        .where(eq(room.conferenceId, conference.id)),
    );
  return { conference, organizer, rooms, slug: conference.slug };
}

describe('the rooms', () => {
  it('have a name each, which can change, and are removed when nothing was ever scheduled in them', async () => {
    const { conference, organizer, rooms, slug } = await aHouse();
    await addRoom(organizer, { conference: slug, name: 'Andes', capacity: 240 });
    const again = addRoom(organizer, { conference: slug, name: 'Andes', capacity: 10 });
    await expect(again).rejects.toMatchObject({ key: 'agenda.refusal.roomName', field: 'name' });
    const [made] = await rooms();
    const roomId = made?.id ?? '';
    await editRoom(organizer, { conference: slug, roomId, version: 1, name: 'Atacama', capacity: 80 });
    expect(await rooms()).toEqual([{ id: roomId, name: 'Atacama', capacity: 80 }]);
    const used = await aRoom(conference.id, 'Patagonia');
    await aSession(conference.id, { roomId: used.id, cancelledAt: new Date() });
    const removal = { conference: slug, roomId: used.id, version: 1 };
    await expect(removeRoom(organizer, removal)).rejects.toMatchObject({ key: 'agenda.refusal.roomUsed' });
    await removeRoom(organizer, { conference: slug, roomId, version: 2 });
    expect((await rooms()).map(({ name }) => name)).toEqual(['Patagonia']);
  });

  it('stand in an order of their own, which readers of the agenda see with a release', async () => {
    const { conference, organizer, slug } = await aHouse();
    for (const name of ['Andes', 'Patagonia', 'Atacama'])
      await addRoom(organizer, { conference: slug, name, capacity: 40 });
    const draft = () => getEditor(organizer, conference);
    const names = async () => (await draft()).rooms.map(({ name }) => name);
    expect(await names(), 'a new one is the last').toEqual(['Andes', 'Patagonia', 'Atacama']);
    const { rooms } = await draft();
    for (const { id: roomId } of rooms) await aSession(conference.id, { roomId });
    await aRelease(conference.id, releasedFrom((await draft()).sessions));
    const move = async (name: string, direction: 'up' | 'down', orderVersion?: string) =>
      moveRoom(organizer, {
        ...{
          conference: slug,
          direction,
          orderVersion: orderVersion ?? roomsVersionOf((await draft()).rooms),
        },
        roomId: rooms.find((one) => one.name === name)?.id ?? '',
      });
    await move('Atacama', 'up');
    expect(await names()).toEqual(['Andes', 'Atacama', 'Patagonia']);
    const { sessions, latest, changes } = await draft();
    expect(sessions.map(({ room }) => room)).toEqual(['Andes', 'Atacama', 'Patagonia']);
    expect(latest?.sessions.map(({ room }) => room)).toEqual(['Andes', 'Patagonia', 'Atacama']);
    expect(changes.map(({ kind, session }) => `${session.room} ${kind}`)).toEqual([
      'Atacama reordered',
      'Patagonia reordered',
    ]);
    await releaseAgenda(organizer, { conference: slug, number: 1, draft: draftName(releasedFrom(sessions)) });
    const released = await draft();
    expect([released.latest?.sessions.map(({ room }) => room), released.changes]).toEqual([
      ['Andes', 'Atacama', 'Patagonia'],
      [],
    ]);
    await expect(move('Andes', 'up'), 'it is the first').rejects.toMatchObject({ kind: 'stale' });
    await expect(move('Patagonia', 'down'), 'it is the last').rejects.toMatchObject({ kind: 'stale' });
    const before = roomsVersionOf(rooms);
    await expect(move('Andes', 'down', before)).rejects.toMatchObject({ key: 'common.refusal.changed' });
    expect(await names()).toEqual(['Andes', 'Atacama', 'Patagonia']);
  });

  it('are put in order by one organizer at a time', async () => {
    const { conference, organizer, slug } = await aHouse();
    const colleague = await anActor('organizer', conference.id);
    for (const name of ['Andes', 'Patagonia', 'Atacama'])
      await addRoom(organizer, { conference: slug, name, capacity: 40 });
    const { rooms } = await getEditor(organizer, conference);
    const [first, second, third] = rooms.map(({ id }) => id);
    const seen = { conference: slug, orderVersion: roomsVersionOf(rooms) };
    const both = () =>
      Promise.allSettled([
        moveRoom(organizer, { ...seen, roomId: first ?? '', direction: 'down' }),
        moveRoom(colleague, { ...seen, roomId: third ?? '', direction: 'up' }),
      ]);
    const fates = (done: Awaited<ReturnType<typeof both>>) => done.map(({ status }) => status).sort();
    const door = await hold('conference', conference.id);
    const presses = both();
    await door.standing(2);
    await door.release();
    expect(fates(await presses)).toEqual(['fulfilled', 'rejected']);
    expect((await presses).find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { key: 'common.refusal.changed' },
    });
    const after = (await getEditor(organizer, conference)).rooms;
    const orders = [
      [second, first, third],
      [first, third, second],
    ];
    expect(orders).toContainEqual(after.map(({ id }) => id));
    // Without the lock both are done, on what neither saw.
    seen.orderVersion = roomsVersionOf(after);
    const { done, taken } = await withoutLock('conference', () => meeting(conference.id, both));
    expect([taken > 0, fates(done)]).toEqual([true, ['fulfilled', 'fulfilled']]);
  });

  it('of another conference do not exist here, and stay as they are after the close', async () => {
    const { conference, organizer, rooms, slug } = await aHouse();
    const elsewhere = await aHouse();
    const theirs = await aRoom(elsewhere.conference.id, 'Andes');
    const change = { conference: slug, roomId: theirs.id, version: 1, name: 'Ours', capacity: 1 };
    await expect(editRoom(organizer, change)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(
      removeRoom(organizer, { conference: slug, roomId: theirs.id, version: 1 }),
    ).rejects.toMatchObject({
      kind: 'notFound',
    });
    expect((await elsewhere.rooms())[0]?.name).toBe('Andes');
    await closed(conference.id);
    const late = addRoom(organizer, { conference: slug, name: 'Late', capacity: 1 });
    await expect(late).rejects.toMatchObject({ kind: 'late' });
    expect(await rooms()).toEqual([]);
  });
});

const itemsOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) =>
    tx.select().from(agendaItem).where(eq(agendaItem.conferenceId, conferenceId)).orderBy(agendaItem.number),
  );

describe('the items of the agenda', () => {
  it('are removed while no session belongs to them, cancelled ones too, and once only', async () => {
    const { conference, organizer, slug } = await aHouse();
    for (const number of ['1', '2']) {
      await addAgendaItem(organizer, { conference: slug, number, title: inAll(`Item ${number}`) });
    }
    const [used, unused] = await itemsOf(conference.id);
    await aSession(conference.id, { agendaItemId: used?.id, cancelledAt: new Date() });
    const remove = (itemId = '', version = 1) =>
      removeAgendaItem(organizer, { conference: slug, itemId, version });
    await expect(remove(used?.id)).rejects.toMatchObject({ key: 'agenda.refusal.itemUsed' });
    await expect(remove(unused?.id, 2)).rejects.toMatchObject({ kind: 'stale' });
    const presses = await Promise.allSettled([remove(unused?.id), remove(unused?.id)]);
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(remove(unused?.id)).rejects.toMatchObject({ key: 'common.refusal.removed' });
    expect((await itemsOf(conference.id)).map(({ number }) => number)).toEqual(['1']);
  });

  it('come in the order of their numbers, sub-items and inserted ones in their places', async () => {
    const { conference, organizer, slug } = await aHouse();
    for (const number of ['10', '2', '2 bis', '2.1']) {
      await addAgendaItem(organizer, { conference: slug, number, title: inAll(`Item ${number}`) });
    }
    const { items } = await getEditor(organizer, conference);
    expect(items.map(({ number }) => number)).toEqual(['2', '2.1', '2 bis', '10']);
    // What no form sends is refused by the database.
    const wrong = addAgendaItem(organizer, { conference: slug, number: '2.', title: inAll('Wrong') });
    await expect(wrong).rejects.toThrow();
  });

  it('are the same in a release of the time when they were numbers', async () => {
    const { conference, organizer, slug } = await aHouse();
    await addAgendaItem(organizer, { conference: slug, number: '2', title: inAll('Drugs') });
    const [item] = await itemsOf(conference.id);
    await aSession(conference.id, { agendaItemId: item?.id });
    const [line] = releasedFrom((await getEditor(organizer, conference)).sessions);
    const formerly = { ...line, itemNumber: 2 } as unknown as ReleasedSession;
    await aRelease(conference.id, [formerly]);
    const { latest, changes } = await getEditor(organizer, conference);
    expect(latest?.sessions[0]?.itemNumber).toBe('2');
    expect(changes).toEqual([]);
  });

  it('have a number each and can be reworded', async () => {
    const { conference, organizer, slug } = await aHouse();
    await addAgendaItem(organizer, { conference: slug, number: '1', title: inAll('Opening') });
    await addAgendaItem(organizer, { conference: slug, number: '2', title: inAll('Drugs') });
    const items = () => itemsOf(conference.id);
    const itemId = (await items())[1]?.id ?? '';
    const taken = editAgendaItem(organizer, {
      conference: slug,
      itemId,
      version: 1,
      number: '1',
      title: inAll('Drugs'),
    });
    await expect(taken).rejects.toMatchObject({ key: 'agenda.refusal.itemNumber', field: 'number' });
    await editAgendaItem(organizer, {
      conference: slug,
      itemId,
      version: 1,
      number: '3',
      title: inAll('Drug trafficking'),
    });
    expect((await items()).map(({ number, title }) => [number, title.en])).toEqual([
      ['1', 'Opening'],
      ['3', 'Drug trafficking'],
    ]);
  });
});
