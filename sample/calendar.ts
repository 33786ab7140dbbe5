import { Temporal } from 'temporal-polyfill';
import { datesOf, type Locale } from '@/domain/local-text';
import { CONFERENCES, SAMPLE_SLUG } from './content/series';
import { SESSIONS } from './content/sessions';

/** `real`: the dates of the model case; `session`: now is its second day; `vote`: it ended last week. */
export const MODES = ['real', 'session', 'vote'] as const;
export type Mode = (typeof MODES)[number];

export type Calendar = {
  mode: Mode;
  now: Date;
  /** Calendar dates in the conference's zone. */
  startsOn: string;
  endsOn: string;
  /** The instant of a local time of a day of the conference, from 1. */
  at: (day: number, time: string) => Date;
  /** A number of days (or a part) before the first session. */
  before: (days: number) => Date;
  /** null while it is still meeting. */
  closedAt: Date | null;
  /** Whole hours from now, on the hour. */
  fromNow: (hours: number) => Date;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function sampleConference(): { zone: string; firstDay: string } {
  const conference = CONFERENCES.find((c) => c.slug === SAMPLE_SLUG);
  if (!conference?.firstDay) throw new Error('the sample conference has no first day');
  return { zone: conference.timeZone, firstDay: conference.firstDay };
}

/** Puts the sample on the calendar; `now` decides everything, so that the same `now` gives the same sample. */
export function calendarOf(mode: Mode, now: Date): Calendar {
  const { zone, firstDay } = sampleConference();
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const first = {
    real: Temporal.PlainDate.from(firstDay),
    session: today.subtract({ days: 1 }),
    vote: today.subtract({ days: 9 }),
  }[mode];
  const local = (day: number, time: string) =>
    first.add({ days: day - 1 }).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  const shift = mode === 'session' ? shiftInto(local, now.getTime()) : 0;
  const at = (day: number, time: string) => new Date(local(day, time) + shift);
  const dateOf = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(instant.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDate()
      .toString();
  const starts = SESSIONS.map((s) => at(s.day, s.start).getTime());
  const ends = SESSIONS.map((s) => at(s.day, s.end).getTime());
  const begin = new Date(Math.min(...starts));
  const end = new Date(Math.max(...ends));
  return {
    mode,
    now,
    startsOn: dateOf(begin),
    endsOn: dateOf(end),
    at,
    before: (days) => new Date(begin.getTime() - days * 24 * HOUR),
    closedAt: mode === 'session' ? null : new Date(end.getTime() + 30 * MINUTE),
    fromNow: (hours) => new Date((Math.floor(now.getTime() / HOUR) + hours) * HOUR),
  };
}

/** Milliseconds to move the day by, so that a session of its second day is under way at `now`. */
function shiftInto(local: (day: number, time: string) => number, now: number): number {
  const working = SESSIONS.filter((s) => s.day === 2 && s.kind !== 'break' && s.bureau);
  const underWay = working.some(
    (s) => local(2, s.start) + 10 * MINUTE <= now && now <= local(2, s.end) - 15 * MINUTE,
  );
  const panel = working.find((s) => s.kind === 'panel');
  if (underWay || !panel) return 0;
  const wanted = now - 30 * MINUTE - local(2, panel.start);
  return Math.floor(wanted / (5 * MINUTE)) * 5 * MINUTE;
}

/** "from 21 to 23 March 2023" as each official language says it, for two calendar dates. */
export function spanOf(locale: Locale, startsOn: string, endsOn: string): string {
  const [from, to] = [new Date(`${startsOn}T12:00:00Z`), new Date(`${endsOn}T12:00:00Z`)];
  const sameMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7);
  const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4);
  const language = `${datesOf(locale)}-u-nu-latn`;
  const say = (date: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', ...options })
      .format(date)
      .replace(/^1(?= |$)/, locale === 'fr' ? '1er' : '1');
  const last = say(to, { month: 'long', year: 'numeric' });
  const start = sameMonth
    ? say(from, {})
    : say(from, { month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
  const words = {
    en: ['from', 'to'],
    fr: ['du', 'au'],
    es: ['del', 'al'],
    ar: ['من', 'إلى'],
  }[locale];
  return `${words[0]} ${start} ${words[1]} ${last}`;
}
