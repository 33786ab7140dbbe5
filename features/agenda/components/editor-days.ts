import { localDay, localOf, weekday } from '@/platform/i18n/format';
import type { AgendaSession } from '../queries';
import type { BoardSession } from './board-model';

type Dates = { startsOn: string | null; endsOn: string | null; timeZone: string };

const DAY = 86_400_000;
/** No conference lasts longer; a wrong date must not draw a thousand links. */
const MOST_DAYS = 60;

/** The days of the conference, and the others on which it has a session: 'YYYY-MM-DD', in order. */
export function editorDays(conference: Dates, sessions: readonly AgendaSession[]): string[] {
  const days = new Set(sessions.map(({ startsAt }) => localDay(startsAt, conference.timeZone)));
  const { startsOn, endsOn } = conference;
  if (startsOn && endsOn) {
    for (let at = Date.parse(startsOn); at <= Date.parse(endsOn) && days.size < MOST_DAYS; at += DAY) {
      days.add(new Date(at).toISOString().slice(0, 10));
    }
  }
  return [...days].sort();
}

/** The day that was asked for; else today; else the first. */
export function chosenDay(days: readonly string[], asked: string | undefined, today: string): string {
  if (asked !== undefined && days.includes(asked)) return asked;
  return days.includes(today) ? today : (days[0] ?? today);
}

/** `Tuesday, 21 March` for a calendar date. */
export function dayName(date: string, locale: string): string {
  return weekday(new Date(`${date}T12:00:00Z`), locale, 'UTC');
}

/** From when to when a session lies on a day, in minutes from midnight; what goes on after midnight is cut. */
export function minutesOn(
  date: string,
  { startsAt, endsAt }: Pick<AgendaSession, 'startsAt' | 'endsAt'>,
  timeZone: string,
): Pick<BoardSession, 'from' | 'to'> {
  const minutes = (local: string) => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const end = localOf(endsAt, timeZone);
  return {
    from: minutes(localOf(startsAt, timeZone)),
    to: end.slice(0, 10) === date ? minutes(end) : 24 * 60,
  };
}
