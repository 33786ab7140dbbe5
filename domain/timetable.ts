import type { MessageKey, ValuesOf } from '@/messages/keys';
import { dayIn } from './calendar';

export const SESSION_KINDS = [
  'ceremony',
  'plenary',
  'panel',
  'workingGroup',
  'bilateral',
  'sideEvent',
  'break',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** The kinds of sessions of which notes are taken. */
export const RECORDED_KINDS: readonly SessionKind[] = ['plenary', 'panel', 'workingGroup'];

/** What sessions keep where the time zone of their conference changes: what clocks show there, or the instant. */
export const KEPT_TIMES = ['timeOfDay', 'instant'] as const;
export type KeptTimes = (typeof KEPT_TIMES)[number];

/** The offices of a bureau, which leads a session. */
export const OFFICES = ['chair', 'viceChair', 'rapporteur'] as const;
export type Office = (typeof OFFICES)[number];

/** A session where it is, or where it would be after a move. Cancelled sessions are left out by the caller. */
export type TimetableSession = {
  id: string;
  kind: SessionKind;
  roomId: string | null;
  startsAt: Date;
  endsAt: Date;
  /** language codes that it is heard in */
  languages: readonly string[];
  bureau: readonly { accountId: string; office: Office }[];
};

/** What a move is judged against. */
export type Timetable = {
  /** IANA name */
  timeZone: string;
  /** 'YYYY-MM-DD' in that zone, both included; null while there are no dates */
  startsOn: string | null;
  endsOn: string | null;
  rooms: readonly { id: string; capacity: number }[];
  sessions: readonly TimetableSession[];
  /** delegations that are coming: each needs a seat in the plenary */
  delegations: number;
  /** the languages that the conference works in, and a plenary is to be heard in */
  languages: readonly string[];
};

/** Half-open: a session that begins when another ends does not overlap it. */
export function overlaps(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** What must never be: the same room, or the same person in a bureau, in two sessions at once. */
export type Clash = { kind: 'room' | 'person'; other: string; accountId: string | null };

/** The clashes of a session with the others, in the order of their beginning; the database refuses them too. */
export function clashesOf(move: TimetableSession, sessions: readonly TimetableSession[]): Clash[] {
  const clashes: Clash[] = [];
  for (const other of inOrder(sessions)) {
    if (other.id === move.id || !overlaps(move, other)) continue;
    if (move.roomId !== null && other.roomId === move.roomId) {
      clashes.push({ kind: 'room', other: other.id, accountId: null });
    }
    for (const { accountId } of sharedBureau(move, other)) {
      clashes.push({ kind: 'person', other: other.id, accountId });
    }
  }
  return clashes;
}

const WARNINGS = [
  'endsBeforeStart',
  'outsideDays',
  'tightChange',
  'roomSmall',
  'breakOverlapsPlenary',
  'interpretationMissing',
] as const;

export type WarningName = (typeof WARNINGS)[number];

/** The numbers that warnings are filled with. */
type Figures<Key extends MessageKey> = Omit<ValuesOf<Key, string>, 'other' | 'person' | 'languages'>;

/**
 * A warning that an organizer may accept with a reason. `key` is its message, `figures` its numbers. Names are filled in
 * where it is said: `other` (a session's id) as {other}, `languages` (codes) as {languages}, `office` as {person}.
 */
export type Warning = {
  key: `agenda.warning.${WarningName}`;
  figures: Partial<Figures<Warning['key']>>;
  other: string | null;
  office: Office | null;
  accountId: string | null;
  languages: readonly string[];
};

/** The name of a warning, by the key under which it was accepted; who ends before the start is refused. */
export const warningName = (key: Warning['key']) =>
  key.slice('agenda.warning.'.length) as Exclude<WarningName, 'endsBeforeStart'>;

/** Minutes that a person needs between two rooms. */
const MINUTES_BETWEEN_ROOMS = 10;

/** What an organizer should know before a session goes there; empty when there is nothing to say. */
export function warningsFor(move: TimetableSession, timetable: Timetable): Warning[] {
  if (move.endsAt <= move.startsAt) return [warning('endsBeforeStart', {})];
  const others = inOrder(timetable.sessions.filter((other) => other.id !== move.id));
  return [
    ...outsideDays(move, timetable),
    ...tightChanges(move, others),
    ...smallRoom(move, timetable),
    ...breakAndPlenary(move, others),
    ...missingLanguages(move, timetable),
  ];
}

function outsideDays(move: TimetableSession, timetable: Timetable): Warning[] {
  return insideDays(move, timetable) ? [] : [warning('outsideDays', {})];
}

/** True when a session meets on days of the conference; while that has no dates, on any day. */
export function insideDays(
  { startsAt, endsAt }: Pick<TimetableSession, 'startsAt' | 'endsAt'>,
  { timeZone, startsOn, endsOn }: Pick<Timetable, 'timeZone' | 'startsOn' | 'endsOn'>,
): boolean {
  if (startsOn === null || endsOn === null) return true;
  const lastMoment = new Date(endsAt.getTime() - 1);
  return dayIn(timeZone, startsAt) >= startsOn && dayIn(timeZone, lastMoment) <= endsOn;
}

function tightChanges(move: TimetableSession, others: readonly TimetableSession[]): Warning[] {
  const warnings: Warning[] = [];
  for (const other of others) {
    if (move.roomId === null || other.roomId === null || other.roomId === move.roomId) continue;
    const gap = minutesBetween(move, other);
    if (gap < 0 || gap >= MINUTES_BETWEEN_ROOMS) continue;
    for (const { accountId, office } of sharedBureau(move, other)) {
      warnings.push(warning('tightChange', { minutes: gap }, { other: other.id, office, accountId }));
    }
  }
  return warnings;
}

function smallRoom(move: TimetableSession, { rooms, delegations }: Timetable): Warning[] {
  const room = rooms.find((one) => one.id === move.roomId);
  if (!room || !isPlenary(move) || room.capacity >= delegations) return [];
  return [warning('roomSmall', { capacity: room.capacity, delegations })];
}

function breakAndPlenary(move: TimetableSession, others: readonly TimetableSession[]): Warning[] {
  const crossing = (other: TimetableSession) =>
    (move.kind === 'break' && isPlenary(other)) || (isPlenary(move) && other.kind === 'break');
  return others
    .filter((other) => crossing(other) && overlaps(move, other))
    .map((other) => warning('breakOverlapsPlenary', {}, { other: other.id }));
}

/** A plenary is to be heard in every working language; where there is one alone, nothing is interpreted. */
function missingLanguages(move: TimetableSession, timetable: Timetable): Warning[] {
  if (move.kind !== 'plenary' || timetable.languages.length === 1) return [];
  const languages = timetable.languages.filter((language) => !move.languages.includes(language));
  if (languages.length === 0) return [];
  return [warning('interpretationMissing', { count: languages.length }, { languages })];
}

/** A meeting of all delegations. */
function isPlenary({ kind }: TimetableSession): boolean {
  return kind === 'plenary' || kind === 'ceremony';
}

/** Whole minutes from the end of one to the beginning of the other; negative where they overlap. */
function minutesBetween(a: TimetableSession, b: TimetableSession): number {
  const later = Math.max(a.startsAt.getTime(), b.startsAt.getTime());
  const earlier = Math.min(a.endsAt.getTime(), b.endsAt.getTime());
  return Math.floor((later - earlier) / 60_000);
}

function sharedBureau(a: TimetableSession, b: TimetableSession) {
  return a.bureau.filter((one) => b.bureau.some((two) => two.accountId === one.accountId));
}

function inOrder(sessions: readonly TimetableSession[]): TimetableSession[] {
  return [...sessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
}

function warning<Name extends WarningName>(
  name: Name,
  figures: Figures<`agenda.warning.${Name}`>,
  about: Partial<Pick<Warning, 'other' | 'office' | 'accountId' | 'languages'>> = {},
): Warning {
  const nobody = { other: null, office: null, accountId: null, languages: [] };
  return { key: `agenda.warning.${name}`, figures, ...nobody, ...about };
}
