import { missing, refuse } from './refusal';

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
const nextInserted = (taken: readonly (Inserted | null)[]): Inserted | null =>
  INSERTED.find((_, index) => INSERTED.slice(index).every((word) => !taken.includes(word))) ?? null;

/** A paragraph of the notes by its number, and where it is read among the others. */
export type NumberedParagraph = { id: string; number: number; inserted: Inserted | null; position: number };

/**
 * Number and position of a new paragraph: the next number at the end, or after the paragraph `after` its number with the next word
 * (12 bis), where it is not the last one. `rows` are in the order in which they are read.
 * @throws Refusal where it is none of them, and where all words of its number are taken
 */
export function slotAfter(
  rows: readonly NumberedParagraph[],
  after: string | null,
): Omit<NumberedParagraph, 'id'> {
  const last = rows.at(-1);
  const before = after === null ? last : rows.find(({ id }) => id === after);
  if (after !== null && !before) throw missing();
  const position = (before?.position ?? 0) + 1;
  if (before === last)
    return { number: 1 + Math.max(0, ...rows.map(({ number }) => number)), inserted: null, position };
  const number = before?.number ?? 0;
  const inserted = nextInserted(rows.filter((row) => row.number === number).map((row) => row.inserted));
  if (!inserted) throw refuse('notes.refusal.numbersTaken', { number: { item: String(number) } }, 'conflict');
  return { number, inserted, position };
}

/**
 * The number of a paragraph that somebody wrote behind another one while the notes are written live; `behind` is null at the
 * end. Nobody is there to be refused: where all words of a number are taken, it is the next one.
 */
export function numberBehind(
  rows: readonly Pick<NumberedParagraph, 'number' | 'inserted'>[],
  behind: Pick<NumberedParagraph, 'number'> | null,
): Pick<NumberedParagraph, 'number' | 'inserted'> {
  const same = rows.filter((row) => row.number === behind?.number);
  const inserted = behind && nextInserted(same.map((row) => row.inserted));
  if (behind && inserted) return { number: behind.number, inserted };
  return { number: 1 + Math.max(0, ...rows.map(({ number }) => number)), inserted: null };
}

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
