import { createHash } from 'node:crypto';
import { withTx } from '@/db/client';
import type { ReleasedSession } from '@/db/schema/agenda';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { type AgendaSession, draftSessions } from '../queries';
import { newestRelease, type Release } from './frozen';

/** What a release would change for the public. */
export type AgendaChange = {
  kind: 'added' | 'removed' | 'moved' | 'edited';
  session: ReleasedSession;
  /** what the public reads now; null when it is added */
  before: ReleasedSession | null;
};

/** The draft in the form of a release: no ids but those of sessions and rooms, times in UTC. */
export function releasedFrom(sessions: AgendaSession[]): ReleasedSession[] {
  return sessions.map(({ id, kind, title, itemNumber, room, roomId, startsAt, endsAt, languages }) => ({
    id,
    kind,
    title,
    itemNumber,
    room,
    roomId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    languages,
  }));
}

/** Names a draft by its content, so that what is released is what was looked at. */
export function draftName(sessions: ReleasedSession[]): string {
  return createHash('sha256').update(JSON.stringify(sessions)).digest('hex');
}

/** A room that bears another name is the same room; an old release knows rooms by their names only. */
const sameRoom = (a: ReleasedSession, b: ReleasedSession) =>
  a.roomId === undefined || b.roomId === undefined ? a.room === b.room : a.roomId === b.roomId;
const isMoved = (a: ReleasedSession, b: ReleasedSession) =>
  a.startsAt !== b.startsAt || a.endsAt !== b.endsAt || !sameRoom(a, b);
const rest = (s: ReleasedSession) =>
  JSON.stringify([s.room, s.kind, s.title.en, s.title.fr, s.title.es, s.title.ar, s.itemNumber, s.languages]);

/** The differences between what the public reads and the draft, in the order of the draft; removals last. */
export function changesBetween(now: ReleasedSession[], next: ReleasedSession[]): AgendaChange[] {
  const before = new Map(now.map((s) => [s.id, s]));
  const changes: AgendaChange[] = [];
  for (const session of next) {
    const old = before.get(session.id) ?? null;
    before.delete(session.id);
    if (!old) changes.push({ kind: 'added', session, before: null });
    else if (isMoved(old, session)) changes.push({ kind: 'moved', session, before: old });
    else if (rest(old) !== rest(session)) changes.push({ kind: 'edited', session, before: old });
  }
  for (const gone of before.values()) changes.push({ kind: 'removed', session: gone, before: gone });
  return changes;
}

/** What an organizer sees before releasing. */
export async function getReleasePreview(
  viewer: Actor,
  conference: { id: string },
): Promise<{ latest: Release | null; changes: AgendaChange[]; sessions: number; draft: string }> {
  authorize(viewer, 'agenda.release', { conferenceId: conference.id });
  return withTx(viewer, async (tx) => {
    const latest = await newestRelease(tx, conference.id);
    const draft = releasedFrom(await draftSessions(tx, conference.id));
    const changes = changesBetween(latest?.sessions ?? [], draft);
    return { latest, changes, sessions: draft.length, draft: draftName(draft) };
  });
}
