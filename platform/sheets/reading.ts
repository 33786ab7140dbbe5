import { fileTypeFromBuffer } from 'file-type';
import { isRefusal, refuse } from '@/domain/refusal';
import { type Matched, type MatchedColumn, matched, missingIn, suggestedColumns } from './columns';
import { delimitedGrid } from './delimited';
import { type SheetRow, sheetRows } from './rows';
import {
  columnName,
  type Grid,
  MOST_ROWS,
  MOST_SHEET,
  MOST_SHEET_MEGABYTES,
  type SheetDescription,
  type SheetFormat,
} from './sheet';
import { workbookGrids } from './workbook';

export type ReadSheet = Matched & {
  how: SheetFormat;
  /** rows below the header that have nothing in them, which are left out */
  emptyRows: number;
  rows: SheetRow[];
};

const TEXT_ENDINGS = ['csv', 'tsv', 'txt'];
/** How every archive begins, a workbook among them. */
const ARCHIVE = Buffer.from('PK\x03\x04');
/** What is written in letters and is no list. */
const TEXTS_OF_PROGRAMS = ['pdf', 'rtf', 'ps', 'eps', 'xml'];

/**
 * Reads a list from a file of whatever office: finds the header, matches its columns and reads each row, without asking any
 * database. @throws Refusal with the sentence why it cannot be read as a whole
 */
export async function readSheet(
  file: { name: string; bytes: Buffer },
  description: SheetDescription,
): Promise<ReadSheet> {
  const grids = await open(file);
  const chosen = matched(
    grids.map(({ grid }) => grid),
    description,
  );
  const { grid, how } = grids[chosen.grid] as OpenGrid;
  const below = grid.rows.slice(chosen.at + 1);
  if (below.length > MOST_ROWS) throw refuse('sheets.refusal.tooManyRows', { most: MOST_ROWS });
  const emptyRows = below.reduce((count, { emptyBefore }) => count + emptyBefore, grid.emptyAfter);
  const rows = sheetRows(below, chosen, description);
  return { ...chosen, how, emptyRows, rows };
}

/** A column of a list, and what it is taken for. */
export type ListColumn = { index: number; column: string; header: string; field: string | null };
export type OpenedList = {
  headerLine: number;
  columns: ListColumn[];
  /** groups of fields of which one is needed, and no column is one: no row is read until one is chosen */
  missing: readonly (readonly string[])[];
  rows: SheetRow[];
};

/**
 * Reads a list whose columns somebody can choose: `chosen` names the field of each, by its place, and null leaves it to what is
 * suggested. @throws Refusal with the sentence why it cannot be read as a whole
 */
export async function openList(
  file: { name: string; bytes: Buffer },
  description: SheetDescription,
  chosen: readonly string[] | null,
): Promise<OpenedList> {
  const grids = (await open(file)).map(({ grid }) => grid);
  const suggested = suggestedColumns(grids, description, chosen);
  if (!suggested) throw refuse('sheets.refusal.empty');
  const { columns, width, at, row, grid } = suggested;
  const below = grids[grid]?.rows.slice(at + 1) ?? [];
  if (below.length > MOST_ROWS) throw refuse('sheets.refusal.tooManyRows', { most: MOST_ROWS });
  const missing = missingIn(columns, description);
  const fieldAt = (index: number) => columns.find((one: MatchedColumn) => one.index === index)?.field ?? null;
  return {
    headerLine: row.line,
    columns: row.cells.map((header, index) => ({
      index,
      column: columnName(index),
      header,
      field: fieldAt(index),
    })),
    missing,
    rows: missing.length > 0 ? [] : sheetRows(below, { columns, width }, description),
  };
}

type OpenGrid = { grid: Grid; how: SheetFormat };

async function open({ name, bytes }: { name: string; bytes: Buffer }): Promise<OpenGrid[]> {
  if (bytes.length > MOST_SHEET)
    throw refuse('sheets.refusal.tooLarge', { megabytes: MOST_SHEET_MEGABYTES, rows: MOST_ROWS });
  if (bytes.length === 0) throw refuse('sheets.refusal.empty');
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (ending !== 'xlsx' && !TEXT_ENDINGS.includes(ending)) throw refuse('sheets.refusal.ending');
  const type = await fileTypeFromBuffer(bytes);
  const other = type && refuse('sheets.refusal.otherContent', { ending, kind: type.ext.toUpperCase() });
  if (ending === 'xlsx') {
    if (bytes.subarray(0, 4).equals(ARCHIVE)) return workbookGrids(bytes);
    // What is encrypted lies in the container of the formats before XLSX.
    if (type?.ext === 'cfb') throw refuse('sheets.refusal.locked');
    throw other ?? refuse('sheets.refusal.notWorkbook');
  }
  if (other && TEXTS_OF_PROGRAMS.includes(type.ext)) throw other;
  try {
    return [delimitedGrid(bytes)];
  } catch (error) {
    // A text can begin like a picture; what is no text is what its beginning says.
    throw other && isRefusal(error) && error.key === 'sheets.refusal.notText' ? other : error;
  }
}
