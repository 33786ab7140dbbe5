import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { session, sessionBureau } from '@/db/schema/agenda';
import { conference } from '@/db/schema/conferences';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { moveConference } from '@/features/agenda/commands/moving';
import { draftSessions } from '@/features/agenda/queries';
import { newestRelease } from '@/features/agenda/queries/frozen';
import { getMoving } from '@/features/agenda/queries/moving';
import { releasedFrom } from '@/features/agenda/queries/release';
import { getConference } from '@/features/conferences/queries';
import { localOf } from '@/platform/i18n/format';
import { verifyEvents } from '@/platform/record';
import { aRelease, aRoom, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { mailsOf } from '@/tests/setup/stored';
import { holdRows } from '@/tests/setup/unguarded';

const ZONE = 'America/Santiago';
const at = (local: string) => new Date(`2023-03-${local}:00Z`);

/** Two sessions at the same hour of two days in one room, the first one led by somebody, and one that was cancelled. */
async function aPlan() {
  const { id, slug } = await aConference();
  const organizer = await anActor('organizer', id);
  const chair = await anActor('chair', id);
  const { id: roomId } = await aRoom(id);
  const first = await aSession(id, { roomId, startsAt: at('21T13:00'), endsAt: at('21T14:00') });
  const second = await aSession(id, { roomId, startsAt: at('22T13:00'), endsAt: at('22T14:00') });
  const cancelled = await aSession(id, { cancelledAt: new Date() });
  const { startsAt, endsAt } = first;
  const leads = { accountId: chair.accountId ?? '', office: 'chair' as const };
  await withTx(SYSTEM, (tx) =>
    tx.insert(sessionBureau).values({ conferenceId: id, sessionId: first.id, startsAt, endsAt, ...leads }),
  );
  const move = async (viewer: Actor = organizer) => ({
    conference: slug,
    version: (await getConference(viewer, slug)).version,
    startsOn: '2023-04-04',
    timeZone: ZONE,
    keeps: 'timeOfDay' as const,
    draft: (await getMoving(organizer, id)).draft,
    reason: 'The host asked for another week.',
  });
  return { id, slug, organizer, first, second, cancelled, move };
}
const draftOf = (id: string) => withTx(SYSTEM, async (tx) => releasedFrom(await draftSessions(tx, id)));
const kindsIn = (id: string) =>
  withTx(SYSTEM, (tx) =>
    tx.select({ kind: event.kind }).from(event).where(eq(event.conferenceId, id)).orderBy(event.sequence),
  ).then((rows) => rows.map(({ kind }) => kind));
async function clocksOf(id: string, timeZone: string) {
  const rows = await withTx(SYSTEM, (tx) => tx.select().from(session).where(eq(session.conferenceId, id)));
  return new Map(rows.map((one) => [one.id, localOf(one.startsAt, timeZone)]));
}

describe('a conference that is moved', () => {
  it('takes every session along at its time of day, across a change of the clocks', async () => {
    const { id, slug, organizer, first, second, cancelled, move } = await aPlan();
    await expect(moveConference(await anActor('chair', id), await move())).rejects.toMatchObject({
      kind: 'forbidden',
    });
    // By one day first: each session goes to where the one after it has not gone yet.
    await moveConference(organizer, { ...(await move()), startsOn: '2023-03-22' });
    await moveConference(organizer, await move());
    expect(await getConference(organizer, slug)).toMatchObject({
      startsOn: '2023-04-04',
      endsOn: '2023-04-06',
    });
    const mails = (await mailsOf(id)).filter(({ template }) => template === 'conferences.moved');
    // The organizer and both chairs, for each of the two moves.
    expect(mails).toHaveLength(6);
    expect(mails.every(({ params }) => params.reason === 'The host asked for another week.')).toBe(true);
    const clocks = await clocksOf(id, ZONE);
    expect([first, second, cancelled].map((one) => clocks.get(one.id))).toEqual([
      '2023-04-04T10:00',
      '2023-04-05T10:00',
      '2023-04-04T10:00',
    ]);
    const [led] = await withTx(SYSTEM, (tx) =>
      tx.select().from(sessionBureau).where(eq(sessionBureau.sessionId, first.id)),
    );
    expect(localOf(led?.startsAt ?? new Date(), ZONE)).toBe('2023-04-04T10:00');
    expect(await kindsIn(id)).toEqual(['conference.moved', 'conference.moved']);
  });

  it('keeps the clocks in another zone', async () => {
    const { id, organizer, first, move } = await aPlan();
    const shown = await move();
    await expect(moveConference(organizer, { ...shown, startsOn: '2023-03-21' })).rejects.toMatchObject({
      key: 'agenda.refusal.sameDays',
    });
    await moveConference(organizer, { ...shown, startsOn: '2023-03-21', timeZone: 'Asia/Tokyo' });
    expect((await clocksOf(id, 'Asia/Tokyo')).get(first.id)).toBe('2023-03-21T10:00');
  });

  it('keeps the instants where that is asked for, unless a session would meet outside the days', async () => {
    const { id, slug, organizer, first, move } = await aPlan();
    const zone = { ...(await move()), startsOn: '2023-03-21', keeps: 'instant' as const };
    await moveConference(organizer, { ...zone, timeZone: 'America/Lima' });
    expect((await clocksOf(id, ZONE)).get(first.id)).toBe('2023-03-21T10:00');
    expect(await getConference(organizer, slug)).toMatchObject({ timeZone: 'America/Lima' });
    await aSession(id, { startsAt: at('23T20:00'), endsAt: at('23T21:00') });
    const late = { ...(await move()), startsOn: '2023-03-21', keeps: 'instant' as const };
    await expect(
      moveConference(organizer, { ...late, timeZone: 'Pacific/Kiritimati' }),
    ).rejects.toMatchObject({
      key: 'agenda.refusal.outsideThen',
      params: { count: 1 },
    });
    expect(await getConference(organizer, slug)).toMatchObject({ timeZone: 'America/Lima' });
  });

  it('is released anew with it, where the draft is what everybody reads; and not where it differs', async () => {
    const { id, organizer, second, move } = await aPlan();
    await aRelease(id, await draftOf(id));
    await moveConference(organizer, await move());
    const released = await withTx(SYSTEM, (tx) => newestRelease(tx, id));
    expect(released).toMatchObject({ number: 2, doubt: null });
    expect(released?.sessions).toEqual(await draftOf(id));
    expect(released?.sessions.map(({ startsAt }) => localOf(new Date(startsAt), ZONE))).toEqual([
      '2023-04-04T10:00',
      '2023-04-05T10:00',
    ]);
    expect(await kindsIn(id)).toEqual(['agenda.released', 'conference.moved', 'agenda.released']);
    expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, id))).toEqual({ count: 3, broken: null });
    await withTx(SYSTEM, (tx) =>
      tx
        .update(session)
        .set({ title: inAll('Renamed') })
        .where(eq(session.id, second.id)),
    );
    const before = await clocksOf(id, ZONE);
    await expect(
      moveConference(organizer, { ...(await move()), startsOn: '2023-05-02' }),
    ).rejects.toMatchObject({
      key: 'agenda.refusal.unreleased',
    });
    expect(await clocksOf(id, ZONE)).toEqual(before);
  });

  it('stays where notes were taken, without days, when closed, and when the draft is another by now', async () => {
    const { id, organizer, first, move } = await aPlan();
    const shown = await move();
    await aSession(id, { startsAt: at('23T13:00'), endsAt: at('23T14:00') });
    await expect(moveConference(organizer, shown)).rejects.toMatchObject({ kind: 'stale' });
    await withTx(SYSTEM, (tx) =>
      tx.execute(sql`insert into paragraph (conference_id, id, session_id, number, position, language, text)
        values (${id}, gen_random_uuid(), ${first.id}, 1, 1, 'en', 'It met.')`),
    );
    await expect(moveConference(organizer, await move())).rejects.toMatchObject({
      key: 'agenda.refusal.notesTaken',
    });
    const dateless = await aConference({ startsOn: null, endsOn: null });
    const its = { conference: dateless.slug, version: 1, draft: (await getMoving(organizer, id)).draft };
    await expect(
      moveConference(await anActor('organizer', dateless.id), { ...shown, ...its }),
    ).rejects.toMatchObject({ key: 'agenda.refusal.noDates' });
    await withTx(SYSTEM, (tx) =>
      tx.update(conference).set({ closedAt: new Date() }).where(eq(conference.id, id)),
    );
    await expect(moveConference(organizer, shown)).rejects.toMatchObject({ key: 'agenda.refusal.closed' });
  });

  it('waits for whoever schedules at that moment, and then moves what is there or says that it is another', async () => {
    const { id, organizer, second, move } = await aPlan();
    const shown = await move();
    // Whoever schedules holds the conference's row against its closing and its moving.
    const held = await holdRows('conference', [id], 'share');
    const moving = moveConference(organizer, shown);
    const ended = Promise.allSettled([moving]);
    expect(await held.standing(1)).toBe(true);
    await withTx(SYSTEM, (tx) =>
      tx.update(session).set({ cancelledAt: new Date() }).where(eq(session.id, second.id)),
    );
    await held.release();
    await ended;
    await expect(moving).rejects.toMatchObject({ kind: 'stale' });
  });
});
