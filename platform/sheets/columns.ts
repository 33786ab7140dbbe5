import { closest } from '@/domain/closest';
import { folded } from '@/domain/folding';
import { inEach, LOCALES, type Locale, type LocalText } from '@/domain/local-text';
import { refuse } from '@/domain/refusal';
import { listing } from '@/platform/i18n/format';
import {
  columnName,
  type Grid,
  type GridRow,
  HEADER_WITHIN,
  type SheetDescription,
  type SheetField,
} from './sheet';

/** A column whose head is a word of a field. */
export type MatchedColumn = { field: string; header: string; index: number; column: string };
/** A column that is not read; `perhaps` is the field whose word its head is nearly. */
export type UnknownColumn = { header: string; column: string; perhaps: string | null };

export type Matched = {
  /** which of the grids has the header, and which of its rows that is */
  grid: number;
  at: number;
  headerLine: number;
  /** how many columns the header has */
  width: number;
  columns: MatchedColumn[];
  unknownColumns: UnknownColumn[];
};

type Fields = SheetDescription['fields'];
type FieldsByHead = ReadonlyMap<string, readonly string[]>;

/** What a field is called in each language. */
const nameOf = (field: SheetField | undefined): LocalText =>
  inEach((locale) => field?.words[locale][0] ?? '');
const namesOf = (fields: Fields, names: readonly string[]): LocalText =>
  inEach((locale) =>
    listing(
      names.map((name) => nameOf(fields[name])[locale]),
      locale,
    ),
  );

/**
 * The header: of the first lines of the grids the one with the most words of our fields, the first of several. Titles and
 * empty lines may stand above it. @throws Refusal when there is none, a column is there twice, or one that is needed is missing
 */
export function matched(grids: readonly Grid[], description: SheetDescription): Matched {
  const { fields } = description;
  const heads = headsOf(fields);
  const header = headerIn(grids, heads);
  if (!header)
    throw refuse('sheets.refusal.noHeader', {
      lines: HEADER_WITHIN,
      columns: namesOf(fields, Object.keys(fields)),
    });
  const below = grids[header.grid]?.rows.slice(header.at + 1) ?? [];
  const { columns, unknownColumns } = columnsOf(header.row, below, { fields, heads });
  for (const group of missingIn(columns, description))
    throw refuse('sheets.refusal.columnMissing', {
      line: header.row.line,
      column: inEach((locale) => group.map((name) => nameOf(fields[name])[locale]).join(' / ')),
    });
  const { grid, at, row } = header;
  return { grid, at, headerLine: row.line, width: row.cells.length, columns, unknownColumns };
}

type HeaderRow = { grid: number; at: number; row: GridRow };

/** The row with the most words of our fields, the first of several; null where none has any. */
function headerIn(grids: readonly Grid[], heads: FieldsByHead): HeaderRow | null {
  const candidates = grids.flatMap(({ rows }, grid) =>
    rows.slice(0, HEADER_WITHIN).map((row, at) => ({ grid, at, row, rating: rated(row, heads) })),
  );
  const best = Math.max(0, ...candidates.map(({ rating }) => rating));
  return (best > 0 && candidates.find(({ rating }) => rating === best)) || null;
}

/** The groups of fields of which one is needed, and no column is one. */
export const missingIn = (columns: readonly MatchedColumn[], { needed }: SheetDescription) =>
  needed.filter((group) => !group.some((name) => columns.some(({ field }) => field === name)));

/** A header whose columns are as they were `chosen`, by their places; what was not chosen is suggested, and nothing is refused. */
export type Suggested = HeaderRow & { columns: MatchedColumn[]; width: number };

/** The columns as they are suggested, or as somebody chose them. @returns null where nothing stands in the file */
export function suggestedColumns(
  grids: readonly Grid[],
  description: SheetDescription,
  chosen: readonly string[] | null,
): Suggested | null {
  const { fields } = description;
  const heads = headsOf(fields);
  const filled = grids.findIndex(({ rows }) => rows.length > 0);
  const first = grids[filled]?.rows[0];
  const header = headerIn(grids, heads) ?? (first ? { grid: filled, at: 0, row: first } : null);
  if (!header) return null;
  const below = grids[header.grid]?.rows.slice(header.at + 1) ?? [];
  const width = header.row.cells.length;
  const columns = chosen
    ? header.row.cells.flatMap((text, index): MatchedColumn[] => {
        const field = chosen[index] ?? '';
        return Object.hasOwn(fields, field)
          ? [{ field, header: text, index, column: columnName(index) }]
          : [];
      })
    : columnsOf(header.row, below, { fields, heads, lenient: true }).columns;
  return { ...header, columns, width };
}

