import type { WordedSentence } from './refusal';

/** The longest name of an uploaded list, in characters. */
export const FILE_NAME_MAX = 200;

/** A list that nobody confirms is kept for so many days. */
export const IMPORT_KEPT_DAYS = 14;

/** What a list that an office keeps can be of. */
export const IMPORT_KINDS = ['delegations', 'persons'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * What an import would do with a cell. `kept`: the list says otherwise than the house knows, and the import leaves that alone.
 */
export type CellState = ImportState | 'kept';
export const ROW_STATES = ['new', 'changed', 'same', 'error'] as const;
export type ImportState = (typeof ROW_STATES)[number];

/** The columns in which a preview is drawn; `other` holds what is wrong beside them. */
export const IMPORT_COLUMNS = {
  delegations: ['sender', 'kind', 'quota', 'name', 'email', 'locale'],
  persons: ['sender', 'name', 'email', 'capacity', 'locale'],
} as const satisfies Record<ImportKind, readonly string[]>;
export type ImportColumn = (typeof IMPORT_COLUMNS)[ImportKind][number];

/** A word of a closed list, a country's code, a number, or a text as it was typed. */
export type CellValue = string | number | null;
export type ImportCell = {
  state: CellState;
  /** what stands in the house now */
  before: CellValue;
  after: CellValue;
  why: WordedSentence | null;
};
export type ImportCells = Partial<Record<ImportColumn | 'other', ImportCell>>;

/** A row of a list, beside what is known: `todo` is what an import of it does, null for nothing. */
export type ImportRow<Todo> = { line: number; state: ImportState; cells: ImportCells; todo: Todo | null };

/** A row as it was read: its values by the fields of its sheet, and what is wrong with it. */
export type ReadRow = {
  line: number;
  /** it says wholly what an earlier row says */
  again: boolean;
  values: Readonly<Record<string, unknown>>;
  errors: readonly { field: string | null; text: string; why: WordedSentence }[];
};

/** Where the fields of a sheet are drawn; those that are not here an import does not take. */
const COLUMN_OF: Readonly<Record<string, ImportColumn>> = {
  country: 'sender',
  countryCode: 'sender',
  organization: 'sender',
  name: 'name',
  givenName: 'name',
  familyName: 'name',
  email: 'email',
  capacity: 'capacity',
  kind: 'kind',
  quota: 'quota',
  locale: 'locale',
};

/** True for a column that an import takes; the person answers the others in the registration. */
export const isTaken = (field: string): boolean => Object.hasOwn(COLUMN_OF, field);

/** What is wrong with a row as it was read, each at its place. */
export function errorsOf({ errors }: ReadRow): ImportCells {
  const cells: ImportCells = {};
  for (const { field, text, why } of errors) {
    if (field !== null && !isTaken(field)) continue;
    const column = field === null ? 'other' : (COLUMN_OF[field] ?? 'other');
    cells[column] ??= { state: 'error', before: null, after: text, why };
  }
  return cells;
}

/** A cell, by what is known and what the list says; a list that says nothing changes nothing. */
export function cellOf(before: CellValue, after: CellValue, whenOther: 'changed' | 'kept'): ImportCell {
  const state = after === null || after === before ? 'same' : whenOther;
  return { state, before, after: after ?? before, why: null };
}

export const newCell = (after: CellValue): ImportCell => ({ state: 'new', before: null, after, why: null });
export const wrongCell = (after: CellValue, why: WordedSentence): ImportCell => ({
  state: 'error',
  before: null,
  after,
  why,
});

/** A row with its state: that of its gravest cell. */
export function rowWith<Todo>(line: number, cells: ImportCells, todo: Todo | null): ImportRow<Todo> {
  const states = Object.values(cells).map(({ state }) => state);
  if (states.includes('error')) return { line, state: 'error', cells, todo: null };
  if (!todo) return { line, state: 'same', cells, todo };
  return { line, state: states.includes('changed') ? 'changed' : 'new', cells, todo };
}

export type ImportCounts = Record<ImportState, number>;

export function countsOf(rows: readonly { state: ImportState }[]): ImportCounts {
  const counts: ImportCounts = { new: 0, changed: 0, same: 0, error: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
}

/** What a list says of who sends: a country, or an organization by its name. */
export const senderIn = ({ country, organization }: Readonly<Record<string, unknown>>) => ({
  country: typeof country === 'string' ? country : null,
  organization: typeof organization === 'string' ? organization : null,
});

export const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);
