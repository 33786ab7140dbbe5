import type { ParagraphKind } from './note-kinds';

/** Why a version of the notes was kept that nobody gave a name. */
export const OCCASIONS = ['restoring', 'circulating', 'approving'] as const;
export type Occasion = (typeof OCCASIONS)[number];

export const VERSION_NAME_MAX = 120;
/** Versions of one session that somebody named; those that the house keeps are not counted. */
export const MOST_NAMED = 200;

/** What is done about changes that were made after the page was drawn on which a version is restored. */
export const MEANWHILE = ['refused', 'replaced'] as const;

/** A paragraph as a version has it, or as it stands now. */
export type VersionedParagraph = {
  id: string;
  text: string;
  kind: ParagraphKind;
  language: string;
  delegationId: string | null;
  struck: boolean;
};

/** What became of a paragraph from one state of the notes to another; `back`: it had been struck. */
export type NoteFate = 'same' | 'changed' | 'new' | 'struck' | 'back';
export type NoteChange<P> = {
  fate: NoteFate;
  /** it is read elsewhere among those that stand in both */
  moved: boolean;
  before: P | null;
  after: P | null;
};

/** Which of some places in a row somebody moved: all but a longest run of those that still follow each other. */
export function movedAmong(positions: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = [];
  let end = -1;
  for (const [at, position] of positions.entries()) {
    let mine = { length: 1, before: -1 };
    for (let one = 0; one < at; one += 1) {
      const other = best[one];
      if (other && (positions[one] ?? 0) < position && other.length >= mine.length)
        mine = { length: other.length + 1, before: one };
    }
    best.push(mine);
    if (end < 0 || mine.length > (best[end]?.length ?? 0)) end = at;
  }
  const moved = new Set(positions.keys());
  for (let at = end; at >= 0; at = best[at]?.before ?? -1) moved.delete(at);
  return moved;
}

/** Things in the order of some of them: each of the others follows what it followed, or comes first. */
export function inOrderOf<T extends { id: string }>(
  order: readonly { id: string }[],
  all: readonly T[],
): T[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const placed = order.flatMap(({ id }) => byId.get(id) ?? []);
  const met = new Set(placed);
  let last: T | null = null;
  for (const one of all) {
    if (!met.has(one)) placed.splice(last === null ? 0 : placed.indexOf(last) + 1, 0, one);
    last = one;
  }
  return placed;
}

const isSame = (a: VersionedParagraph, b: VersionedParagraph) =>
  a.text === b.text && a.kind === b.kind && a.language === b.language && a.delegationId === b.delegationId;

function fateOf(before: VersionedParagraph | null, after: VersionedParagraph | null): NoteFate | null {
  const stood = before?.struck === false;
  if (after?.struck !== false) return stood ? 'struck' : null;
  if (!before) return 'new';
  if (!stood) return 'back';
  return isSame(before, after) ? 'same' : 'changed';
}

/**
 * From one state of the notes to another, paragraph by paragraph in the order of the second. A paragraph that stands in neither is
 * left out: it is part of no notes.
 */
export function compareNotes<P extends VersionedParagraph>(
  before: readonly P[],
  after: readonly P[],
): NoteChange<P>[] {
  const [was, is] = [before, after].map((side) => new Map(side.map((one) => [one.id, one])));
  const all = [...before, ...after.filter(({ id }) => !was?.has(id))];
  const changes = inOrderOf(after, all).flatMap(({ id }) => {
    const [from, to] = [was?.get(id) ?? null, is?.get(id) ?? null];
    const fate = fateOf(from, to);
    return fate ? [{ fate, moved: false, before: from, after: to }] : [];
  });
  const kept = changes.filter(({ fate }) => fate === 'same' || fate === 'changed');
  const places = new Map(before.map(({ id }, at) => [id, at]));
  const moved = movedAmong(kept.map((one) => places.get(one.before?.id ?? '') ?? 0));
  const movedOnes = new Set(kept.filter((_, at) => moved.has(at)));
  return changes.map((one) => ({ ...one, moved: movedOnes.has(one) }));
}

/** How many paragraphs came to what; `moved` counts those that may have changed besides. */
export type NoteCounts = Record<Exclude<NoteFate, 'same'> | 'moved', number>;

export function countsOf(changes: readonly NoteChange<VersionedParagraph>[]): NoteCounts {
  const number = (fate: NoteFate) => changes.filter((one) => one.fate === fate).length;
  const moved = changes.filter((one) => one.moved).length;
  return {
    changed: number('changed'),
    new: number('new'),
    struck: number('struck'),
    back: number('back'),
    moved,
  };
}

/** True where nothing became of any paragraph. */
export const isUnchanged = (changes: readonly NoteChange<VersionedParagraph>[]): boolean =>
  changes.every(({ fate, moved }) => fate === 'same' && !moved);
