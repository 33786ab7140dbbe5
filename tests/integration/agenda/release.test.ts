import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { releaseAgenda } from '@/features/agenda/commands/release';
import { cancelSession, moveSession } from '@/features/agenda/commands/sessions';
import { latestRelease, listSessions } from '@/features/agenda/queries';
import { getEditor } from '@/features/agenda/queries/editor';
import { getReleasePreview } from '@/features/agenda/queries/release';
import { getSession } from '@/features/agenda/queries/session';
import { aRoom, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

async function aHouse() {
  const conference = await aConference();
  const organizer = await anActor('organizer', conference.id);
  const room = await aRoom(conference.id, 'Andes');
  const planned = await aSession(conference.id, { roomId: room.id, kind: 'panel' });
  const release = async (number: number) => {
    const { draft } = await getReleasePreview(organizer, conference);
    return releaseAgenda(organizer, { conference: conference.slug, number, draft });
  };
  return { conference, organizer, room, planned, release };
}

describe('the release of an agenda', () => {
  it('is what the public reads: nothing before the first, and no later change before the next', async () => {
    const { conference, organizer, room, planned, release } = await aHouse();
    expect(await latestRelease(ANONYMOUS, conference)).toBeNull();
    await expect(getSession(ANONYMOUS, conference, planned.id)).rejects.toMatchObject({ kind: 'notFound' });
    await release(0);
    expect((await getSession(ANONYMOUS, conference, planned.id)).startsAt).toEqual(planned.startsAt);
    const address = {
      conference: conference.slug,
      sessionId: planned.id,
      version: 1,
      roomId: room.id,
      reason: null,
    };
    await moveSession(organizer, { ...address, startsAt: '2023-03-22T15:00' });
    expect((await getSession(ANONYMOUS, conference, planned.id)).startsAt).toEqual(planned.startsAt);
    expect((await getSession(organizer, conference, planned.id)).startsAt).not.toEqual(planned.startsAt);
    await release(1);
    expect((await getSession(ANONYMOUS, conference, planned.id)).startsAt).not.toEqual(planned.startsAt);
  });

  it('shows beforehand what is added, moved, changed and removed', async () => {
    const { conference, organizer, room, planned, release } = await aHouse();
    const changed = await aSession(conference.id, { title: inAll('Retitled soon') });
    const gone = await aSession(conference.id, { title: inAll('Cancelled soon') });
    await release(0);
    const added = await aSession(conference.id, { title: inAll('New') });
    await moveSession(organizer, {
      conference: conference.slug,
      sessionId: planned.id,
      version: 1,
      roomId: room.id,
      startsAt: '2023-03-22T15:00',
      reason: null,
    });
    await withTx(SYSTEM, (tx) =>
      tx
        .update(session)
        .set({ title: inAll('Retitled') })
        .where(eq(session.id, changed.id)),
    );
    await cancelSession(organizer, { conference: conference.slug, sessionId: gone.id, version: 1 });
    const { changes } = await getReleasePreview(organizer, conference);
    const kinds = Object.fromEntries(changes.map((c) => [c.session.id, c.kind]));
    expect(kinds).toEqual({
      [added.id]: 'added',
      [planned.id]: 'moved',
      [changed.id]: 'edited',
      [gone.id]: 'removed',
    });
  });

  it('happens once when two release the same changes', async () => {
    const { conference, release } = await aHouse();
    const results = await Promise.allSettled([release(0), release(0)]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await latestRelease(ANONYMOUS, conference)).toMatchObject({ number: 1 });
    await expect(release(1)).rejects.toMatchObject({ key: 'agenda.refusal.nothingNew' });
  });

  it('is refused when the draft is no longer what was looked at', async () => {
    const { conference, organizer } = await aHouse();
    const { draft } = await getReleasePreview(organizer, conference);
    await aSession(conference.id, { title: inAll('Added meanwhile') });
    const input = { conference: conference.slug, number: 0, draft };
    await expect(releaseAgenda(organizer, input)).rejects.toMatchObject({
      key: 'agenda.refusal.draftChanged',
    });
    expect(await latestRelease(ANONYMOUS, conference)).toBeNull();
  });

  it('asks the database the same number of questions for one session and for three hundred', async () => {
    const { conference, organizer, release } = await aHouse();
    const count = async () => {
      let statements = 0;
      const stop = watchStatements(() => {
        statements += 1;
      });
      await listSessions(organizer, conference);
      await getEditor(organizer, conference);
      await latestRelease(ANONYMOUS, conference);
      stop();
      return statements;
    };
    await release(0);
    const few = await count();
    for (let n = 0; n < 300; n += 1) await aSession(conference.id);
    await release(1);
    expect(await count()).toBe(few);
    expect((await latestRelease(ANONYMOUS, conference))?.sessions).toHaveLength(301);
  });

  it('is refused to whoever is not an organizer of this conference', async () => {
    const { conference } = await aHouse();
    const input = { conference: conference.slug, number: 0, draft: 'x' };
    await expect(releaseAgenda(ANONYMOUS, input)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(releaseAgenda(await anActor('rapporteur', conference.id), input)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const other = await anActor('organizer', (await aConference()).id);
    await expect(releaseAgenda(other, input)).rejects.toMatchObject({ kind: 'notFound' });
  });
});
