import { Extension } from '@tiptap/core';
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { OF_DELEGATION } from '@/domain/note-kinds';

/** What somebody types behind an @, and where on the screen that is. */
export type Mention = { from: number; to: number; typed: string; left: number; top: number };

export type MentionOptions = {
  /** hears what is typed behind an @; null once it is none any more */
  hear: (mention: Mention | null) => void;
  /** takes a key that moves in the list, or ends it; false where there is no list */
  steer: (key: string) => boolean;
};

/** The list is not searched further than the longest name is. */
const TYPED = /(?:^|[\s(«“"'’،])@([^@\n]{0,60})$/u;

/** Where the @ begins behind which this writer is typing; null where there is none. */
const KEY = new PluginKey<number | null>('mention');

/** What the caret stands behind. */
function mentionIn({ selection }: EditorState): Pick<Mention, 'from' | 'to' | 'typed'> | null {
  const { $from, empty } = selection;
  if (!empty || $from.depth === 0) return null;
  const typed = TYPED.exec($from.parent.textBetween(0, $from.parentOffset))?.[1];
  return typed === undefined ? null : { from: $from.pos - typed.length - 1, to: $from.pos, typed };
}

/** Whether this writer wrote something; whoever takes something away may come to stand behind the @ of a colleague. */
const isWritten = ({ steps }: Transaction) =>
  steps.some((step) => step instanceof ReplaceStep && step.slice.size > 0);

/** Puts a name in the place of what was typed; where a statement has no delegation yet, it becomes that one's. */
export const mentioned =
  (
    { from, to }: Pick<Mention, 'from' | 'to'>,
    chosen: { id: string; name: (language: string | null) => string },
  ): Command =>
  ({ doc, tr }, dispatch) => {
    const $from = doc.resolve(from);
    const { kind, delegation, language } = $from.parent.attrs;
    if (kind === OF_DELEGATION && !delegation)
      tr.delete(from, to).setNodeAttribute($from.before(), 'delegation', chosen.id);
    else tr.insertText(chosen.name(language ?? null), from, to);
    dispatch?.(tr.scrollIntoView());
    return true;
  };

const STEERED = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'];

/** Says what is typed behind an @ while somebody types. */
export const mentionKeys = ({ hear, steer }: MentionOptions) =>
  Extension.create({
    name: 'mentionKeys',
    priority: 1200,
    addProseMirrorPlugins() {
      let last = '';
      return [
        new Plugin<number | null>({
          key: KEY,
          state: {
            init: () => null,
            // What a colleague typed opens no list, and takes no key from whoever comes by.
            apply: (tr, before, _, state) => {
              const from = mentionIn(state)?.from ?? null;
              const isOthers = tr.getMeta(ySyncPluginKey) !== undefined;
              if (!isOthers && isWritten(tr)) return from;
              return before !== null && (isOthers || before === from) ? from : null;
            },
          },
          view: () => ({
            update: (view) => {
              const isTyped = KEY.getState(view.state) !== null;
              const mention = isTyped && view.hasFocus() && !view.composing ? mentionIn(view.state) : null;
              const now = JSON.stringify(mention);
              if (now === last) return;
              last = now;
              if (!mention) return hear(null);
              const { left, bottom } = view.coordsAtPos(mention.from);
              hear({ ...mention, left, top: bottom });
            },
            destroy: () => hear(null),
          }),
          props: {
            handleKeyDown: (_, { key, isComposing }) => !isComposing && STEERED.includes(key) && steer(key),
            handleDOMEvents: {
              blur: () => {
                last = '';
                hear(null);
                return false;
              },
            },
          },
        }),
      ];
    },
  });
