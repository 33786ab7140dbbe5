import { beginningOf, dayAfter, dayIn } from './calendar';
import type { ReleasedSession } from './release';
import { SESSION_KINDS } from './timetable';
import type { BallotPhase } from './voting';

/** Where a conference stands, in the order in which it passes through them. */
export const PHASES = ['planned', 'registration', 'running', 'closed', 'voting', 'decided'] as const;
export type Phase = (typeof PHASES)[number];

/** The parts of its page. */
export type PagePart = 'today' | 'outcomes' | 'documents' | 'ballots' | 'agenda' | 'about';

/** What a reader looks for first in each phase; what is empty is left out by the page. */
export const PARTS_OF: Record<Phase, readonly PagePart[]> = {
  planned: ['agenda', 'about', 'documents', 'outcomes', 'ballots'],
  registration: ['agenda', 'about', 'documents', 'outcomes', 'ballots'],
  running: ['today', 'outcomes', 'documents', 'ballots', 'about'],
  closed: ['outcomes', 'ballots', 'documents', 'agenda', 'about'],
  voting: ['ballots', 'outcomes', 'documents', 'agenda', 'about'],
  decided: ['ballots', 'outcomes', 'documents', 'agenda', 'about'],
};

export type TimedSession = Pick<ReleasedSession, 'kind' | 'startsAt' | 'endsAt'>;
type PhasedBallot = { phase: BallotPhase; opensAt: Date; closesAt: Date };

/** What the phase follows from. Days are calendar days in the time zone; `sessions` as they were released. */
export type PhaseFacts = {
  timeZone: string;
  startsOn: string | null;
  endsOn: string | null;
  closedAt: Date | null;
  /** a delegation has been invited, so that its members can be named and can register */
  invited: boolean;
  sessions: readonly TimedSession[];
  ballots: readonly PhasedBallot[];
};

const beginsAt = ({ startsAt }: TimedSession) => Date.parse(startsAt);
const endsAt = ({ endsAt }: TimedSession) => Date.parse(endsAt);
const isOn = (session: TimedSession, now: Date) =>
  beginsAt(session) <= now.getTime() && now.getTime() < endsAt(session);
const isMeeting = ({ kind }: TimedSession) => kind !== 'break';
/** What an organizer or the clock will still bring to an end. */
const isPending = ({ phase }: PhasedBallot) =>
  phase === 'scheduled' || phase === 'open' || phase === 'closed';

/**
 * Where the conference stands at an instant. It meets from the beginning of its first day to the end of its last one, and
 * as long as a session goes on; after that it counts as closed, also while nobody has said so.
 */
export function phaseOf(facts: PhaseFacts, now: Date): Phase {
  const { timeZone, startsOn, endsOn, closedAt, invited, sessions, ballots } = facts;
  if (closedAt && closedAt <= now) {
    if (ballots.some(isPending)) return 'voting';
    return ballots.some(({ phase }) => phase !== 'lapsed' && phase !== 'cancelled') ? 'decided' : 'closed';
  }
  const today = dayIn(timeZone, now);
  if (sessions.some((session) => isOn(session, now))) return 'running';
  if (!startsOn || !endsOn || today < startsOn) return invited ? 'registration' : 'planned';
  return today <= endsOn ? 'running' : 'closed';
}

/** What meets at an instant, what meets next, and the day whose sessions are worth showing. */
export type Now<S> = {
  /** under way, the widest circle first; a break only where nothing else meets */
  current: S[];
  /** the next that begin, together */
  next: S[];
  /** the day where the conference is: today, or where nothing more meets today the day of what is next */
  day: string;
  /** of that day, in the order of time */
  sessions: S[];
};

const rankOf = ({ kind }: TimedSession) => SESSION_KINDS.indexOf(kind);
const byRank = (a: TimedSession, b: TimedSession) => rankOf(a) - rankOf(b);
const byTime = (a: TimedSession, b: TimedSession) =>
  beginsAt(a) - beginsAt(b) || endsAt(a) - endsAt(b) || byRank(a, b);

/** The sessions that meet on a day, without breaks, in the order of time; what goes on over midnight is of both days. */
function sessionsOn<S extends TimedSession>(sessions: readonly S[], timeZone: string, day: string): S[] {
  const from = beginningOf(timeZone, day).getTime();
  const to = beginningOf(timeZone, dayAfter(day)).getTime();
  // What ends at midnight has not begun the next day.
  const there = sessions.filter((one) => isMeeting(one) && beginsAt(one) < to && endsAt(one) > from);
  return there.sort(byTime);
}

/** What is on at an instant. */
export function nowOn<S extends TimedSession>(sessions: readonly S[], timeZone: string, now: Date): Now<S> {
  const under = sessions.filter((session) => isOn(session, now)).sort(byRank);
  const meeting = under.filter(isMeeting);
  const ahead = sessions.filter((session) => isMeeting(session) && beginsAt(session) > now.getTime());
  const soonest = ahead.reduce(
    (earliest, one) => Math.min(earliest, beginsAt(one)),
    Number.POSITIVE_INFINITY,
  );
  const next = ahead.filter((session) => beginsAt(session) === soonest).sort(byTime);
  const today = dayIn(timeZone, now);
  const todays = sessionsOn(sessions, timeZone, today);
  const isLeft = todays.some((session) => endsAt(session) > now.getTime());
  const day = isLeft || next.length === 0 ? today : dayIn(timeZone, new Date(soonest));
  return {
    current: meeting.length > 0 ? meeting : under,
    next,
    day,
    sessions: day === today ? todays : sessionsOn(sessions, timeZone, day),
  };
}

/**
 * The next instant after `now` at which phase or what is on may be another without anybody doing anything: a session
 * begins or ends, a ballot opens or closes, a day begins; null where nothing is ahead.
 */
export function nextEdge(facts: PhaseFacts, now: Date): Date | null {
  const { timeZone, startsOn, endsOn, closedAt, sessions, ballots } = facts;
  const closing = closedAt && closedAt <= now;
  const days = closing || !startsOn || !endsOn ? [] : [startsOn, dayAfter(endsOn)];
  // While it meets, each midnight makes another day of it.
  if (days.length > 0 && phaseOf(facts, now) === 'running') days.push(dayAfter(dayIn(timeZone, now)));
  const edges = [
    ...days.map((day) => beginningOf(timeZone, day).getTime()),
    ...sessions.flatMap((session) => [beginsAt(session), endsAt(session)]),
    ...ballots.filter(isPending).flatMap((one) => [one.opensAt.getTime(), one.closesAt.getTime()]),
  ].filter((at) => at > now.getTime());
  return edges.length > 0 ? new Date(edges.reduce((a, b) => Math.min(a, b))) : null;
}

/** True once a conference was closed, or its last day has ended where it is. */
export const isOver = (
  { closedAt, endsOn, timeZone }: Pick<PhaseFacts, 'closedAt' | 'endsOn' | 'timeZone'>,
  now: Date,
): boolean => closedAt !== null || (endsOn !== null && dayIn(timeZone, now) > endsOn);

/** True while a conference meets, by the calendar day where it is, or has sessions that have not ended. */
export const isEarly = ({ endsOn }: { endsOn: string | null }, today: string, ahead: number): boolean =>
  endsOn !== null && (today <= endsOn || ahead > 0);
