import { Editor, Extension, Node } from '@tiptap/core';
import { Fragment, type Node as Paragraph, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPlugin, yUndoPlugin } from '@tiptap/y-tiptap';
import type { XmlFragment } from 'yjs';
import { noteAnchor } from '@/domain/item-number';
import { ATTRIBUTES, BLOCK } from '@/domain/live-notes';
import { directionOf, type Locale, localeOr } from '@/domain/local-text';
import { kindIn, PARAGRAPH_KINDS } from '@/domain/note-kinds';
import { caretsPlugin, spotIn } from './live-carets';
import { sheetKeys } from './live-keys';
import { type DescribedBlock, kindKeys } from './live-kinds';
import { PAPER, PAPER_PARAGRAPH, PAPER_WORDS } from './live-look';
import { type MentionOptions, mentionKeys } from './live-mention';
import { classificationIn, keepNarrow } from './live-narrow';
import { isTooMuch, type Pasted, paragraphsOfText, paragraphsOfTree } from './live-pasting';

/** The paragraph in which somebody writes; `id`: null where it has none yet. `emptied`: it has a number, and no words any more. */
export type Whereabouts = DescribedBlock & {
  id: string | null;
  emptied: boolean;
  language: Locale | null;
};

export type SheetOptions = {
  element: HTMLElement;
  fragment: XmlFragment;
  /** what the whole is, for screen readers */
  label: string;
  /** what stands in it while it is empty */
  empty: string;
  /** the number of a paragraph as it is written */
  numbered: (number: string) => string;
  /** the words above a paragraph that is more than a summary for everybody */
  described: (one: DescribedBlock) => string;
  /** opens the list of kinds, when the rail beside a paragraph is pressed */
  pick: () => void;
  mention: MentionOptions;
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

const paragraphNode = ({ numbered, described }: SheetOptions) =>
  Node.create({
    name: BLOCK,
    content: 'text*',
    marks: '',
    whitespace: 'pre',
    addAttributes: () => Object.fromEntries(ATTRIBUTES.map((name) => [name, attribute])),
    parseHTML: () => [{ tag: 'p' }],
    renderHTML({ node }) {
      const { attrs } = node;
      const number: unknown = attrs.number;
      const at =
        typeof number === 'string'
          ? { id: noteAnchor(number), 'data-number': numbered(number) }
          : { 'data-number': '' };
      const kind = described(describedIn(node));
      const written =
        typeof attrs.language === 'string'
          ? { lang: attrs.language, dir: directionOf(localeOr(attrs.language)) }
          : { dir: 'auto' };
      const above = kind ? { 'data-kind': kind } : {};
      return [
        'div',
        { class: PAPER_PARAGRAPH, ...at },
        ['p', { class: PAPER_WORDS, ...written, ...above }, 0],
      ];
    },
  });

/** What the attributes of a paragraph say that it is. */
const describedIn = (paragraph: Paragraph): DescribedBlock => ({
  kind: kindIn(paragraph.attrs.kind) ?? PARAGRAPH_KINDS[0],
  delegation: paragraph.attrs.delegation ?? '',
  classification: classificationIn(paragraph),
});

const parentOf = ({ selection }: EditorState): Paragraph => selection.$head.parent;

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
    const { language: inLanguage, classification } = parentOf(state).attrs;
    const attrs = { language: inLanguage ?? language(), classification };
    const blocks = paragraphs.map((text) => type?.create(attrs, schema.text(text)));
    tr.replaceSelection(new Slice(Fragment.fromArray(blocks.filter((one) => one !== undefined)), 1, 1));
  }
  view.dispatch(tr.scrollIntoView().setMeta('paste', true));
}

/** True for a press on the number of a paragraph. */
function isOnRail({ target, clientX }: MouseEvent): boolean {
  if (!(target instanceof HTMLElement) || target.dataset.number === undefined) return false;
  const { left, right } = target.getBoundingClientRect();
  const { direction, paddingInlineStart } = getComputedStyle(target);
  return (direction === 'rtl' ? right - clientX : clientX - left) < Number.parseFloat(paddingInlineStart);
}

const together = (options: SheetOptions) =>
  Extension.create({
    name: 'together',
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        ySyncPlugin(options.fragment),
        yUndoPlugin(),
        keepNarrow(),
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
              click: (_, event) => {
                if (isOnRail(event)) options.pick();
                return false;
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
    extensions: [
      DOCUMENT,
      paragraphNode(options),
      TEXT,
      sheetKeys(options.language),
      kindKeys(),
      mentionKeys(options.mention),
      together(options),
    ],
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
  const { id, language } = parent.attrs;
  return {
    ...describedIn(parent),
    id: id ?? null,
    emptied: isEmptied(parent),
    language: language ?? null,
  };
}
