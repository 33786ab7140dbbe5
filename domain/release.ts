import { LOCALES } from './local-text';
import type { SessionKind } from './timetable';

/** One line of a released agenda, as the public sees it. */
export type ReleasedSession = {
  id: string;
  kind: SessionKind;
  title: Record<string, string>;
  itemNumber: string | null;
  room: string | null;
  /** the id of the room, which stays when its name changes; releases made before ids were kept do not have it */
  roomId?: string | null;
  startsAt: string;
  endsAt: string;
  languages: string[];
};

/** What a release would change for the public. */
export type AgendaChange = {
  kind: 'added' | 'removed' | 'moved' | 'edited';
  session: ReleasedSession;
  /** what the public reads now; null when it is added */
  before: ReleasedSession | null;
};

/** A room that bears another name is the same room; an old release knows rooms by their names only. */
const isSameRoom = (a: ReleasedSession, b: ReleasedSession) =>
  a.roomId === undefined || b.roomId === undefined ? a.room === b.room : a.roomId === b.roomId;

const isMoved = (a: ReleasedSession, b: ReleasedSession) =>
  a.startsAt !== b.startsAt || a.endsAt !== b.endsAt || !isSameRoom(a, b);

const otherwise = ({ room, kind, title, itemNumber, languages }: ReleasedSession) =>
  JSON.stringify([room, kind, LOCALES.map((locale) => title[locale]), itemNumber, languages]);

/** The differences between what the public reads and the draft, in the order of the draft; removals last. */
export function changesBetween(
  now: readonly ReleasedSession[],
  next: readonly ReleasedSession[],
): AgendaChange[] {
  const before = new Map(now.map((session) => [session.id, session]));
  const changes: AgendaChange[] = [];
  for (const session of next) {
    const old = before.get(session.id) ?? null;
    before.delete(session.id);
    if (!old) changes.push({ kind: 'added', session, before: null });
    else if (isMoved(old, session)) changes.push({ kind: 'moved', session, before: old });
    else if (otherwise(old) !== otherwise(session)) changes.push({ kind: 'edited', session, before: old });
  }
  for (const gone of before.values()) changes.push({ kind: 'removed', session: gone, before: gone });
  return changes;
}
