import * as Y from 'yjs';
import { BLOCK, ROOT } from '@/domain/live-notes';
import { blocksIn } from '@/features/notes/queries/live-document';

/** A document as a browser has it: what is done in it comes out as updates. */
export function aWriter(...updates: readonly Uint8Array[]) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What a change of a document is on its way. */
export function changed(doc: Y.Doc, change: (root: Y.XmlFragment) => void): Uint8Array {
  const out: Uint8Array[] = [];
  const hear = (update: Uint8Array) => out.push(update);
  doc.on('update', hear);
  doc.transact(() => change(doc.getXmlFragment(ROOT)));
  doc.off('update', hear);
  return Y.mergeUpdates(out);
}

/** A paragraph as a browser makes it: without a number, which the house gives. */
export function aBlock(text: string, attributes: Record<string, string> = { language: 'en' }): Y.XmlElement {
  const element = new Y.XmlElement(BLOCK);
  const words = new Y.XmlText();
  words.insert(0, text);
  element.insert(0, [words]);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Types into the paragraph at a place. */
export const typeInto = (doc: Y.Doc, at: number, offset: number, text: string): Uint8Array =>
  changed(doc, (root) => ((root.get(at) as Y.XmlElement).get(0) as Y.XmlText).insert(offset, text));

/** What a document says, paragraph by paragraph. */
export const saidIn = (doc: Y.Doc): string[] =>
  blocksIn(doc).map(({ number, text }) => `${number ?? '-'}: ${text}`);
