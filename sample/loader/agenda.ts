import { eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { agendaItem, agendaRelease, session, sessionBureau } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import { draftSessions } from '@/features/agenda/queries';
import { releaseDigest } from '@/features/agenda/queries/frozen';
import { releasedFrom } from '@/features/agenda/queries/release';
import { record } from '@/platform/record';
import { AGENDA_ITEMS } from '@/sample/content/agenda-items';
import { ROOMS } from '@/sample/content/rooms';
import { SESSIONS } from '@/sample/content/sessions';
import type { SampleSession } from '@/sample/content/shapes';
import { bureauAccount, must, organizer, type Sample } from './sample';
import { attachTopics } from './topics';

/** Agenda items, sessions with their bureaus, and the agenda as released. */
export async function loadAgenda(sample: Sample): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const items = AGENDA_ITEMS.map(({ number, title, topics = [] }) => ({
    topics,
    row: { number: String(number), title, id: newId(), conferenceId },
  }));
  await tx.insert(agendaItem).values(items.map(({ row }) => row));
  for (const { row, topics } of items) await attachTopics(sample, topics, { agendaItemId: row.id });
  const rooms = await tx.select().from(room).where(eq(room.conferenceId, conferenceId));
  const rows = SESSIONS.map((one) => {
    const room = ROOMS.find(({ key }) => key === one.room);
    const startsAt = calendar.at(one.day, one.start);
    const endsAt = calendar.at(one.day, one.end);
    const id = newId();
    const agendaItemId = items.find(({ row }) => row.number === String(one.item))?.row.id ?? null;
    sample.sessions.set(one.key, { id, startsAt, endsAt, agendaItemId });
    return {
      id,
      conferenceId,
      kind: one.kind,
      title: one.title,
      agendaItemId,
      roomId: rooms.find(({ name }) => name === room?.name)?.id ?? null,
      startsAt,
      endsAt,
      languages: one.bureau ? (room?.heardIn ?? []) : [],
      createdAt: calendar.before(60),
    };
  });
  await tx.insert(session).values(rows);
  const bureau = SESSIONS.flatMap((one) => bureauOf(sample, one));
  await tx.insert(sessionBureau).values(bureau);
  for (const row of rows) {
    const { id, conferenceId: _, createdAt: __, ...values } = row;
    const led = bureau.filter(({ sessionId }) => sessionId === id);
    const after = { ...values, bureau: led.map(({ accountId, office }) => ({ accountId, office })) };
    await record(tx, SYSTEM, { conferenceId, kind: 'session.added', entityId: id, after });
  }
  const released = releasedFrom(await draftSessions(tx, conferenceId));
  const release = { conferenceId, number: 1, releasedAt: calendar.before(14), releasedBy: organizer(sample) };
  await tx.insert(agendaRelease).values({ ...release, sessions: released });
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'agenda.released',
    entityId: '1',
    after: {
      number: 1,
      sessions: released.length,
      changes: released.length,
      digest: releaseDigest(released),
    },
  });
}

function bureauOf(sample: Sample, one: SampleSession) {
  if (!one.bureau) return [];
  const { id: sessionId, startsAt, endsAt } = must(sample.sessions, one.key);
  const times = { conferenceId: sample.conferenceId, sessionId, startsAt, endsAt };
  const { chair, rapporteur } = one.bureau;
  const rows: (typeof sessionBureau.$inferInsert)[] = [
    { ...times, accountId: bureauAccount(sample, chair), office: 'chair' },
  ];
  if (rapporteur) rows.push({ ...times, accountId: bureauAccount(sample, rapporteur), office: 'rapporteur' });
  if (one.kind === 'plenary') {
    for (const key of ['vice-chair-1', 'vice-chair-2'] as const) {
      rows.push({ ...times, accountId: bureauAccount(sample, key), office: 'viceChair' });
    }
  }
  return rows;
}
