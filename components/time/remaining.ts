const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The time left in words: the two largest units, seconds only in the last hour. `seconds` is a whole number >= 0. */
export function remaining(seconds: number, locale: string): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.floor(seconds));
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    const started = parts.length > 0;
    if (count === 0 && !started && unit !== 'second') continue;
    if (unit === 'second' && seconds >= 3_600) break;
    if (count > 0 || unit === 'second') {
      parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
    }
    if (parts.length === 2) break;
  }
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(parts);
}
