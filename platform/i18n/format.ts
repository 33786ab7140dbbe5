import { Temporal } from 'temporal-polyfill';
import { commaOf, datesOf, directionOf, firstDayOf, placesOf } from '@/domain/local-text';
import { placeInLists } from './country-names';
import { formatter } from './formatter';
import { around, cityOf } from './zone-names';

// Western digits in every language: figures in tables and results must be read alike by everyone.
const NUMERALS = '-u-nu-latn';

/** `21 March 2023` in English, as international papers write it. */
const written = (locale: string) => datesOf(locale) + NUMERALS;

const dateTimeFormat = (locale: string, style: Intl.DateTimeFormatOptions) =>
  formatter(Intl.DateTimeFormat, written(locale), style);

/** The words of a date from its parts: the formats of the platform know no first day of a month that is no plain number. */
const dateWords = (parts: readonly { type: string; value: string }[], locale: string): string =>
  parts.map(({ type, value }) => (type === 'day' && value === '1' ? firstDayOf(locale) : value)).join('');

const dated = (at: Date, locale: string, style: Intl.DateTimeFormatOptions): string =>
  dateWords(dateTimeFormat(locale, style).formatToParts(at), locale);

/** A language's name in the reader's language. */
export function languageName(code: string, locale: string): string {
  return formatter(Intl.DisplayNames, locale, { type: 'language' }).of(code) ?? code;
}

/** Compares names the way the reader's language orders them; numbers in them by their value. */
export const inOrder = (locale: string): ((a: string, b: string) => number) =>
  formatter(Intl.Collator, locale, { numeric: true }).compare;

/** The things as a reader of the language looks for them, by their names in it. */
export function sorted<T>(things: readonly T[], locale: string, nameOf: (thing: T) => string): T[] {
  const compare = inOrder(locale);
  return things
    .map((thing) => ({ thing, name: nameOf(thing) }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ thing }) => thing);
}

export function number(value: number, locale: string): string {
  return formatter(Intl.NumberFormat, locale + NUMERALS).format(value);
}

/** The size of a file: `640 kB`, `1.2 MB`. */
export function fileSize(bytes: number, locale: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const style = {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  } as const;
  return formatter(Intl.NumberFormat, locale + NUMERALS, style).format(Math.max(1, value));
}

/** `21 March 2023` in the given zone. */
export function day(at: Date, locale: string, timeZone: string): string {
  return dated(at, locale, { dateStyle: 'long', timeZone });
}

/** `Tuesday, 21 March` in the given zone. */
export function weekday(at: Date, locale: string, timeZone: string): string {
  const style = { weekday: 'long', day: 'numeric', month: 'long', timeZone } as const;
  return dated(at, locale, style);
}

/** `10:15` in the given zone, always on the 24-hour clock. */
export function clock(at: Date, locale: string, timeZone: string): string {
  const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return dateTimeFormat(locale, style).format(at);
}

const zonedAt = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);

/**
 * The zone as people name it, with the offset that it has at each of the times that it stands beside:
 * `Santiago, UTC−3`; `Skopje, UTC+2 / UTC+1` where the clocks change between them; `Skopje` beside no time. In Arabic by the
 * name that the platform has for the place, as it writes the cities of most zones in Latin letters alone.
 */
export function zone(timeZone: string, locale: string, ...times: readonly Date[]): string {
  if (timeZone === 'UTC') return apart('UTC', locale);
  const offsets = [...new Set(times.map((at) => shortOffset(zonedAt(at, timeZone).offset)))].join(' / ');
  const named = directionOf(locale) === 'rtl' ? placeOf(timeZone, locale) : null;
  if (named) return withCommas([named, offsets && apart(offsets, locale)].filter(Boolean), locale);
  return apart([cityOf(timeZone), offsets].filter(Boolean).join(', '), locale);
}

/**
 * The place of a zone in the reader's language: its country, by its name in our lists, or its city where the country has
 * several zones. Null of a zone that is only an offset, and in English of those on Greenwich time.
 */
export function placeOf(timeZone: string, locale: string): string | null {
  const named = around(timeOf('Asia/Tokyo', locale), timeOf('America/Santiago', locale));
  const name = named(timeOf(timeZone, locale));
  return name && placeInLists(name, locale);
}

