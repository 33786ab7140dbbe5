import type { Node as Paragraph } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { AttrStep, Mapping } from '@tiptap/pm/transform';
import { BLOCK } from '@/domain/live-notes';
import {
  isNarrower,
  type NoteClassification,
  noteClassificationIn,
  UNCLASSIFIED,
} from '@/domain/note-classification';

/** Who reads a paragraph of the paper. */
export const classificationIn = ({ attrs }: Paragraph): NoteClassification =>
  noteClassificationIn(attrs.classification) ?? UNCLASSIFIED;

/** What the writer changed of the words themselves: not what others did, nor who may read them. */
const areOfWords = (transactions: readonly Transaction[]): boolean =>
  transactions.some(({ docChanged }) => docChanged) &&
  !transactions.some((tr) => tr.getMeta('addToHistory') === false) &&
  !transactions.every(({ steps }) => steps.every((step) => step instanceof AttrStep));

function narrowed(transactions: readonly Transaction[], before: EditorState, state: EditorState) {
  const mapping = new Mapping(transactions.flatMap((one) => one.mapping.maps));
  const { tr } = state;
  before.doc.forEach((paragraph, offset) => {
    const was = classificationIn(paragraph);
    if (was === UNCLASSIFIED) return;
    // With what took the place of its words: a browser may join two paragraphs by writing both anew.
    const from = mapping.map(offset + 1, -1);
    const to = mapping.map(offset + paragraph.nodeSize - 1, 1);
    if (from >= to) return;
    tr.doc.nodesBetween(from, to, (block, at) => {
      if (block.type.name === BLOCK && isNarrower(was, classificationIn(block)))
        tr.setNodeAttribute(at, 'classification', was);
    });
  });
  return tr.docChanged ? tr : null;
}

/** Words that are for few stay for as few where they are joined to those of another paragraph. */
export const keepNarrow = () =>
  new Plugin({
    appendTransaction: (transactions, before, state) =>
      areOfWords(transactions) ? narrowed(transactions, before, state) : null,
  });
