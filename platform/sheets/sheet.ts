import type { WordedSentence } from '@/domain/refusal';
import type { HeadWords } from '@/domain/sheet-words';

/** The largest file, in megabytes and in bytes; and the most rows below its header. */
export const MOST_SHEET_MEGABYTES = 10;
export const MOST_SHEET = MOST_SHEET_MEGABYTES * 1024 * 1024;
export const MOST_ROWS = 5000;
/** The most lines, empty ones among them, and the most columns. */
export const MOST_LINES = 50_000;
export const MOST_COLUMNS = 200;
/** The longest cell, in characters. */
export const MOST_IN_CELL = 10_000;
/** The header stands within so many lines that are not empty. */
export const HEADER_WITHIN = 40;

/** A row that has something in it. Its cells are texts as they were written; dates of a workbook are `2023-03-21`. */
export type GridRow = {
  /** as the program that wrote the file counts its lines, from 1 */
  line: number;
  cells: readonly string[];
  /** the empty rows between this one and the one before */
  emptyBefore: number;
};

export type Grid = { rows: GridRow[]; emptyAfter: number };

/** How the file was read, and by what that was told. */
export type SheetFormat =
  | { format: 'csv'; encoding: string; because: WordedSentence; separator: string }
  | { format: 'xlsx'; sheet: string };

/** A column as spreadsheets name it, from 0: A, B, … Z, AA. */
export const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** The column of a cell by its address: 27 of `AB7`. */
export const columnIndex = (address: string): number =>
  [...address.replace(/[^A-Z]/g, '')].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) -
  1;

/** What came of one cell: a value, or why it has none. */
export type CellReading = { value: unknown } | { why: WordedSentence; suggestions?: readonly string[] };

export type SheetField = {
  words: HeadWords;
  /** made for a column with all that stands in it, and then asked for each cell that is not empty */
  reader: (texts: readonly string[]) => (text: string) => CellReading;
  /** a head that may be several fields is this one only where another column is that field */
  beside?: string;
};

export type SheetValues = Record<string, unknown>;
export type SheetProblem = { field: string; why: WordedSentence };

/** What a sheet is about: its fields, in the order in which a head that could be two of them is tried. */
export type SheetDescription = {
  fields: Readonly<Record<string, SheetField>>;
  /** of each of these groups one column is needed, and in each row a value in one of them */
  needed: readonly (readonly string[])[];
  /** the values of a row taken together: what one of them says of another */
  whole: (values: SheetValues) => { values: SheetValues; problems: SheetProblem[] };
  /** what a row is about; two rows that are about the same must not differ */
  about: (values: SheetValues) => { field: string; key: string } | null;
};
