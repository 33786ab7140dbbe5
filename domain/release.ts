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
  kind: 'added' | 'removed' | 'moved' | 'edited' | 'reordered';
  session: ReleasedSession;
  /** what the public reads now; null when it is added */
  before: ReleasedSession | null;
  /** which of those that meet at the same time it is, now and then, where nothing else of it changes */
  rank?: { before: number; after: number };
};

/** A room that bears another name is the same room; an old release knows rooms by their names only. */
const isSameRoom = (a: ReleasedSession, b: ReleasedSession) =>
  a.roomId === undefined || b.roomId === undefined ? a.room === b.room : a.roomId === b.roomId;

const isMoved = (a: ReleasedSession, b: ReleasedSession) =>
  a.startsAt !== b.startsAt || a.endsAt !== b.endsAt || !isSameRoom(a, b);

const otherwise = ({ room, kind, title, itemNumber, languages }: ReleasedSession) =>
  JSON.stringify([room, kind, LOCALES.map((locale) => title[locale]), itemNumber, languages]);

const hours = ({ startsAt, endsAt }: ReleasedSession) => `${startsAt} ${endsAt}`;

const isAtTheSameTime = (a: ReleasedSession, b: ReleasedSession | undefined) =>
  b !== undefined && hours(a) === hours(b);

/** Which of those that meet at the same time each session is, counted from 1; of those alone that `counts` names. */
function ranks(sessions: readonly ReleasedSession[], counts: (session: ReleasedSession) => boolean) {
  const last = new Map<string, number>();
  const ranked = new Map<string, number>();
  for (const session of sessions.filter(counts)) {
    const rank = (last.get(hours(session)) ?? 0) + 1;
    last.set(hours(session), rank);
    ranked.set(session.id, rank);
  }
  return ranked;
}

/** The differences between what the public reads and the draft, in the order of the draft; removals last. */
export function changesBetween(
  now: readonly ReleasedSession[],
  next: readonly ReleasedSession[],
): AgendaChange[] {
  const before = new Map(now.map((session) => [session.id, session]));
  const after = new Map(next.map((session) => [session.id, session]));
  const ranksBefore = ranks(now, (one) => isAtTheSameTime(one, after.get(one.id)));
  const ranksAfter = ranks(next, ({ id }) => ranksBefore.has(id));
  const changes: AgendaChange[] = [];
  for (const session of next) {
    const old = before.get(session.id) ?? null;
    before.delete(session.id);
    if (!old) changes.push({ kind: 'added', session, before: null });
    else if (isMoved(old, session)) changes.push({ kind: 'moved', session, before: old });
    else if (otherwise(old) !== otherwise(session)) changes.push({ kind: 'edited', session, before: old });
    else {
      const rank = { before: ranksBefore.get(session.id) ?? 1, after: ranksAfter.get(session.id) ?? 1 };
      if (rank.before !== rank.after) changes.push({ kind: 'reordered', session, before: old, rank });
    }
  }
  for (const gone of before.values()) changes.push({ kind: 'removed', session: gone, before: gone });
  return changes;
}
