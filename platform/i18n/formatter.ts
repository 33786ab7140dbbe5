type Make<Formatter, Style> = { name: string; new (tag: string, style: Style): Formatter };

/** Far more than the pages of all languages need. */
const MOST_KEPT = 500;
const kept = new Map<string, unknown>();

/** A formatter of Intl, made once: that takes some thirty microseconds, and a page writes dozens of numbers and names. */
export function formatter<Formatter, Style>(
  Make: Make<Formatter, Style>,
  tag: string,
  ...[style]: undefined extends Style ? [style?: Style] : [style: Style]
): Formatter {
  const key = JSON.stringify([Make.name, tag, style]);
  const known = kept.get(key);
  if (known) return known as Formatter;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = new Make(tag, style as Style);
  kept.set(key, made);
  return made;
}