/** The fields that a head can be, by its folded words. */
function headsOf(fields: Fields): FieldsByHead {
  const heads = new Map<string, string[]>();
  for (const [name, { words }] of Object.entries(fields))
    for (const word of new Set(LOCALES.flatMap((locale: Locale) => words[locale].map(folded))))
      heads.set(word, [...(heads.get(word) ?? []), name]);
  return heads;
}

/** The fields that a head can be: by the whole of it, or by its parts where it says the same in two languages. */
function fieldsOf(header: string, heads: FieldsByHead): readonly string[] {
  const bare = header.replace(/^\s*\d+\s*[.)]/, '').replace(/\*/g, ' ');
  const whole = heads.get(folded(bare));
  if (whole) return whole;
  const parts = bare.split(/[/|\n()[\]]|\s[-–—]\s/).flatMap((part) => heads.get(folded(part)) ?? []);
  const all = [...new Set(parts)];
  return all.length > 0 && bare.split(/[/|\n]/).length > 1 && all.length > 1 ? [] : all;
}

const rated = ({ cells }: GridRow, heads: FieldsByHead): number =>
  new Set(cells.flatMap((cell) => fieldsOf(cell, heads).slice(0, 1))).size;

type Matching = {
  fields: Fields;
  heads: FieldsByHead /** the second of two columns of one field is left out */;
  lenient?: boolean;
};

/** @throws Refusal when two columns are the same field */
function columnsOf(
  { cells, line }: GridRow,
  below: readonly GridRow[],
  { fields, heads, lenient }: Matching,
) {
  const columns: MatchedColumn[] = [];
  const open = cells.map((header, index) => ({ header, index, names: fieldsOf(header, heads) }));
  for (const { header, index, names } of open) {
    const [field] = names;
    if (names.length !== 1 || !field) continue;
    const first = columns.find((one) => one.field === field);
    if (first && lenient) continue;
    if (first) {
      const [one, other] = [`${first.column} (${first.header})`, `${columnName(index)} (${header})`];
      throw refuse('sheets.refusal.columnTwice', { line, column: nameOf(fields[field]), one, other });
    }
    columns.push({ field, header, index, column: columnName(index) });
  }
  // A head that can be several fields is the first that is free and of which its column has values.
  for (const { header, index, names } of open) {
    if (names.length < 2) continue;
    const texts = textsOf(below, index);
    const isThere = (name: string) => columns.some((one) => one.field === name);
    const isFree = (name: string, beside = fields[name]?.beside) =>
      !isThere(name) && (!beside || isThere(beside));
    const field = names.find((name) => isFree(name) && fits(fields[name], texts));
    if (field) columns.push({ field, header, index, column: columnName(index) });
  }
  columns.sort((one, other) => one.index - other.index);
  const width = Math.max(cells.length, ...below.map((row) => row.cells.length));
  const unknownColumns = Array.from({ length: width }, (_, index) => index)
    .filter((index) => !columns.some((one) => one.index === index))
    .map((index) => ({ header: cells[index] ?? '', index }))
    .filter(({ header, index }) => header !== '' || textsOf(below, index).length > 0)
    .map(({ header, index }) => ({ header, column: columnName(index), perhaps: nearly(header, heads) }));
  return { columns, unknownColumns };
}

function nearly(header: string, heads: FieldsByHead): string | null {
  const [word] = closest(folded(header), [...heads.keys()], 1);
  return (word && heads.get(word)?.[0]) ?? null;
}

export const textsOf = (rows: readonly GridRow[], index: number): string[] =>
  rows.flatMap(({ cells }) => cells[index] || []);

/** True when at least half of the texts are values of the field. */
function fits(field: SheetField | undefined, texts: readonly string[]): boolean {
  const read = field?.reader(texts);
  return read !== undefined && texts.filter((text) => 'value' in read(text)).length * 2 >= texts.length;
}
