import * as Y from 'yjs';
import { readProse } from '@/platform/typed/text';
import { idsIn, strayIn, typedIn, watchBlocks } from './live-document';

/** What a paragraph said when one person's changes of it ended and another's began, and at last. */
export type Step = { text: string; by: string | null };
export type Replayed = {
  /** by the element of the paragraph; none where nobody touched it */
  steps: Map<Y.XmlElement, Step[]>;
  /** who said last what a paragraph is, or in which language */
  described: Map<Y.XmlElement, string | null>;
  /** who took a paragraph away, by its id */
  removed: Map<string, string | null>;
  /** what was typed into paragraphs that had been taken away */
  strays: Step[];
};

/** Applies updates one by one to a document, and tells what each person made of which paragraph. */
export function replay(
  doc: Y.Doc,
  updates: readonly { update: Uint8Array; writtenBy: string | null }[],
): Replayed {
  const steps = new Map<Y.XmlElement, Step[]>();
  const removed = new Map<string, string | null>();
  const described = new Map<Y.XmlElement, string | null>();
  const touched = new Set<Y.XmlElement>();
  let ids = idsIn(doc);
  const saying = new Set<Y.XmlElement>();
  const end = watchBlocks(doc, (element, says) => {
    touched.add(element);
    if (says) saying.add(element);
  });
  const strays: Step[] = [];
  for (const { update, writtenBy: by } of updates) {
    const before = Y.decodeStateVector(Y.encodeStateVector(doc));
    touched.clear();
    saying.clear();
    Y.applyUpdate(doc, update);
    for (const element of touched) take(steps, element, by);
    for (const element of saying) described.set(element, by);
    const now = idsIn(doc);
    for (const id of ids) if (!now.has(id)) removed.set(id, by);
    for (const id of now) removed.delete(id);
    ids = now;
    const stray = readProse(strayIn(doc, update, before));
    if (stray) strays.push({ text: stray, by });
  }
  end();
  return { steps, described, removed, strays };
}

function take(steps: Map<Y.XmlElement, Step[]>, element: Y.XmlElement, by: string | null): void {
  const mine = steps.get(element) ?? [];
  const text = readProse(typedIn(element));
  if (mine.at(-1)?.by === by) mine.pop();
  mine.push({ text, by });
  steps.set(element, mine);
}
