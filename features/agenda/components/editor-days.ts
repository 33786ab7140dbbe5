import { lastDay, localDay, localOf } from '@/platform/i18n/format';
import type { AgendaSession } from '../queries';
import type { BoardSession } from './board-model';

type Dates = { startsOn: string | null; endsOn: string | null; timeZone: string };

const DAY = 86_400_000;
/** No conference lasts longer; a wrong date must not draw a thousand links. */
const MOST_DAYS = 60;

/** The days of the conference, and the others on which it has a session: 'YYYY-MM-DD', in order. */
export function editorDays(conference: Dates, sessions: readonly AgendaSession[]): string[] {
  const days = new Set(sessions.flatMap((session) => daysOf(session, conference.timeZone)));
  const { startsOn, endsOn } = conference;
  if (startsOn && endsOn) {
    for (let at = Date.parse(startsOn); at <= Date.parse(endsOn) && days.size < MOST_DAYS; at += DAY) {
      days.add(new Date(at).toISOString().slice(0, 10));
    }
  }
  return [...days].sort();
}

/** The day that was asked for; else today; else the first. */
export function chosenDay(days: readonly string[], wanted: string | undefined, today: string): string {
  if (wanted !== undefined && days.includes(wanted)) return wanted;
  return days.includes(today) ? today : (days[0] ?? today);
}

type Times = Pick<AgendaSession, 'startsAt' | 'endsAt'>;

/** The calendar days on which a session meets: two when it goes on over midnight. */
export function daysOf({ startsAt, endsAt }: Times, timeZone: string): string[] {
  return [...new Set([localDay(startsAt, timeZone), lastDay(startsAt, endsAt, timeZone)])];
}

/**
 * From when to when a session lies beside a day, in minutes from its midnight: below nought what began the day before,
 * above 1440 what goes on into the next.
 */
export function minutesOn(
  date: string,
  { startsAt, endsAt }: Times,
  timeZone: string,
): Pick<BoardSession, 'from' | 'to'> {
  const minutes = (at: Date) =>
    (Date.parse(`${localOf(at, timeZone)}Z`) - Date.parse(`${date}T00:00Z`)) / 60_000;
  return { from: minutes(startsAt), to: minutes(endsAt) };
}
