import { Extension } from '@tiptap/core';
import type { Node as Paragraph, ResolvedPos } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { redo, undo } from '@tiptap/y-tiptap';
import type { Locale } from '@/domain/local-text';

/** Begins the next paragraph; where there are words behind the caret alone, the one that has them keeps its number. */
const begin =
  (language: () => Locale): Command =>
  (state, dispatch) => {
    const tr = state.tr.deleteSelection();
    const { $from } = tr.selection;
    const { parent } = $from;
    if (parent.content.size === 0 && parent.attrs.id === null) return true;
    // What goes on from words for few is for as few, until somebody says otherwise.
    const { classification } = parent.attrs;
    const attrs = { language: parent.attrs.language ?? language(), classification };
    if ($from.parentOffset === 0 && parent.content.size > 0)
      tr.insert($from.before(), parent.type.create(attrs));
    else tr.split($from.pos, 1, [{ type: parent.type, attrs }]);
    dispatch?.(tr.scrollIntoView());
    return true;
  };

/** Takes out an empty paragraph before or behind the caret, so that the one with words keeps its number. */
const takeEmpty =
  (isBehind: boolean): Command =>
  (state, dispatch) => {
    const { $head, empty } = state.selection;
    if ($head.depth === 0) return false;
    const atEdge = $head.parentOffset === (isBehind ? $head.parent.content.size : 0);
    const gone = isBehind ? emptyHere($head) : emptyBefore($head);
    if (!empty || !atEdge || gone === null) return false;
    dispatch?.(state.tr.delete(gone, gone + 2).scrollIntoView());
    return true;
  };

/** Where the empty paragraph before begins. */
function emptyBefore($head: ResolvedPos): number | null {
  const before = $head.node(0).resolve($head.before()).nodeBefore;
  if (!before || before.content.size > 0 || $head.parent.content.size === 0) return null;
  return isLess(before, $head.parent) ? null : $head.before() - 2;
}

/** Where the empty paragraph of the caret begins, with another behind it. */
function emptyHere($head: ResolvedPos): number | null {
  const behind = $head.node(0).resolve($head.after()).nodeAfter;
  if (!behind || behind.content.size === 0 || $head.parent.content.size > 0) return null;
  return isLess($head.parent, behind) ? null : $head.before();
}

/** The words then go over to the empty one, which has a number already. */
const isLess = (empty: Paragraph, other: Paragraph): boolean =>
  empty.attrs.id !== null && other.attrs.id === null;

const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('\n').scrollIntoView());
  return true;
};

/** What keys do in the paper; `language`: in which a new paragraph begins. */
export const sheetKeys = (language: () => Locale) =>
  Extension.create({
    name: 'keys',
    priority: 1000,
    addKeyboardShortcuts() {
      const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
      const [back, forth] = [() => undo(this.editor.state), () => redo(this.editor.state)];
      return {
        Enter: run(begin(language)),
        'Shift-Enter': run(breakLine),
        Backspace: run(takeEmpty(false)),
        Delete: run(takeEmpty(true)),
        'Mod-z': back,
        'Mod-y': forth,
        'Shift-Mod-z': forth,
      };
    },
  });
