/** The words that put something between two numbered ones, in their order: 3, 3 bis, 3 ter, 4. */
export const INSERTED = ['bis', 'ter', 'quater', 'quinquies', 'sexies'] as const;
export type Inserted = (typeof INSERTED)[number];

const FORM = new RegExp(`^([1-9]\\d{0,2})(?: (${INSERTED.join('|')}))?((?:\\.[1-9]\\d?){0,2})$`);

/** The number of a paragraph as it is written, which it keeps: `12`, `12 bis`. */
export const designationOf = ({ number, inserted }: { number: number; inserted: Inserted | null }): string =>
  [number, inserted].filter((part) => part !== null).join(' ');

/** Where a paragraph of the notes stands on its page, by its number: `paragraph-12-bis`. */
export const noteAnchor = (designation: string): string => `paragraph-${designation.replace(' ', '-')}`;

/** The word of the next paragraph that is inserted under a number, whose words are `taken`; null where all are. */
export const nextInserted = (taken: readonly (Inserted | null)[]): Inserted | null =>
  INSERTED.find((_, index) => INSERTED.slice(index).every((word) => !taken.includes(word))) ?? null;

/** The parts of an item's number. `below`: the numbers of a sub-item, none to two. */
export type ItemNumber = { main: number; inserted: Inserted | null; below: number[] };

/** The parts of a number in the one way that it is written; null for all else. */
export function partsOfItem(text: string): ItemNumber | null {
  const [, main, inserted, below = ''] = FORM.exec(text) ?? [];
  if (main === undefined) return null;
  return {
    main: Number(main),
    inserted: (inserted as Inserted | undefined) ?? null,
    below: below.split('.').filter(Boolean).map(Number),
  };
}

/**
 * The number of an agenda item as it is kept, `5`, `5.1` or `3 bis`, from what a person typed in western digits: capitals, spaces
 * and a point at its end do not matter. Null for all else.
 */
export function readItemNumber(typed: string): string | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s*\.\s*/g, '.')
    .replace(/\.$/, '')
    .replace(/^(\d+)\s*(?=[a-z])/, '$1 ');
  return partsOfItem(text) ? text : null;
}

function rankOf(text: string): number[] {
  const parts = partsOfItem(text);
  return parts ? [parts.main, parts.inserted ? INSERTED.indexOf(parts.inserted) + 1 : 0, ...parts.below] : [];
}

/** Compares items by their numbers: 3, 3.1, 3.2, 3 bis, 3 bis.1, 4. */
export function inItemOrder(a: string, b: string): number {
  const [one, other] = [rankOf(a), rankOf(b)];
  const at = one.findIndex((rank, index) => rank !== other[index]);
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1);
}
