const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * The time left in words: the two largest units, seconds only in the last hour. Counted by the minute there are no seconds,
 * and a minute that has begun is whole. `seconds` >= 0.
 */
export function remaining(seconds: number, locale: string, by: 'second' | 'minute' = 'second'): string {
  const units = by === 'second' ? UNITS : UNITS.slice(0, -1);
  const last = units.at(-1)?.[0];
  const parts: string[] = [];
  let rest = Math.max(0, by === 'second' ? Math.floor(seconds) : 60 * Math.ceil(seconds / 60));
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count === 0 && parts.length === 0 && unit !== last) continue;
    if (unit === 'second' && seconds >= 3_600) break;
    if (count > 0 || unit === 'second' || parts.length === 0) {
      parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
    }
    if (parts.length === 2) break;
  }
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(parts);
}
