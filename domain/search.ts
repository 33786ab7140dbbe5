/** What can be found, in the order in which groups of equal rank stand. */
export const FOUND_KINDS = [
  'page',
  'action',
  'outcome',
  'ballot',
  'session',
  'document',
  'country',
  'delegation',
  'person',
  'conference',
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** The most characters of a question that are read. */
export const MOST_ASKED = 80;
/** The most results that are shown. */
export const MOST_FOUND = 20;

/** A question as it is asked: of one line, without what surrounds it, and no longer than is read; empty where there is none. */
export function questionIn(typed: unknown): string {
  if (typeof typed !== 'string') return '';
  return [...typed.slice(0, 4 * MOST_ASKED)]
    .slice(0, MOST_ASKED)
    .join('')
    .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
    .trim();
}

/** What was found, by how well it fits: `rank` 0 is best, 4 is only nearly right (see platform/search), `position` counts from 1 within its kind. */
export type Ranked = { kind: FoundKind; rank: number; position: number };

/**
 * The best of what was found, at most `MOST_FOUND`, in groups by kind: those with the best fit first. Of equal fits each kind
 * has its first before any has its second, so that one long list hides no other.
 */
export function bestOf<T extends Ranked>(results: readonly T[]): { kind: FoundKind; results: T[] }[] {
  const order = (a: Ranked, b: Ranked) =>
    a.rank - b.rank || a.position - b.position || FOUND_KINDS.indexOf(a.kind) - FOUND_KINDS.indexOf(b.kind);
  const best = [...results].sort(order).slice(0, MOST_FOUND);
  const kinds = [...new Set(best.map(({ kind }) => kind))];
  const top = (kind: FoundKind) =>
    Math.min(...best.filter((one) => one.kind === kind).map(({ rank }) => rank));
  kinds.sort((a, b) => top(a) - top(b) || FOUND_KINDS.indexOf(a) - FOUND_KINDS.indexOf(b));
  return kinds.map((kind) => ({
    kind,
    results: best.filter((one) => one.kind === kind).sort((a, b) => a.position - b.position),
  }));
}
