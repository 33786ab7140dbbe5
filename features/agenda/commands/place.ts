import { and, eq } from 'drizzle-orm';
import { deadlocked, type Tx, violated } from '@/db/client';
import { acceptedWarning, session } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize, type Permission } from '@/domain/permissions';
import { missing, type Refusal, refuse, removed, sentence, type Worded } from '@/domain/refusal';
import { clashesOf, type TimetableSession, type Warning, warningsFor } from '@/domain/timetable';
import { type ConferenceFacts, conferenceAt } from '@/features/conferences/queries';
import type { ValuesOf } from '@/messages/keys';
import { act } from '@/platform/act';
import { type AgendaSession, draftSessions } from '../queries';

/** The longest session; the database has the same bound. */
const MOST_HOURS = 16;

/** The conference by name, held against its closing; authorized; refused when it is closed. */
export const openConference = async (tx: Tx, actor: Actor, permission: Permission, slug: string) =>
  stillOpen(actor, permission, await conferenceAt(tx, slug, 'share'));

/** The same, held for one alone. */
export const openConferenceAlone = async (tx: Tx, actor: Actor, permission: Permission, slug: string) =>
  stillOpen(actor, permission, await conferenceAt(tx, slug, 'no key update'));

function stillOpen(actor: Actor, permission: Permission, conferenceRow: ConferenceFacts): ConferenceFacts {
  authorize(actor, permission, { conferenceId: conferenceRow.id });
  if (conferenceRow.closedAt) throw refuse('agenda.refusal.closed', {}, 'late');
  return conferenceRow;
}

/** What names another session in a sentence. */
function named(other: AgendaSession, timeZone: string) {
  return {
    other: other.title,
    room: other.room ?? '–',
    time: { from: other.startsAt, to: other.endsAt, timeZone },
  };
}

/** The sentence for a place that is taken: it names the session that is there. */
export function clashRefusal(
  move: TimetableSession,
  sessions: AgendaSession[],
  timeZone: string,
): Refusal | null {
  const [clash] = clashesOf(move, sessions);
  const other = clash && sessions.find((s) => s.id === clash.other);
  if (!clash || !other) return null;
  return clash.kind === 'room'
    ? refuse('agenda.refusal.roomTaken', named(other, timeZone), 'conflict', 'roomId')
    : refuse('agenda.refusal.personTaken', named(other, timeZone), 'conflict', 'startsAt');
}

/**
 * Refuses a place that is taken, and one with warnings unless a reason is given; then the warnings are
 * kept with it.
 */
export async function judgePlace(
  tx: Tx,
  conferenceRow: ConferenceFacts,
  move: TimetableSession,
  reason: string | null,
): Promise<Warning['key'][]> {
  const sessions = await draftSessions(tx, conferenceRow.id);
  const clash = clashRefusal(move, sessions, conferenceRow.timeZone);
  if (clash) throw clash;
  const rooms = await tx.select().from(room).where(eq(room.conferenceId, conferenceRow.id));
  const delegations = await tx.$count(delegation, eq(delegation.conferenceId, conferenceRow.id));
  const { timeZone, startsOn, endsOn } = conferenceRow;
  const timetable = {
    timeZone,
    startsOn,
    endsOn,
    rooms,
    sessions,
    delegations,
    languages: conferenceRow.languages,
  };
  const warnings = warningsFor(move, timetable);
  if (warnings.some((w) => w.key === 'agenda.warning.endsBeforeStart')) {
    throw refuse('common.invalid.range', {}, 'invalid', 'endsAt');
  }
  if (move.endsAt.getTime() - move.startsAt.getTime() > MOST_HOURS * 3_600_000) {
    throw refuse('agenda.refusal.tooLong', { hours: MOST_HOURS }, 'invalid', 'endsAt');
  }
  if (warnings.length > 0 && !reason) {
    const messages = warnings.map((w) => sentence(w.key, wordsOf(w, sessions)));
    throw refuse('agenda.refusal.warnings', { warnings: { messages } }, 'conflict', 'reason');
  }
  return warnings.map((w) => w.key);
}

/** All that any of the warnings is filled with. */
function wordsOf(warning: Warning, sessions: AgendaSession[]): ValuesOf<Warning['key'], Worded> {
  const { figures, office, languages } = warning;
  const other = sessions.find(({ id }) => id === warning.other)?.title ?? '';
  const person = { messages: [sentence(`agenda.office.${office ?? 'chair'}`)] };
  const none = { minutes: 0, capacity: 0, delegations: 0, count: 0 };
  return { ...none, ...figures, other, person, languages: { languages } };
}

/** Keeps which warnings were accepted, why and by whom. */
export async function keepAccepted(
  tx: Tx,
  actor: Actor,
  session: { conferenceId: string; id: string },
  { warnings, reason }: { warnings: Warning['key'][]; reason: string | null },
): Promise<void> {
  if (warnings.length === 0 || !reason) return;
  await tx.insert(acceptedWarning).values(
    warnings.map((warning) => ({
      conferenceId: session.conferenceId,
      sessionId: session.id,
      warning,
      reason,
      acceptedBy: actor.accountId,
    })),
  );
}

const ATTEMPTS = 5;

/**
 * A transaction that takes a place. When the database refuses it because somebody else was faster, it runs
 * again: now it sees who is there, and its refusal names them.
 */
export async function takingPlace<T>(actor: Actor, fn: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act(actor, fn);
    } catch (error) {
      const constraint = violated(error);
      if (constraint === 'session_room' || constraint === 'session_item') throw missing();
      const taken = constraint === 'session_room_once' || constraint === 'session_bureau_person_once';
      if (!(taken || deadlocked(error))) throw error;
      // Nobody of this conference is there, so it is somebody who leads a session of another one.
      if (attempt === ATTEMPTS && constraint === 'session_bureau_person_once') {
        throw refuse('agenda.refusal.personElsewhere', {}, 'conflict', 'startsAt');
      }
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** A session as a screen showed it. */
type ShownSession = { sessionId: string; version: number };

/** The session, cancelled or not unless it must be `standing`, locked; refused when it is another version than the screen showed. */
export async function findSession(
  tx: Tx,
  conferenceId: string,
  { sessionId, version }: ShownSession,
  standing = false,
) {
  const [row] = await tx
    .select()
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
    .for('update');
  if (!row) throw missing();
  if (standing && row.cancelledAt) throw removed();
  if (row.version !== version) throw refuse('agenda.refusal.stale', { title: row.title }, 'stale');
  return row;
}

/** The session, locked; one that is cancelled is no longer there. */
export const lockSession = (tx: Tx, conferenceId: string, shown: ShownSession) =>
  findSession(tx, conferenceId, shown, true);
