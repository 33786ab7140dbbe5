/** The words of the browser's own clock; hours and short weekdays alone read alike in every country of a language. */
const tongue = (locale: string) => `${locale}-u-nu-latn`;

/** `10:15` where the reader is, or in the given zone. */
export function ownClock(at: Date, locale: string, timeZone?: string): string {
  const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  return new Intl.DateTimeFormat(tongue(locale), style).format(at);
}

/**
 * `Central European Time`, `توقيت وسط أوروبا`: a zone in the reader's language, as it is called at that time; of its cities
 * the platform only knows Latin names.
 */
export function zoneName(timeZone: string, locale: string, at: Date): string {
  const style = { timeZone, timeZoneName: 'longGeneric' } as const;
  const parts = new Intl.DateTimeFormat(tongue(locale), style).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** The calendar date in the zone: `2023-03-21`. */
export const dayIn = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
const offsetIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset', year: 'numeric' }).format(at);

/**
 * `02:00–03:00 Wed`: when it is where the reader is, with the day where that is not `date`, the day under which it
 * stands. Null when the reader's clock agrees with that of `timeZone`.
 */
export function ownSpan(
  { from, to, date }: { from: Date; to: Date; date: string },
  locale: string,
  timeZone: string,
  own: string,
): string | null {
  if ([from, to].every((at) => offsetIn(at, own) === offsetIn(at, timeZone))) return null;
  const weekday = (at: Date) => {
    const name = new Intl.DateTimeFormat(tongue(locale), { weekday: 'short', timeZone: own }).format(at);
    // A day in letters that run from right to left stays on its own side of a span that runs from left to right.
    return RIGHT_TO_LEFT.test(name) ? `\u2067${name}\u2069` : name;
  };
  // What ends at midnight has not begun the next day.
  const last = new Date(to.getTime() - 1);
  const [begins, ends] = [dayIn(from, own), dayIn(last, own)];
  // One day for both stands once, behind them.
  const first = begins === ends || begins === date ? '' : ` ${weekday(from)}`;
  const second = begins === ends && ends === date ? '' : ` ${weekday(last)}`;
  return `${ownClock(from, locale, own)}${first}–${ownClock(to, locale, own)}${second}`;
}
