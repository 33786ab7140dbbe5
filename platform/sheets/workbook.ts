import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { isRefusal, refuse } from '@/domain/refusal';
import { type Archive, openArchive } from './archive';
import { formatsOf, type NumberFormats, shownNumber } from './numbers';
import {
  columnIndex,
  type Grid,
  type GridRow,
  HEADER_WITHIN,
  MOST_COLUMNS,
  MOST_IN_CELL,
  MOST_ROWS,
  type SheetFormat,
} from './sheet';

/** How a workbook writes a break of a line that a computer of another kind made. */
const BREAK = /_x000D_\n?/g;
/** The most different texts of a workbook. */
const MOST_TEXTS = 200_000;

type OpenSheet = { grid: Grid; how: SheetFormat };
type Element = { name: string; attributes: Readonly<Record<string, string>> };
type XmlListener = {
  open?: (element: Element) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/**
 * The visible sheets of a workbook, in its order. Values are taken as they stand in the file: what a formula came to, and never
 * the formula; numbers with all their digits, dates as dates. @throws Refusal when it is no workbook, or more than is read at once
 */
export async function workbookGrids(bytes: Buffer): Promise<OpenSheet[]> {
  const archive = await openArchive(bytes);
  if (!archive.has('xl/workbook.xml')) throw refuse('sheets.refusal.noWorkbook');
  const { sheets, from1904 } = await sheetsOf(archive);
  if (sheets.length === 0) throw refuse('sheets.refusal.noSheet');
  const texts = await textsOf(archive);
  const formats = await formatsOf(
    archive.has('xl/styles.xml') ? (listener) => parse(archive, 'xl/styles.xml', listener) : null,
    from1904,
  );
  const open: OpenSheet[] = [];
  for (const { name, part } of sheets)
    open.push({
      grid: await gridOf(archive, part, { texts, formats }),
      how: { format: 'xlsx', sheet: name },
    });
  return open;
}

/** Reads a part of the workbook. Entities and documents from elsewhere are not opened, and what is no XML is refused. */
async function parse(archive: Archive, part: string, { open, close, text }: XmlListener): Promise<void> {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    const named = Object.values(attributes as Record<string, SaxesAttributeNS>).map((one) => [
      one.name,
      one.value,
    ]);
    open?.({ name: local, attributes: Object.fromEntries(named) });
  });
  parser.on('closetag', ({ local }) => close?.(local));
  parser.on('text', (piece) => text?.(piece));
  parser.on('error', (error) => {
    throw error;
  });
  try {
    await archive.read(part, (piece) => parser.write(piece));
    parser.close();
  } catch (error) {
    throw isRefusal(error) ? error : refuse('sheets.refusal.damaged');
  }
}

async function sheetsOf(archive: Archive) {
  const targets = new Map<string, string>();
  await parse(archive, 'xl/_rels/workbook.xml.rels', {
    open: ({ name, attributes: { Id = '', Target = '' } }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  await parse(archive, 'xl/workbook.xml', {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      const part = targets.get(attributes['r:id'] ?? '');
      if (name !== 'sheet' || !part || !archive.has(part) || /hidden/i.test(attributes.state ?? '')) return;
      sheets.push({ name: attributes.name ?? '', part });
    },
  });
  return { sheets, from1904 };
}

/** The texts that cells refer to by number; how they are pronounced is left out. */
async function textsOf(archive: Archive): Promise<string[]> {
  const texts: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return texts;
  let [current, isText, aside] = ['', false, false];
  await parse(archive, 'xl/sharedStrings.xml', {
    open: ({ name }) => {
      if (name === 'si') current = '';
      if (name === 'rPh') aside = true;
      isText = name === 't' && !aside;
    },
    text: (piece) => {
      if (isText && current.length <= MOST_IN_CELL) current += piece;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') aside = false;
      if (name !== 'si') return;
      texts.push(current);
      if (texts.length > MOST_TEXTS) throw refuse('sheets.refusal.tooManyRows', { most: MOST_ROWS });
    },
  });
  return texts;
}

type Contents = { texts: readonly string[]; formats: NumberFormats };

async function gridOf(archive: Archive, part: string, contents: Contents): Promise<Grid> {
  const rows: GridRow[] = [];
  let [line, last] = [0, 0];
  let cells: string[] = [];
  let cell = { column: -1, kind: '', style: '', text: '' };
  let isValue = false;
  const close: Record<string, () => void> = {
    c: () => {
      const value = shownCell(cell, contents).replace(BREAK, '\n').trim();
      if (value.length > MOST_IN_CELL) throw refuse('sheets.refusal.longCell', { line, most: MOST_IN_CELL });
      if (value === '') return;
      if (cell.column >= MOST_COLUMNS)
        throw refuse('sheets.refusal.tooManyColumns', { line, most: MOST_COLUMNS });
      while (cells.length <= cell.column) cells.push('');
      cells[cell.column] = value;
    },
    row: () => {
      if (cells.length === 0) return;
      if (rows.length >= MOST_ROWS + HEADER_WITHIN)
        throw refuse('sheets.refusal.tooManyRows', { most: MOST_ROWS });
      rows.push({ line, cells, emptyBefore: line - last - 1 });
      last = line;
    },
  };
  await parse(archive, part, {
    open: ({ name, attributes }) => {
      if (name === 'row')
        [line, cells, cell] = [Number(attributes.r ?? line + 1), [], { ...cell, column: -1 }];
      if (name === 'c') {
        const { r, t: kind = 'n', s: style = '' } = attributes;
        cell = { column: r ? columnIndex(r) : cell.column + 1, kind, style, text: '' };
      }
      // A text within the cell stands in `t`, whatever else in `v`; a formula, in `f`, is passed over.
      isValue = name === 'v' || name === 't';
    },
    text: (piece) => {
      if (isValue && cell.text.length <= MOST_IN_CELL) cell.text += piece;
    },
    close: (name) => {
      isValue = false;
      close[name]?.();
    },
  });
  return { rows, emptyAfter: 0 };
}

function shownCell(
  { kind, style, text }: { kind: string; style: string; text: string },
  { texts, formats }: Contents,
): string {
  if (kind === 's') return texts[Number(text)] ?? '';
  if (kind === 'b') return text === '1' ? 'TRUE' : 'FALSE';
  if (kind === 'd') return text.replace(/T00:00:00(\.0+)?Z?$/, '');
  return kind === 'n' && text !== '' ? shownNumber(text, formats.get(style)) : text;
}
