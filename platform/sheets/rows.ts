import { sentence, type WordedSentence } from '@/domain/refusal';
import { type MatchedColumn, textsOf } from './columns';
import { type CellReading, columnName, type GridRow, type SheetDescription, type SheetValues } from './sheet';

export type CellProblem = {
  /** null for a cell that stands in no column of ours */
  field: string | null;
  column: string | null;
  text: string;
  why: WordedSentence;
  suggestions: readonly string[];
};

/** `new`: it stands alone; `same`: it says wholly what an earlier row says; `error`: something in it has to be mended. */
export type RowState = 'new' | 'same' | 'error';
export type SheetRow = { line: number; state: RowState; values: SheetValues; errors: CellProblem[] };

/** What a spreadsheet shows where a formula has no value. */
const FAULT =
  /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|¡REF!|¡VALOR!|¿NOMBRE\?|VALEUR!|NOM\?|NOMBRE!)$/;

type ReadColumn = MatchedColumn & { read: (text: string) => CellReading };
type Header = { columns: readonly MatchedColumn[]; width: number };

/** The rows below a header, each with its values and what is wrong with them. */
export function sheetRows(
  below: readonly GridRow[],
  header: Header,
  description: SheetDescription,
): SheetRow[] {
  const columns = header.columns.flatMap((column): ReadColumn[] => {
    const field = description.fields[column.field];
    return field ? [{ ...column, read: field.reader(textsOf(below, column.index)) }] : [];
  });
  const seen = new Map<string, { line: number; digest: string }>();
  return below.map((row) => {
    const { values, errors } = rowOf(row, columns, description);
    errors.push(...beyond(row, header.width));
    const about = description.about(values);
    const digest = JSON.stringify(values);
    const earlier = about && seen.get(about.key);
    if (about && earlier && earlier.digest !== digest)
      errors.push(
        problemIn(about.field, sentence('sheets.invalid.twice', { line: earlier.line }), { row, columns }),
      );
    if (about && !earlier) seen.set(about.key, { line: row.line, digest });
    const isSame = earlier?.digest === digest;
    const state: RowState = errors.length > 0 ? 'error' : isSame ? 'same' : 'new';
    return { line: row.line, state, values, errors };
  });
}

type InRow = { row: GridRow; columns: readonly ReadColumn[] };

function rowOf(row: GridRow, columns: readonly ReadColumn[], { needed, whole }: SheetDescription) {
  const errors: CellProblem[] = [];
  const read: SheetValues = {};
  for (const { field, column, index, read: readCell } of columns) {
    const text = row.cells[index] ?? '';
    const reading: CellReading = text === '' ? { value: null } : cellOf(text, readCell);
    read[field] = 'value' in reading ? reading.value : null;
    if ('why' in reading)
      errors.push({ field, column, text, why: reading.why, suggestions: reading.suggestions ?? [] });
  }
  const isEmpty = (field: string) => columns.every((one) => one.field !== field || !row.cells[one.index]);
  for (const group of needed) {
    const field = group.find((name) => columns.some((one) => one.field === name));
    if (field && group.every(isEmpty))
      errors.push(problemIn(field, sentence('common.invalid.empty'), { row, columns }));
  }
  const { values, problems } = whole(read);
  errors.push(...problems.map(({ field, why }) => problemIn(field, why, { row, columns })));
  return { values, errors };
}

const cellOf = (text: string, read: (text: string) => CellReading): CellReading =>
  FAULT.test(text) ? { why: sentence('sheets.invalid.fault') } : read(text);

function problemIn(field: string, why: WordedSentence, { row, columns }: InRow): CellProblem {
  const column = columns.find((one) => one.field === field);
  return {
    field,
    column: column?.column ?? null,
    text: (column && row.cells[column.index]) ?? '',
    why,
    suggestions: [],
  };
}

/** What stands to the right of the last head: a sign that the row has a separator too many. */
function beyond({ cells }: GridRow, width: number): CellProblem[] {
  const index = cells.findIndex((cell, at) => at >= width && cell !== '');
  if (index < 0) return [];
  const why = sentence('sheets.invalid.beyond');
  return [{ field: null, column: columnName(index), text: cells[index] ?? '', why, suggestions: [] }];
}
