import { CsvError, parse } from 'csv-parse/sync';
import { textOfCell } from '@/domain/csv';
import { isRefusal, refuse } from '@/domain/refusal';
import { decoded } from './encoding';
import {
  type Grid,
  type GridRow,
  HEADER_WITHIN,
  MOST_COLUMNS,
  MOST_IN_CELL,
  MOST_LINES,
  MOST_ROWS,
  type SheetFormat,
} from './sheet';

const SEPARATORS = [';', ',', '\t'] as const;
/** By so many lines the separator is told. */
const SAMPLE = 100;
const MOST_IN_ROW = 100_000;

/** Each row comes with the line that it ends on. Quotation marks within a cell that is not quoted are letters. */
const READING = {
  record_delimiter: '\n',
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: MOST_IN_ROW,
};

/** @throws Refusal when it is no text, or more than is read at once */
export function delimitedGrid(bytes: Buffer): { grid: Grid; how: SheetFormat } {
  const { text: typed, encoding, because } = decoded(bytes);
  const text = typed.replace(/\r\n?/g, '\n');
  const separator = separatorOf(text);
  return { grid: gridOf(text, separator), how: { format: 'csv', encoding, because, separator } };
}

/**
 * The sign by which the first lines fall into columns most evenly: the lines with the most frequent number of columns, times
 * the columns beyond the first. A quotation mark within a cell speaks against a sign: it stands in a cell of another's. A line
 * `sep=;` names it, as some spreadsheets write it.
 */
function separatorOf(text: string): string {
  const [, named] = /^sep=([;,\t])\n/i.exec(text) ?? [];
  if (named) return named;
  const rated = SEPARATORS.map((separator) => ({ separator, evenness: evenness(text, separator) }));
  return rated.reduce((best, one) => (one.evenness > best.evenness ? one : best)).separator;
}

function evenness(text: string, delimiter: string): number {
  const lines = new Map<number, number>();
  try {
    parse(text, {
      ...READING,
      relax_quotes: false,
      delimiter,
      to: SAMPLE,
      on_record: (record: string[]) => {
        lines.set(record.length, (lines.get(record.length) ?? 0) + 1);
        return null;
      },
    });
  } catch {
    // What was read before counts.
  }
  return Math.max(0, ...[...lines].map(([columns, count]) => count * (columns - 1)));
}

function gridOf(text: string, delimiter: string): Grid {
  const rows: GridRow[] = [];
  let [last, emptyBefore, read] = [0, 0, 0];
  const add = (record: string[], ends: number) => {
    read += 1;
    if (read > MOST_LINES) throw refuse('sheets.refusal.tooManyRows', { most: MOST_ROWS });
    const [line, cells] = [last + 1, record.map((cell) => textOfCell(cell).trim())];
    last = ends;
    if (cells.every((cell) => cell === '')) {
      emptyBefore += 1;
      return;
    }
    checkSize(cells, line);
    if (rows.length >= MOST_ROWS + HEADER_WITHIN)
      throw refuse('sheets.refusal.tooManyRows', { most: MOST_ROWS });
    rows.push({ line, cells, emptyBefore });
    emptyBefore = 0;
  };
  try {
    parse(text, {
      ...READING,
      delimiter,
      on_record: (record: string[], { lines }) => {
        add(record, lines);
        return null;
      },
    });
  } catch (error) {
    if (isRefusal(error) || !(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE')
      throw refuse('sheets.refusal.quoteOpen', { line: last + 1 });
    throw refuse('sheets.refusal.notText');
  }
  return { rows, emptyAfter: emptyBefore };
}

/** @throws Refusal for more columns, or a longer cell, than is read */
function checkSize(cells: readonly string[], line: number): void {
  if (cells.length > MOST_COLUMNS)
    throw refuse('sheets.refusal.tooManyColumns', { line, most: MOST_COLUMNS });
  if (cells.some((cell) => cell.length > MOST_IN_CELL))
    throw refuse('sheets.refusal.longCell', { line, most: MOST_IN_CELL });
}
