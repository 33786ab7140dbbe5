/** The sorts of data that are held about a person, in the order in which they are read. */
export const HELD_PARTS = [
  'account',
  'signIns',
  'roles',
  'seats',
  'answers',
  'corrections',
  'requests',
  'waiting',
  'badges',
  'presence',
  'speeches',
  'notes',
  'mails',
  'record',
  'acts',
] as const;
export type HeldPart = (typeof HELD_PARTS)[number];

/** Why a value stays when what a conference holds about its person is erased. */
export type KeepReason = 'account' | 'decided' | 'published' | 'record' | 'seat' | 'short';

/** What becomes of a value when what a conference holds about its person is erased. */
export type HeldFate = 'erased' | KeepReason;

/** How the rows of a table are those of one person; `features/accounts/queries/own-data.ts` says each in SQL. */
export type WhoseRows =
  | 'ownAccount'
  | 'account'
  | 'author'
  | 'changedPerson'
  | 'contact'
  | 'event'
  | 'eventReason'
  | 'mail'
  | 'photo'
  | 'request'
  | 'seat'
  | 'signInLink'
  | 'speaker'
  | 'toldApart';

/** A table that holds something about persons: whose a row is, and of each column that is given out what an erasure makes of it. */
export type HeldTable = {
  table: string;
  part: HeldPart;
  belongs: WhoseRows;
  /** what its rows are ordered by */
  order: string;
  /** of the house, and of no conference */
  ofHouse?: true;
  /** `rows`: an erasure removes each row as a whole; `values`: it empties what is erased, and leaves the row */
  erases?: 'rows' | 'values';
  columns: Readonly<Record<string, HeldFate>>;
};

/** Values that stand in the description and are not given out: they are told by kind alone, or hold the keys of a mail. */
export const NOT_GIVEN_OUT: Readonly<Record<string, string>> = {
  'outbox.params': 'a mail is in the hands of its reader, and what is in it may open doors',
};

/** Columns of one fate, by their names. */
export const as = (fate: HeldFate, ...names: string[]): Record<string, HeldFate> =>
  Object.fromEntries(names.map((name) => [name, fate]));
