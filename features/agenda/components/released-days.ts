import type { ReleasedSession } from '@/domain/release';
import { languageName, listing, localDay } from '@/platform/i18n/format';

export type Slot = [ReleasedSession, ...ReleasedSession[]];
/** A day with the sessions that meet on it; `times` are those of the first beginning and the last end. */
export type ReleasedDay = { date: string; times: [Date, Date]; sessions: ReleasedSession[] };

/** The sessions by calendar day in the zone, each day in the order of time; over midnight, on both days. */
export function byDay(sessions: ReleasedSession[], timeZone: string): ReleasedDay[] {
  const days = new Map<string, ReleasedSession[]>();
  const dayOf = rememberedDay(timeZone);
  const order = (a: ReleasedSession, b: ReleasedSession) =>
    a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : Date.parse(a.endsAt) - Date.parse(b.endsAt);
  for (const session of [...sessions].sort(order)) {
    // What ends at midnight has not begun the next day.
    const end = new Date(Date.parse(session.endsAt) - 1).toISOString();
    for (const date of new Set([dayOf(session.startsAt), dayOf(end)])) {
      const day = days.get(date);
      if (day) day.push(session);
      else days.set(date, [session]);
    }
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, list]) => ({ date, times: timesOf(list), sessions: list }));
}

function timesOf(sessions: ReleasedSession[]): [Date, Date] {
  const ends = sessions.map(({ endsAt }) => Date.parse(endsAt));
  const last = ends.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return [new Date(sessions[0]?.startsAt ?? 0), new Date(last)];
}

// Thousands of sessions share a few dozen beginnings; the calendar is asked once for each.
function rememberedDay(timeZone: string): (iso: string) => string {
  const known = new Map<string, string>();
  return (iso) => {
    const day = known.get(iso) ?? localDay(new Date(iso), timeZone);
    known.set(iso, day);
    return day;
  };
}

/** Sessions that begin and end together stand in one line. */
export function slotsOf(sessions: ReleasedSession[]): Slot[] {
  const slots: Slot[] = [];
  for (const session of sessions) {
    const last = slots.at(-1);
    if (last && last[0].startsAt === session.startsAt && last[0].endsAt === session.endsAt)
      last.push(session);
    else slots.push([session]);
  }
  return slots;
}

/** Whether both are the same languages, in whatever order. */
export const sameLanguages = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((language) => b.includes(language));

/**
 * The languages into which most sessions are interpreted, and whether all are: said once, so that a line says only what is
 * otherwise. Breaks are none of them; null where most sessions have no interpretation.
 */
export function mostHeard(
  sessions: readonly Pick<ReleasedSession, 'kind' | 'languages'>[],
): { languages: string[]; all: boolean } | null {
  const meetings = sessions.filter(({ kind }) => kind !== 'break');
  const sets: { languages: string[]; count: number }[] = [];
  for (const { languages } of meetings) {
    const set = sets.find((one) => sameLanguages(one.languages, languages));
    if (set) set.count += 1;
    else sets.push({ languages, count: 1 });
  }
  const [most] = sets.sort((a, b) => b.count - a.count);
  if (!most || most.languages.length === 0) return null;
  return { languages: most.languages, all: most.count === meetings.length };
}

const lists = new Map<string, string>();

/** The languages as a list in the reader's own: "Arabic, English, French and Spanish". */
export function heardIn(languages: readonly string[], locale: string): string {
  const key = `${locale} ${languages.join()}`;
  const known = lists.get(key);
  if (known) return known;
  const names = languages.map((code) => languageName(code, locale));
  const list = listing(names, locale);
  lists.set(key, list);
  return list;
}
