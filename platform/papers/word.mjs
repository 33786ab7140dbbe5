import {
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  StyleLevel,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { stylesIn } from './word-styles.mjs';

const COLOURS = { muted: '4A5763', accent: '0B4A6F', in: '1B6B43', out: 'A3262A' };
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
const isRightToLeft = (language) => language === 'ar';
const RIGHT_TO_LEFT = /[\u0590-\u08ff]/u;
/** A symbol such as A-25/DOC/4 reads from the left in Arabic, too: Word would put its last number first. */
const isLatin = (text) => /\p{Script=Latin}/u.test(text) && !RIGHT_TO_LEFT.test(text);
const beginsRightToLeft = (text) => /^\P{Script=Latin}*?[\u0590-\u08ff]/u.test(text);
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: 'D5DAD8' };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** Ruled lines between rows alone, as everywhere in the house. */
const RULED = {
  ...{ top: HAIRLINE, bottom: HAIRLINE, insideHorizontal: HAIRLINE },
  ...{ left: NO_LINE, right: NO_LINE, insideVertical: NO_LINE },
};

/**
 * A paper as a Word file (OOXML), from the same data as the PDF; text stays text.
 * @param {import('./paper').Paper} paper
 */
export function wordOf(paper) {
  const drawing = drawingIn(paper.language);
  const document = new Document({
    title: paper.title,
    creator: paper.kicker,
    features: { updateFields: paper.blocks.some(({ is }) => is === 'contents') },
    externalStyles: stylesIn(paper.language),
    sections: [
      {
        headers: {
          default: new Header({ children: [drawing.small([`${paper.kicker} · ${paper.symbol}`])] }),
        },
        footers: {
          default: new Footer({
            children: [
              drawing.small([
                paper.pages[0],
                PageNumber.CURRENT,
                paper.pages[1],
                PageNumber.TOTAL_PAGES,
                paper.pages[2],
              ]),
            ],
          }),
        },
        children: [
          drawing.line([{ text: paper.title }], { heading: HeadingLevel.TITLE }),
          ...(paper.lead ? [drawing.line([{ text: paper.lead }], {}, COLOURS.muted)] : []),
          ...paper.blocks.flatMap(drawing.block),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function drawingIn(paperLanguage) {
  const run = ({ text, language = paperLanguage, typed, strong, change }, colour) =>
    text.split('\n').map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 && { break: 1 }),
          bold: strong === true || change === 'in',
          strike: change === 'out',
          ...(change === 'in' && { underline: {} }),
          color: change ? COLOURS[change] : colour,
          rightToLeft: typed ? beginsRightToLeft(line) : isRightToLeft(language) && !isLatin(line),
        }),
    );
  const line = (words, options = {}, colour) => {
    const languages = new Set(words.map(({ language = paperLanguage }) => language));
    const only = languages.size === 1 ? [...languages][0] : paperLanguage;
    return new Paragraph({
      ...options,
      bidirectional: isRightToLeft(only),
      children: words.flatMap((one) => run(one, colour)),
    });
  };
  const small = (children) =>
    new Paragraph({
      bidirectional: isRightToLeft(paperLanguage),
      children: [
        new TextRun({ children, size: 16, color: COLOURS.muted, rightToLeft: isRightToLeft(paperLanguage) }),
      ],
    });
  const cell = (words, share, colour) =>
    new TableCell({
      width: { size: share, type: WidthType.PERCENTAGE },
      children: [line(words, {}, colour)],
    });
  const table = (rows, shares, head) => {
    const sum = shares.reduce((all, one) => all + one, 0);
    const widths = shares.map((share) => Math.round((100 * share) / sum));
    const row = (cells, options, colour) =>
      new TableRow({ ...options, children: cells.map((words, index) => cell(words, widths[index], colour)) });
    return new Table({
      visuallyRightToLeft: isRightToLeft(paperLanguage),
      borders: RULED,
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        ...(head
          ? [
              row(
                head.map((text) => [{ text }]),
                { tableHeader: true },
                COLOURS.muted,
              ),
            ]
          : []),
        ...rows.map((cells) => row(cells, { cantSplit: true })),
      ],
    });
  };
  const block = (one) => {
    switch (one.is) {
      case 'heading':
        return [line(one.words, { heading: HEADINGS[one.level - 1] })];
      case 'text':
        return [
          line(
            one.number ? [{ text: `${one.number}\t` }, ...one.words] : one.words,
            { spacing: { after: 120 }, ...(one.number && { indent: { left: 720, hanging: 720 } }) },
            one.quiet && COLOURS.muted,
          ),
        ];
      case 'list':
        return one.items.map((words) => line(words, { bullet: { level: 0 } }));
      case 'facts':
        return [
          table(
            one.rows.map(({ term, words }) => [[{ text: term }], words]),
            [1, 3],
          ),
        ];
      case 'table':
        return [table(one.rows, one.shares, one.head)];
      case 'contents':
        return [
          line([{ text: one.title, strong: true }]),
          new TableOfContents(one.title, {
            hyperlink: true,
            headingStyleRange: `1-${one.level}`,
            stylesWithLevels: [new StyleLevel('Heading1', 1)],
          }),
        ];
      default:
        return [new Paragraph({ children: [new PageBreak()] })];
    }
  };
  return { line, small, block };
}
