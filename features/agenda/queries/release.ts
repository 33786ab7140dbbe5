import { createHash } from 'node:crypto';
import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { type AgendaChange, changesBetween, type ReleasedSession } from '@/domain/release';
import { type AgendaSession, draftSessions } from '../queries';
import { newestRelease, type Release } from './frozen';

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
