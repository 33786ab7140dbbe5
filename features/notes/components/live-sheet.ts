import { Editor, Extension, Node } from '@tiptap/core';
import { Fragment, type Node as Paragraph, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { type Command, type EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { redo, undo, ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type { XmlFragment } from 'yjs';
import { noteAnchor } from '@/domain/item-number';
import { BLOCK } from '@/domain/live-notes';
import { directionOf, type Locale, localeOr } from '@/domain/local-text';
import { caretsPlugin, spotIn } from './live-carets';
import { PAPER, PAPER_PARAGRAPH, PAPER_WORDS } from './live-look';
import { isTooMuch, type Pasted, paragraphsOfText, paragraphsOfTree } from './live-pasting';

/** The paragraph in which somebody writes; `id`: null where it has none yet. `emptied`: it has a number, and no words any more. */
export type Whereabouts = { id: string | null; emptied: boolean };

export type SheetOptions = {
  element: HTMLElement;
  fragment: XmlFragment;
  /** what the whole is, for screen readers */
  label: string;
  /** what stands in it while it is empty */
  empty: string;
  /** the number of a paragraph as it is written */
  numbered: (number: string) => string;
  /** the language in which a new paragraph begins, and those that the conference works in */
  language: () => Locale;
  languages: readonly Locale[];
  /** hears where the writer is */
  move: (at: Whereabouts) => void;
  /** hears that the writer is elsewhere in the paper, or has left it */
  follow: (spot: Uint8Array) => void;
  /** hears what was too much to be pasted */
  refuse: (text: string) => void;
};

const TEXT = Node.create({ name: 'text', group: 'inline' });
const DOCUMENT = Node.create({ name: 'doc', topNode: true, content: `${BLOCK}+` });

/** Nothing of a paragraph but its words comes from what is pasted: the house says which one it is. */
const attribute = { default: null, rendered: false, keepOnSplit: false, parseHTML: () => null };

const paragraphNode = ({ numbered }: SheetOptions) =>
  Node.create({
    name: BLOCK,
    content: 'text*',
    marks: '',
    whitespace: 'pre',
    addAttributes: () => ({ id: attribute, number: attribute, language: attribute }),
    parseHTML: () => [{ tag: 'p' }],
    renderHTML({ node: { attrs } }) {
      const number: unknown = attrs.number;
      const at =
        typeof number === 'string'
          ? { id: noteAnchor(number), 'data-number': numbered(number) }
          : { 'data-number': '' };
      const written =
        typeof attrs.language === 'string'
          ? { lang: attrs.language, dir: directionOf(localeOr(attrs.language)) }
          : { dir: 'auto' };
      return ['div', { class: PAPER_PARAGRAPH, ...at }, ['p', { class: PAPER_WORDS, ...written }, 0]];
    },
  });

const parentOf = ({ selection }: EditorState): Paragraph => selection.$head.parent;

/** Begins the next paragraph; where there are words behind the caret alone, the one that has them keeps its number. */
const begin =
  (language: () => Locale): Command =>
  (state, dispatch) => {
    const tr = state.tr.deleteSelection();
    const { $from } = tr.selection;
    const { parent } = $from;
    if (parent.content.size === 0 && parent.attrs.id === null) return true;
    const attrs = { language: parent.attrs.language ?? language() };
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

const keys = ({ language }: SheetOptions) =>
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

const LETTER = /\p{L}/u;
const ARABIC = /\p{sc=Arab}/u;

/** A paragraph that has no number yet is in a language that runs as its first letter does. */
function setLanguages(state: EditorState, { language, languages }: SheetOptions) {
  const { tr } = state;
  state.doc.forEach((node, offset) => {
    if (node.attrs.id !== null) return;
    const first = LETTER.exec(node.textContent)?.[0];
    const now: Locale = node.attrs.language ?? language();
    const runs = first === undefined ? directionOf(now) : ARABIC.test(first) ? 'rtl' : 'ltr';
    const fits = [now, language(), ...languages].find((one) => directionOf(one) === runs) ?? now;
    if (node.attrs.language !== fits && (first !== undefined || node.attrs.language !== null))
      tr.setNodeAttribute(offset, 'language', fits);
  });
  return tr.docChanged ? tr : null;
}

/** Marks the paragraph where the caret is and those that lost their words, and says what an empty paper is for. */
function marksIn(state: EditorState, empty: string): DecorationSet {
  const { $head } = state.selection;
  const marks: Decoration[] = [];
  state.doc.forEach((node, at) => {
    if (isEmptied(node)) marks.push(Decoration.node(at, at + node.nodeSize, { 'data-emptied': '' }));
  });
  if ($head.depth === 0) return DecorationSet.create(state.doc, marks);
  const here = Decoration.node($head.before(1), $head.after(1), {
    'data-here': '',
    ...(state.doc.childCount === 1 && state.doc.textContent === '' && { 'data-empty': empty }),
  });
  return DecorationSet.create(state.doc, [...marks, here]);
}

/** The words of what comes in from elsewhere, paragraph by paragraph. */
function wordsIn(data: DataTransfer | null): string[] {
  const html = (data?.getData('text/html') ?? '').replace(/<style\b[^>]*>[\s\S]*?(?:<\/style\s*>|$)/gi, '');
  // A document of its own, in which nothing runs and nothing is loaded.
  const read = html
    ? paragraphsOfTree(new DOMParser().parseFromString(html, 'text/html').body as unknown as Pasted)
    : [];
  return read.length > 0 ? read : paragraphsOfText(data?.getData('text/plain') ?? '');
}

function bringIn(editor: Editor, paragraphs: readonly string[], { language, refuse }: SheetOptions): void {
  const { state, view } = editor;
  if (isTooMuch(paragraphs, state.doc.childCount)) refuse(paragraphs.join('\n\n'));
  if (paragraphs.length === 0 || isTooMuch(paragraphs, state.doc.childCount)) return;
  const { schema, tr } = state;
  const [only, ...others] = paragraphs;
  if (others.length === 0) tr.insertText(only ?? '');
  else {
    const type = schema.nodes[BLOCK];
    const inLanguage: unknown = parentOf(state).attrs.language ?? language();
    const blocks = paragraphs.map((text) => type?.create({ language: inLanguage }, schema.text(text)));
    tr.replaceSelection(new Slice(Fragment.fromArray(blocks.filter((one) => one !== undefined)), 1, 1));
  }
  view.dispatch(tr.scrollIntoView().setMeta('paste', true));
}

const together = (options: SheetOptions) =>
  Extension.create({
    name: 'together',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        ySyncPlugin(options.fragment),
        yUndoPlugin(),
        caretsPlugin(),
        new Plugin({
          appendTransaction: (transactions, _, state) =>
            transactions.some(({ docChanged }) => docChanged) &&
            !transactions.some((tr) => tr.getMeta('addToHistory') === false)
              ? setLanguages(state, options)
              : null,
          props: {
            decorations: (state) => marksIn(state, options.empty),
            // Before the editor reads what comes in by itself.
            handleDOMEvents: {
              paste: (_, event) => {
                event.preventDefault();
                bringIn(editor, wordsIn(event.clipboardData), options);
                return true;
              },
              drop: (view, event) => {
                if (view.dragging) return false;
                event.preventDefault();
                const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
                const { tr, doc } = view.state;
                if (at) view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at.pos))));
                bringIn(editor, wordsIn(event.dataTransfer), options);
                return true;
              },
            },
          },
        }),
      ];
    },
  });

/** The paper: numbered paragraphs of plain text, which several people write at once. */
export function openSheet(options: SheetOptions): Editor {
  const editor: Editor = new Editor({
    element: options.element,
    extensions: [DOCUMENT, paragraphNode(options), TEXT, keys(options), together(options)],
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        class: PAPER,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        spellcheck: 'true',
      },
    },
    onTransaction: ({ editor: { state, isFocused } }) => {
      options.move(whereabouts(state));
      if (isFocused) options.follow(spotIn(state));
    },
    onFocus: ({ editor: { state } }) => options.follow(spotIn(state)),
    onBlur: () => options.follow(new Uint8Array()),
  });
  return editor;
}

const isEmptied = ({ attrs, content }: Paragraph) => attrs.number !== null && content.size === 0;

function whereabouts(state: EditorState): Whereabouts {
  const parent = parentOf(state);
  const id: unknown = parent.attrs.id;
  return { id: typeof id === 'string' ? id : null, emptied: isEmptied(parent) };
}