/** `Japan Time`, `heure : Japon`. */
function timeOf(timeZone: string, locale: string): string {
  const parts = formatter(Intl.DateTimeFormat, placesOf(locale), {
    timeZone,
    timeZoneName: 'shortGeneric',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function shortOffset(offset: string): string {
  const hours =
    offset === '+00:00' ? '' : offset.replace(/^([+-])0?(\d+):00$/, '$1$2').replace(/^([+-])0/, '$1');
  // The minus sign, unlike a hyphen, never parts from its number at the end of a line.
  return `UTC${hours.replace('-', '\u2212')}`;
}

/** Latin words between Arabic ones are set apart, or their brackets would change sides. */
export const apart = (words: string, locale: string) =>
  directionOf(locale) === 'rtl' ? `\u2066${words}\u2069` : words;

// A day that is read from right to left, beside a span that is not, stays on its own side, at the time that it belongs to.
const itself = (words: string, locale: string) =>
  directionOf(locale) === 'rtl' ? `\u2067${words}\u2069` : words;

/** What stands side by side, with the comma of the language: a day and its hours, an adoption and its time. */
export const withCommas = (parts: readonly string[], locale: string): string => parts.join(commaOf(locale));

/** `21 March 2023, 10:15 (Santiago, UTC−3)`: a time never stands without its zone. */
export function moment(at: Date, locale: string, timeZone: string): string {
  const words = `${apart(clock(at, locale, timeZone), locale)} (${zone(timeZone, locale, at)})`;
  return withCommas([day(at, locale, timeZone), words], locale);
}

/** `21 Mar`, with the year where that is not the year of `now`; the zone stands once on the page. */
export function briefDay(at: Date, locale: string, timeZone: string, now: Date): string {
  const sameYear = zonedAt(at, timeZone).year === zonedAt(now, timeZone).year;
  const style = { day: 'numeric', month: 'short', timeZone } as const;
  return dated(at, locale, sameYear ? style : { ...style, year: 'numeric' });
}

/** `21 Mar, 10:15`: the same with the hour. */
export const brief = (at: Date, locale: string, timeZone: string, now: Date): string =>
  withCommas([briefDay(at, locale, timeZone, now), clock(at, locale, timeZone)], locale);

/** True where a day of the zone begins at the instant. */
export const isMidnight = (at: Date, timeZone: string): boolean => clock(at, 'en', timeZone) === '00:00';

/** `22 March 2023, 10:15`, on a page that says once in which zone its times are. */
export function dayAndClock(at: Date, locale: string, timeZone: string): string {
  return withCommas([day(at, locale, timeZone), apart(clock(at, locale, timeZone), locale)], locale);
}

/** `10:15–11:00`, with the day of the end where that is another: `23:00–02:00 Wed`; the zone stands once above the list. */
export function span(from: Date, to: Date, locale: string, timeZone: string): string {
  return spanOn(localDay(from, timeZone), { from, to }, locale, timeZone);
}

/** The same under the heading of a day: `Tue 23:00–02:00` on Wednesday, where the session goes on. */
export function spanOn(
  date: string,
  { from, to }: { from: Date; to: Date },
  locale: string,
  timeZone: string,
): string {
  const begins = localDay(from, timeZone);
  const ends = lastDay(from, to, timeZone);
  const named = (at: Date) =>
    itself(dateTimeFormat(locale, { weekday: 'short', timeZone }).format(at), locale);
  const before = begins === date ? '' : `${named(from)} `;
  const after = ends === date || ends === begins ? '' : ` ${named(to)}`;
  return `${before}${clock(from, locale, timeZone)}–${clock(to, locale, timeZone)}${after}`;
}

/** The calendar day on which something is over; what ends at midnight has not begun the next. */
export function lastDay(from: Date, to: Date, timeZone: string): string {
  return localDay(new Date(Math.max(from.getTime(), to.getTime() - 1)), timeZone);
}

/** `10:15–11:00` in the words of a line, whichever way that runs. */
export const spanApart = (from: Date, to: Date, locale: string, timeZone: string): string =>
  apart(span(from, to, locale, timeZone), locale);

/** `10:15–11:00 (Santiago, UTC−3)`. */
export const zonedSpan = (from: Date, to: Date, locale: string, timeZone: string): string =>
  `${spanApart(from, to, locale, timeZone)} (${zone(timeZone, locale, from, to)})`;

/** `21 March 2023, 10:15–11:00 (Santiago, UTC−3)`. */
export function period(from: Date, to: Date, locale: string, timeZone: string): string {
  return withCommas([day(from, locale, timeZone), zonedSpan(from, to, locale, timeZone)], locale);
}

/** `Tuesday, 21 March` for a calendar date. */
export function dateName(date: string, locale: string): string {
  return weekday(new Date(`${date}T12:00:00Z`), locale, 'UTC');
}

/** `Tuesday, 21 March 2023` for a calendar date, at the head of what happened on it. */
export function dayInFull(date: string, locale: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  return atHead(dated(at, locale, { dateStyle: 'full', timeZone: 'UTC' }), locale);
}

/** `Tue 21` for a calendar date, where the month is said elsewhere. */
export function dateBrief(date: string, locale: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  return atHead(dated(at, locale, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }), locale);
}

/** The words as a line or a section begins with them: French and Spanish write their days small, and no heading so. */
export const atHead = (words: string, locale: string): string =>
  words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);

/** `21–23 March 2023`, from calendar dates. */
export function dateRange(from: string, to: string, locale: string): string {
  const format = dateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return dateWords(format.formatRangeToParts(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`)), locale);
}

/**
 * The instant of a wall-clock time typed for a zone (`2023-03-21T10:15`). Throws RangeError when the
 * clocks skip that time on that day.
 */
export function instantOf(local: string, timeZone: string): Date {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }) !== local.slice(0, 16)) {
    throw new RangeError(`${local} does not exist in ${timeZone}`);
  }
  return new Date(zoned.epochMilliseconds);
}

/** The wall-clock time of an instant in a zone, for a date-time field: `2023-03-21T10:15`. */
export function localOf(at: Date, timeZone: string): string {
  return zonedAt(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The same to the second, for what is read off a running clock: `2023-03-21T10:15:07`. */
export function localToSecond(at: Date, timeZone: string): string {
  return zonedAt(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'second' });
}

/** The calendar date of an instant in a zone: `2023-03-21`. */
export function localDay(at: Date, timeZone: string): string {
  return localOf(at, timeZone).slice(0, 10);
}

/** `Arabic, English and French`, as a reader of the language writes a list. */
export const listing = (items: readonly string[], locale: string): string =>
  formatter(Intl.ListFormat, written(locale), { type: 'conjunction' }).format(items);

/** `Arabic, English or French`. */
export const alternatives = (items: readonly string[], locale: string): string =>
  formatter(Intl.ListFormat, written(locale), { type: 'disjunction' }).format(items);
