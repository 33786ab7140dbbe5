import * as Y from 'yjs';
import { ATTRIBUTES, BLOCK, type BlockAttribute, ROOT } from '@/domain/live-notes';
import { LOCALES, type Locale } from '@/domain/local-text';
import { type NoteClassification, noteClassificationIn, UNCLASSIFIED } from '@/domain/note-classification';
import { kindIn, PARAGRAPH_KINDS, type ParagraphKind } from '@/domain/note-kinds';
import { refuse } from '@/domain/refusal';
import { readProse } from '@/platform/typed/text';

/** A paragraph as it stands in the document; a new one has no id yet. `text`: as a paragraph is kept. */
export type NoteBlock = {
  element: Y.XmlElement;
  id: string | null;
  number: string | null;
  language: Locale | null;
  kind: ParagraphKind | null;
  /** the id of a delegation; empty where it was taken away */
  delegation: string | null;
  classification: NoteClassification | null;
  text: string;
};

/** The document that some updates make. */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const rootOf = (doc: Y.Doc) => doc.getXmlFragment(ROOT);

const textsOf = (element: Y.XmlElement): Y.XmlText[] =>
  element.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);

/** What is typed in a paragraph, letter by letter. */
export const typedIn = (element: Y.XmlElement): string =>
  textsOf(element)
    .flatMap((text) => text.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');

const isBlock = (child: unknown): child is Y.XmlElement =>
  child instanceof Y.XmlElement && child.nodeName === BLOCK;

/** The paragraphs of a document, in their order. */
export function blocksIn(doc: Y.Doc): NoteBlock[] {
  return rootOf(doc)
    .toArray()
    .filter(isBlock)
    .map((element) => {
      const attribute = (name: BlockAttribute) => element.getAttribute(name) ?? null;
      const language = LOCALES.find((one) => one === attribute('language')) ?? null;
      return {
        element,
        id: attribute('id'),
        number: attribute('number'),
        language,
        kind: kindIn(attribute('kind')),
        delegation: attribute('delegation'),
        classification: noteClassificationIn(attribute('classification')),
        text: readProse(typedIn(element)),
      };
    });
}

/** The ids of the paragraphs that have one. */
export const idsIn = (doc: Y.Doc): Set<string> =>
  new Set(
    rootOf(doc)
      .toArray()
      .flatMap((child) => (isBlock(child) ? (child.getAttribute('id') ?? []) : [])),
  );

/** What goes without saying, so that nobody who says otherwise at the same moment is overruled by the house. */
const UNSAID: Partial<Record<BlockAttribute, string>> = {
  ...{ kind: PARAGRAPH_KINDS[0], delegation: '', classification: UNCLASSIFIED },
};

/** Says of a block what it is; what it says already stays untouched. */
export function mark(element: Y.XmlElement, values: Readonly<Record<BlockAttribute, string>>): void {
  for (const name of ATTRIBUTES)
    if ((element.getAttribute(name) ?? UNSAID[name]) !== values[name])
      element.setAttribute(name, values[name]);
}

/** Says of a new block who reads it; where everybody does, that goes without saying. */
export function classify(element: Y.XmlElement, classification: NoteClassification): void {
  if (classification !== UNCLASSIFIED)
    element.setAttribute('classification' satisfies BlockAttribute, classification);
}

/** Puts a new paragraph behind a block, or at the beginning. */
export function insertBlock(doc: Y.Doc, behind: Y.XmlElement | null, text: string): Y.XmlElement {
  const root = rootOf(doc);
  const element = new Y.XmlElement(BLOCK);
  const words = new Y.XmlText();
  words.insert(0, text);
  element.insert(0, [words]);
  root.insert(behind ? placeOf(doc, behind) + 1 : 0, [element]);
  return element;
}

const placeOf = (doc: Y.Doc, element: Y.XmlElement) => rootOf(doc).toArray().indexOf(element);

export function removeBlock(doc: Y.Doc, element: Y.XmlElement): void {
  rootOf(doc).delete(placeOf(doc, element), 1);
}

/** Makes the text of a block another: what both have at their beginning and end is left alone, with whoever writes there. */
export function retype(element: Y.XmlElement, text: string): void {
  const [first, ...others] = textsOf(element);
  const before = typedIn(element);
  if (!first || others.length > 0) {
    element.delete(0, element.length);
    const words = new Y.XmlText();
    words.insert(0, text);
    element.insert(0, [words]);
    return;
  }
  let start = 0;
  while (start < before.length && before[start] === text[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, text.length) - start;
  while (end < most && before.at(-1 - end) === text.at(-1 - end)) end += 1;
  first.delete(start, before.length - start - end);
  first.insert(start, text.slice(start, text.length - end));
}

/** Takes what is no paragraph of text out of a document. */
export function tidy(doc: Y.Doc): void {
  const root = rootOf(doc);
  for (let at = root.length - 1; at >= 0; at -= 1) {
    const child = root.get(at);
    if (!isBlock(child)) {
      root.delete(at, 1);
      continue;
    }
    for (let inner = child.length - 1; inner >= 0; inner -= 1)
      if (!(child.get(inner) instanceof Y.XmlText)) child.delete(inner, 1);
  }
}

const isAttribute = (name: string | null): name is BlockAttribute => ATTRIBUTES.some((one) => one === name);

/** The closed list: a paragraph, its text, what it says of itself, and that something went. */
function isOnList({ content, parent, parentSub }: Y.Item): boolean {
  if (typeof parent === 'string' && parent !== ROOT) return false;
  if (content instanceof Y.ContentDeleted) return true;
  if (parentSub !== null) {
    const values: unknown[] = content instanceof Y.ContentAny ? content.arr : [];
    return isAttribute(parentSub) && values.length === 1 && isShort(values[0]);
  }
  // What takes the place of an attribute does not say of which one; that is asked of the document.
  if (content instanceof Y.ContentAny) return content.arr.length === 1 && isShort(content.arr[0]);
  if (content instanceof Y.ContentString) return typeof parent !== 'string';
  if (!(content instanceof Y.ContentType)) return false;
  const { type } = content;
  return type instanceof Y.XmlElement ? type.nodeName === BLOCK : type.constructor === Y.XmlText;
}

const isShort = (value: unknown) => value === null || (typeof value === 'string' && value.length <= 64);

function takenApart(update: Uint8Array) {
  try {
    return Y.decodeUpdate(update);
  } catch {
    throw refuse('notes.refusal.malformed');
  }
}

/**
 * How many paragraphs an update adds, before it comes near a document.
 * @throws Refusal where it is none, or has anything that is not on the closed list
 */
export function paragraphsIn(update: Uint8Array): number {
  const { structs } = takenApart(update);
  let count = 0;
  for (const struct of structs) {
    if (struct instanceof Y.GC || struct instanceof Y.Skip) continue;
    if (!(struct instanceof Y.Item) || !isOnList(struct)) throw refuse('notes.refusal.malformed');
    if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlElement) count += 1;
  }
  return count;
}

/** What of an update takes the place of something in the document, by which alone it is known what that is. */
export const unplacedIn = (update: Uint8Array): Y.ID[] =>
  takenApart(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentAny && struct.parentSub === null
      ? [struct.id]
      : [],
  );

/**
 * Looks at such parts once the update has been applied to the document. What went with its paragraph says nothing any more.
 * @throws Refusal where one is no attribute of a paragraph
 */
export function requireAttributes(doc: Y.Doc, ids: readonly Y.ID[]): void {
  for (const id of ids) {
    if (Y.getState(doc.store, id.client) <= id.clock) throw refuse('notes.refusal.malformed');
    const struct: Y.Item | Y.GC = Y.getItem(doc.store, id);
    if (struct instanceof Y.Item && !isAttribute(struct.parentSub)) throw refuse('notes.refusal.malformed');
  }
}

/**
 * What was typed into a paragraph that somebody had taken away meanwhile, once the update has been applied: it stands
 * nowhere. `before`: what the document had.
 */
export function strayIn(doc: Y.Doc, update: Uint8Array, before: ReadonlyMap<number, number>): string {
  const { structs, ds } = takenApart(update);
  const isTakenBack = (client: number, clock: number) =>
    ds.clients.get(client)?.some((gone) => clock >= gone.clock && clock < gone.clock + gone.len) ?? false;
  let stray = '';
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const { client, clock } = struct.id;
    if (clock < (before.get(client) ?? 0) || isTakenBack(client, clock)) continue;
    if (Y.getItem(doc.store, struct.id).deleted) stray += struct.content.str;
  }
  return stray;
}

/** Calls `hear` with every block that a change touches; `says`: it says something else of itself. @returns what stops that */
export function watchBlocks(doc: Y.Doc, hear: (element: Y.XmlElement, says: boolean) => void): () => void {
  const root = rootOf(doc);
  const observer = (events: Y.YEvent<Y.XmlElement | Y.XmlText | Y.XmlFragment>[]) => {
    for (const { target, changes } of events) {
      if (target === root)
        for (const { content } of changes.added)
          if (content instanceof Y.ContentType && isBlock(content.type)) hear(content.type, true);
      let above: Y.AbstractType<unknown> | null = target as Y.AbstractType<unknown>;
      while (above && above.parent !== root) above = above.parent as Y.AbstractType<unknown> | null;
      if (isBlock(above)) hear(above, above === target && changes.keys.size > 0);
    }
  };
  root.observeDeep(observer as Parameters<typeof root.observeDeep>[0]);
  return () => root.unobserveDeep(observer as Parameters<typeof root.unobserveDeep>[0]);
}
