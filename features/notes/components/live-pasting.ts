import { MOST_PARAGRAPHS, PARAGRAPH_MAX } from '@/domain/live-notes';

/** What of an element of HTML is read: its name and what it holds. The same for a page's own tree. */
export type Pasted = {
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<Pasted>;
};

/** Characters that are taken in at once; what is more comes in several parts. */
const MOST_PASTED = 200_000;

/** What holds no words to read. */
const LEFT_OUT = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE META LINK BASE SVG MATH IFRAME OBJECT EMBED FRAME FRAMESET APPLET AUDIO VIDEO CANVAS TEXTAREA SELECT BUTTON XML'.split(
    ' ',
  ),
);

/** What stands within a line; everything else begins a paragraph and ends it. */
const WITHIN = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INPUT INS KBD LABEL MARK NOBR O:P Q RUBY RP RT S SAMP SMALL SPAN ST1:PLACE STRIKE STRONG SUB SUP TIME TT U VAR WBR TD TH'.split(
    ' ',
  ),
);

const TEXT = '#text';

/** The paragraphs of a piece of HTML: their words, and nothing of what they looked like or did. */
export function paragraphsOfTree(root: Pasted): string[] {
  const paragraphs: string[] = [];
  let line = '';
  const end = () => {
    paragraphs.push(line);
    line = '';
  };
  const read = (node: Pasted, asTyped: boolean): void => {
    const name = node.nodeName.toUpperCase();
    if (node.nodeName === TEXT) {
      const words = node.nodeValue ?? '';
      line += asTyped ? words : words.replace(/[ \t\r\n\f]+/g, ' ');
    } else if (name === 'BR') line += '\n';
    else if (node.nodeName.startsWith('#') && node !== root) return;
    else if (!LEFT_OUT.has(name)) {
      const isBlock = node !== root && !WITHIN.has(name);
      if (isBlock) end();
      for (const child of node.childNodes) read(child, asTyped || name === 'PRE');
      if (isBlock) end();
      else if (name === 'TD' || name === 'TH') line += '\t';
    }
  };
  read(root, false);
  end();
  return tidied(paragraphs);
}

/** The paragraphs of plain text: parted by blank lines where it has any, else each line is one, as word processors give them. */
export function paragraphsOfText(text: string): string[] {
  const lines = text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n');
  return tidied(/\n[ \t]*\n/.test(lines.trim()) ? lines.split(/\n(?:[ \t]*\n)+/) : lines.split('\n'));
}

/** Without what is empty, and without spaces about the breaks of a line. */
const tidied = (paragraphs: readonly string[]): string[] =>
  paragraphs
    .map((one) =>
      one
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .replace(/[ \t]*\n[ \t]*/g, '\n')
        .replace(/ {2,}/g, ' ')
        .trim(),
    )
    .filter((one) => one !== '');

/** Whether so much may come in at once, beside the paragraphs that there are. */
export const isTooMuch = (paragraphs: readonly string[], standing: number): boolean =>
  paragraphs.length + standing > MOST_PARAGRAPHS ||
  paragraphs.some(({ length }) => length > PARAGRAPH_MAX) ||
  paragraphs.reduce((sum, { length }) => sum + length, 0) > MOST_PASTED;
