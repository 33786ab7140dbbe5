const MINUTE = 60_000;
/** Half the width of the span in which a day begins somewhere on earth, around its midnight in UTC. */
const WIDEST = 27 * 60 * MINUTE;

// A formatter is dear to make and cheap to use; there are fewer zones than there are conferences.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/** The calendar day of an instant where the conference is: 'YYYY-MM-DD'. `timeZone` is an IANA name. */
export function dayIn(timeZone: string, instant: Date): string {
  const parts = formatIn(timeZone).formatToParts(instant);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const DAY = 24 * 60 * MINUTE;

/** The day that is so many days after another, or before it: '2023-03-01' is one after '2023-02-28'. */
export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The day after a day. */
export const dayAfter = (date: string): string => daysLater(date, 1);

/** How many days the second day is after the first; negative where it is before. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY;

/** The first minute of a day where the conference is, also where the clocks skip its midnight. */
export function beginningOf(timeZone: string, date: string): Date {
  const midnight = Date.parse(`${date}T00:00Z`);
  let [before, from] = [midnight - WIDEST, midnight + WIDEST];
  while (from - before > MINUTE) {
    const middle = before + Math.floor((from - before) / 2 / MINUTE) * MINUTE;
    if (dayIn(timeZone, new Date(middle)) < date) before = middle;
    else from = middle;
  }
  return new Date(from);
}
