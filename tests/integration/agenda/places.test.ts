import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { acceptedWarning, session, sessionBureau } from '@/db/schema/agenda';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import {
  addSession,
  cancelSession,
  editSession,
  moveSession,
  restoreSession,
} from '@/features/agenda/commands/sessions';
import { aRoom, aSession } from '@/tests/setup/conference/agenda';
import { aConference, closed, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { onDatabaseAfter, openEveryConnection } from '@/tests/setup/unguarded';

const OPEN = {
  kind: 'panel' as const,
  agendaItemId: null,
  languages: [],
  chair: null,
  rapporteur: null,
  reason: null,
};

async function aHouse() {
  const conference = await aConference();
  const organizer = await anActor('organizer', conference.id);
  const room = await aRoom(conference.id, 'Andes');
  const add = (values: Partial<Parameters<typeof addSession>[1]> = {}) =>
    addSession(organizer, {
      ...OPEN,
      conference: conference.slug,
      title: inAll('Panel'),
      roomId: room.id,
      startsAt: '2023-03-21T10:00',
      endsAt: '2023-03-21T11:00',
      ...values,
    });
  const all = () =>
    withTx(SYSTEM, (tx) => tx.select().from(session).where(eq(session.conferenceId, conference.id)));
  return { conference, organizer, room, add, all };
}

describe('a place in the agenda', () => {
  const hundredBook = async () => {
    const { add, all } = await aHouse();
    await openEveryConnection();
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, n) => add({ title: inAll(`Panel ${n}`) })),
    );
    return { results, booked: await all() };
  };

  it('is given once when a hundred book the same room and hour', async () => {
    const { results, booked } = await hundredBook();
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({
        key: 'agenda.refusal.roomTaken',
        params: { other: booked[0]?.title },
      });
    }
    expect(booked).toHaveLength(1);
  });

  it('would be given to several of the same hundred without the constraint (control)', async () => {
    const guard = ['alter table session drop constraint session_room_once'];
    const { results, booked } = await onDatabaseAfter(guard, hundredBook);
    expect(booked.length).toBeGreaterThan(1);
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(booked.length);
  });

  it('names the other session, its room and its time when it is taken', async () => {
    const { add } = await aHouse();
    await add({ title: inAll('First') });
    await expect(add({ startsAt: '2023-03-21T10:30', endsAt: '2023-03-21T11:30' })).rejects.toMatchObject({
      key: 'agenda.refusal.roomTaken',
      kind: 'conflict',
      field: 'roomId',
      params: { other: inAll('First'), room: 'Andes', time: { timeZone: 'America/Santiago' } },
    });
    await expect(add({ startsAt: '2023-03-21T11:00', endsAt: '2023-03-21T12:00' })).resolves.toBeTruthy();
  });

  it('is not given to one person twice at the same time, in whatever room', async () => {
    const { conference, add } = await aHouse();
    const chair = (await anActor('chair', conference.id)).accountId;
    const other = await aRoom(conference.id, 'Atacama');
    const both = await Promise.allSettled([add({ chair }), add({ chair, roomId: other.id })]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((r) => r.status === 'rejected');
    expect(refused?.reason).toMatchObject({ key: 'agenda.refusal.personTaken' });
  });

  it('moves with its length and its bureau, and tells the second of two movers', async () => {
    const { conference, organizer, room } = await aHouse();
    const chair = (await anActor('chair', conference.id)).accountId ?? '';
    const planned = await aSession(conference.id, { roomId: room.id, kind: 'panel' });
    await withTx(SYSTEM, (tx) =>
      tx.insert(sessionBureau).values({
        conferenceId: conference.id,
        sessionId: planned.id,
        accountId: chair,
        office: 'chair',
        startsAt: planned.startsAt,
        endsAt: planned.endsAt,
      }),
    );
    const move = (startsAt: string) =>
      moveSession(organizer, {
        conference: conference.slug,
        sessionId: planned.id,
        version: 1,
        roomId: room.id,
        startsAt,
        reason: null,
      });
    const results = await Promise.allSettled([move('2023-03-22T15:00'), move('2023-03-22T16:00')]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((r) => r.status === 'rejected')?.reason).toMatchObject({
      key: 'agenda.refusal.stale',
    });
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(session).where(eq(session.id, planned.id)));
    const [bureau] = await withTx(SYSTEM, (tx) =>
      tx.select().from(sessionBureau).where(eq(sessionBureau.sessionId, planned.id)),
    );
    expect(row && row.endsAt.getTime() - row.startsAt.getTime()).toBe(3_600_000);
    expect(bureau?.startsAt).toEqual(row?.startsAt);
  });

  it('asks for a reason when there is a warning, and keeps it', async () => {
    const { conference, add } = await aHouse();
    const late = { startsAt: '2023-03-27T10:00', endsAt: '2023-03-27T11:00' };
    await expect(add(late)).rejects.toMatchObject({ key: 'agenda.refusal.warnings', field: 'reason' });
    await add({ ...late, reason: 'The technical visit was moved.' });
    const kept = await withTx(SYSTEM, (tx) =>
      tx.select().from(acceptedWarning).where(eq(acceptedWarning.conferenceId, conference.id)),
    );
    expect(kept).toMatchObject([
      { warning: 'agenda.warning.outsideDays', reason: 'The technical visit was moved.' },
    ]);
  });

  it('refuses a time that the clocks skip', async () => {
    const { add } = await aHouse();
    // In Santiago the clocks went from 23:59 on 2 September 2023 to 01:00.
    const skipped = add({ startsAt: '2023-09-03T00:30', endsAt: '2023-09-03T02:00', reason: 'x' });
    await expect(skipped).rejects.toMatchObject({ key: 'common.invalid.skippedTime', field: 'startsAt' });
  });

  it('takes nothing of another conference, and changes nothing then', async () => {
    const { conference, organizer, add, all } = await aHouse();
    const elsewhere = await aHouse();
    await expect(add({ roomId: elsewhere.room.id })).rejects.toMatchObject({ kind: 'notFound' });
    const theirs = await aSession(elsewhere.conference.id);
    const input = { conference: conference.slug, sessionId: theirs.id, version: 1 };
    await expect(cancelSession(organizer, input)).rejects.toMatchObject({ kind: 'notFound' });
    const stranger = (await anActor('chair', elsewhere.conference.id)).accountId;
    await expect(add({ chair: stranger })).rejects.toMatchObject({ kind: 'notFound' });
    expect(await all()).toEqual([]);
  });

  it('is changed by organizers of an open conference only', async () => {
    const { conference, organizer, room } = await aHouse();
    const planned = await aSession(conference.id, { roomId: room.id, kind: 'panel' });
    const input = {
      ...OPEN,
      conference: conference.slug,
      sessionId: planned.id,
      version: 1,
      title: inAll('Other'),
      roomId: null,
      startsAt: '2023-03-21T10:00',
      endsAt: '2023-03-21T11:00',
    };
    const delegation = await aDelegation(conference.id, 'CL');
    await expect(editSession(ANONYMOUS, input)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(editSession(await aSeat(conference.id, delegation.id, 'head'), input)).rejects.toMatchObject(
      {
        kind: 'forbidden',
      },
    );
    await expect(editSession(await anActor('chair', conference.id), input)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await closed(conference.id);
    await expect(editSession(organizer, input)).rejects.toMatchObject({ kind: 'late' });
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(session)
        .where(and(eq(session.conferenceId, conference.id), eq(session.id, planned.id))),
    );
    expect(row).toMatchObject({ version: 1, title: inAll('Session') });
  });

  it('is free again when its session is cancelled, and given back only when it is still free', async () => {
    const { conference, organizer, room, add, all } = await aHouse();
    const chair = (await anActor('chair', conference.id)).accountId;
    await add({ chair });
    const [first] = await all();
    const input = { conference: conference.slug, sessionId: first?.id ?? '', version: 1 };
    await cancelSession(organizer, input);
    await add({ chair, title: inAll('Second') });
    await expect(restoreSession(organizer, { ...input, version: 2 })).rejects.toMatchObject({
      key: 'agenda.refusal.roomTaken',
      params: { other: inAll('Second') },
    });
    const second = (await all()).find((one) => one.id !== first?.id);
    const away = { conference: conference.slug, sessionId: second?.id ?? '', version: 1, roomId: room.id };
    await moveSession(organizer, { ...away, startsAt: '2023-03-21T15:00', reason: null });
    await restoreSession(organizer, { ...input, version: 2 });
    expect((await all()).every((one) => one.cancelledAt === null)).toBe(true);
  });

  it('is refused when somebody leads a session of another conference then', async () => {
    const one = await aHouse();
    const other = await aHouse();
    const chair = (await anActor('chair', one.conference.id)).accountId ?? '';
    await withTx(SYSTEM, (tx) =>
      tx.insert(roleGrant).values({ accountId: chair, role: 'chair', conferenceId: other.conference.id }),
    );
    await one.add({ chair });
    await expect(other.add({ chair })).rejects.toMatchObject({
      key: 'agenda.refusal.personElsewhere',
      kind: 'conflict',
    });
    expect(await other.all()).toEqual([]);
  });

  it('passes to another chair together with its hour', async () => {
    const { conference, organizer, room, add, all } = await aHouse();
    const busy = (await anActor('chair', conference.id)).accountId;
    const free = (await anActor('chair', conference.id)).accountId;
    const other = await aRoom(conference.id, 'Atacama');
    await add({ chair: busy });
    const [first] = await all();
    await add({ chair: busy, roomId: other.id, startsAt: '2023-03-21T15:00', endsAt: '2023-03-21T16:00' });
    await editSession(organizer, {
      ...OPEN,
      conference: conference.slug,
      sessionId: first?.id ?? '',
      version: 1,
      title: inAll('Panel'),
      roomId: room.id,
      startsAt: '2023-03-21T15:00',
      endsAt: '2023-03-21T16:00',
      chair: free,
    });
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(sessionBureau)
        .where(eq(sessionBureau.sessionId, first?.id ?? '')),
    );
    expect(row).toMatchObject({ accountId: free, startsAt: new Date('2023-03-21T18:00:00Z') });
  });
});
