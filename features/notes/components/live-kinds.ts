import { Extension } from '@tiptap/core';
import { type Command, Plugin } from '@tiptap/pm/state';
import { BLOCK } from '@/domain/live-notes';
import type { Locale } from '@/domain/local-text';
import type { NoteClassification } from '@/domain/note-classification';
import { OF_DELEGATION, PARAGRAPH_KINDS, type ParagraphKind } from '@/domain/note-kinds';

/** What somebody says of the paragraphs that are selected; `delegation`: empty where it is nobody's statement. */
export type SaidOf =
  | { kind: ParagraphKind }
  | { language: Locale }
  | { delegation: string }
  | { classification: NoteClassification };

/** What the line above a paragraph says that it is. */
export type DescribedBlock = { kind: ParagraphKind; delegation: string; classification: NoteClassification };

/** Says something of every paragraph that is selected; one that is no statement any more is no delegation's. */
export const describe =
  (facts: SaidOf): Command =>
  ({ doc, selection: { from, to }, tr }, dispatch) => {
    const values = 'kind' in facts && facts.kind !== OF_DELEGATION ? { ...facts, delegation: '' } : facts;
    doc.nodesBetween(from, to, (node, at) => {
      if (node.type.name !== BLOCK) return;
      for (const [name, value] of Object.entries(values))
        if (node.attrs[name] !== value) tr.setNodeAttribute(at, name, value);
    });
    if (tr.docChanged) dispatch?.(tr);
    return tr.docChanged;
  };

const MODIFIERS = ['Control', 'Shift', 'Meta', 'Alt'] as const;
type Modifier = (typeof MODIFIERS)[number];

const isApple = () => /Mac|iP(ad|hone)/.test(navigator.platform);

/**
 * The keys that are held with the number of a kind. Control and Alt are AltGr, by which French and Spanish keyboards type @ and
 * #; Command, Shift and a number take a picture of the screen on a Mac.
 */
export const kindModifiers = (): readonly Modifier[] => (isApple() ? ['Meta', 'Alt'] : ['Control', 'Shift']);

/** Which kind a key means: by where it is on the keyboard, since not all type a number there. */
function kindOfKey(event: KeyboardEvent): ParagraphKind | null {
  const held = kindModifiers();
  const is = { Control: event.ctrlKey, Shift: event.shiftKey, Meta: event.metaKey, Alt: event.altKey };
  if (MODIFIERS.some((one) => is[one] !== held.includes(one))) return null;
  const number = /^Digit(\d)$/.exec(event.code)?.[1];
  return PARAGRAPH_KINDS[Number(number) - 1] ?? null;
}

/** Says by a key what a paragraph is. */
export const kindKeys = () =>
  Extension.create({
    name: 'kindKeys',
    priority: 1100,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleKeyDown: (view, event) => {
            const kind = kindOfKey(event);
            if (!kind) return false;
            describe({ kind })(view.state, view.dispatch);
            return true;
          },
        },
      }),
    ],
  });
