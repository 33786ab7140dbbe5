import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import { decodeRelativePosition, encodeRelativePosition } from 'yjs';
import { CARET, SELECTED } from './live-look';

/** A colleague at the same notes: who, as the house says, and where, as their browser says. */
export type Colleague = { id: string; name: string; spot: Uint8Array | null };

type Colleagues = ReadonlyMap<string, Colleague>;
const KEY = new PluginKey<Colleagues>('colleagues');

/** What a browser says of where its writer is: where their selection begins and where it ends. */
export function spotIn(state: EditorState): Uint8Array {
  const { type, binding } = ySyncPluginKey.getState(state);
  const [anchor, head] = [state.selection.anchor, state.selection.head].map((position) =>
    encodeRelativePosition(absolutePositionToRelativePosition(position, type, binding.mapping)),
  );
  if (!anchor || !head) return new Uint8Array();
  return Uint8Array.from([anchor.length, ...anchor, ...head]);
}

/** The same as two positions in this paper; null where it is none here. */
function rangeOf(spot: Uint8Array, state: EditorState): { anchor: number; head: number } | null {
  try {
    const { doc, type, binding } = ySyncPluginKey.getState(state);
    const [length = 0, ...rest] = spot;
    const [anchor, head] = [rest.slice(0, length), rest.slice(length)].map((bytes) =>
      relativePositionToAbsolutePosition(
        doc,
        type,
        decodeRelativePosition(Uint8Array.from(bytes)),
        binding.mapping,
      ),
    );
    const most = state.doc.content.size;
    if (typeof anchor !== 'number' || typeof head !== 'number') return null;
    return { anchor: Math.min(anchor, most), head: Math.min(head, most) };
  } catch {
    return null;
  }
}

function caretOf(name: string): HTMLElement {
  const caret = document.createElement('span');
  caret.className = CARET;
  caret.dataset.caret = name;
  return caret;
}

function drawn(state: EditorState): DecorationSet {
  const marks = [...(KEY.getState(state)?.values() ?? [])].flatMap(({ id, name, spot }) => {
    const range = spot && spot.length > 0 ? rangeOf(spot, state) : null;
    if (!range) return [];
    const [from, to] = [Math.min(range.anchor, range.head), Math.max(range.anchor, range.head)];
    return [
      Decoration.widget(range.head, () => caretOf(name), { key: `${id} ${name}`, side: 10, marks: [] }),
      ...(from < to ? [Decoration.inline(from, to, { class: SELECTED })] : []),
    ];
  });
  return DecorationSet.create(state.doc, marks);
}

/** Draws where colleagues are. */
export const caretsPlugin = () =>
  new Plugin<Colleagues>({
    key: KEY,
    state: {
      init: () => new Map(),
      apply: (tr, before): Colleagues => tr.getMeta(KEY) ?? before,
    },
    props: { decorations: drawn },
  });

/** Tells the paper who is there now. */
export function showColleagues(view: EditorView, colleagues: Colleagues): void {
  view.dispatch(view.state.tr.setMeta(KEY, new Map(colleagues)).setMeta('addToHistory', false));
}
