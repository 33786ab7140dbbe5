import { randomUUID } from 'node:crypto';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { agendaRelease, session } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import type { ReleasedSession } from '@/domain/release';
import { releaseDigest } from '@/features/agenda/queries/frozen';
import { record } from '@/platform/record';
import { inAll } from './conference';

/** A room. */
export async function aRoom(conferenceId: string, name: string = randomUUID()) {
  const row = { conferenceId, id: newId(), name, capacity: 100 };
  await withTx(SYSTEM, (tx) => tx.insert(room).values(row));
  return row;
}

/** A session, by default a plenary on the first day from 10:00 to 11:00 in Santiago, in no room. */
export async function aSession(conferenceId: string, values: Partial<typeof session.$inferInsert> = {}) {
  const row = {
    conferenceId,
    id: newId(),
    kind: 'plenary' as const,
    title: inAll('Session'),
    startsAt: new Date('2023-03-21T13:00:00Z'),
    endsAt: new Date('2023-03-21T14:00:00Z'),
    ...values,
  };
  await withTx(SYSTEM, (tx) => tx.insert(session).values(row));
  return row;
}

/** An agenda of these sessions as it is released. */
export async function aRelease(
  conferenceId: string,
  sessions: ReleasedSession[],
  values: { releasedAt?: Date } = {},
): Promise<void> {
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(agendaRelease).values({ conferenceId, number: 1, sessions, ...values });
    const changes = sessions.length;
    const after = { number: 1, sessions: changes, changes, digest: releaseDigest(sessions) };
    await record(tx, SYSTEM, { conferenceId, kind: 'agenda.released', entityId: '1', after });
  });
}
