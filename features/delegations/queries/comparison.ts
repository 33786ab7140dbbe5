import type { Tx } from '@/db/client';
import type { sheetImport } from '@/db/schema/imports';
import type { Actor } from '@/domain/actor';
import {
  compareDelegations,
  type DelegationTodo,
  type KnownSenders,
  lettersOfDelegations,
} from '@/domain/delegation-import';
import { countsOf, type ImportCounts, type ImportRow, type ReadRow, textIn } from '@/domain/imports';
import { comparePersons, type KnownPersons, lettersOfPersons, type PersonTodo } from '@/domain/person-import';
import { sha256 } from '@/platform/chain';
import type { OpenedList } from '@/platform/sheets/reading';
import { knownPersons, knownSenders } from './known';

/** What an import would do, by what is known at this moment. */
export type Comparison = {
  counts: ImportCounts;
  /** how many letters it would send */
  letters: number;
  /** a digest of all of it */
  version: string;
} & (
  | { kind: 'persons'; rows: ImportRow<PersonTodo>[]; known: KnownPersons }
  | { kind: 'delegations'; rows: ImportRow<DelegationTodo>[]; known: KnownSenders }
);

type Compared = Pick<
  typeof sheetImport.$inferSelect,
  'conferenceId' | 'kind' | 'delegationId' | 'capacity' | 'quota' | 'locale'
>;

export const todosOf = <Todo>(rows: readonly ImportRow<Todo>[]): Todo[] =>
  rows.flatMap(({ todo }) => (todo ? [todo] : []));

/** Compares a list that was read with what is known, and with what the actor may do; its questions are the same for one row and for thousands. */
export async function compare(
  tx: Tx,
  actor: Actor,
  { conferenceId, kind, delegationId, capacity, quota, locale }: Compared,
  list: OpenedList,
): Promise<Comparison> {
  const read = list.rows.map(
    (row): ReadRow => ({
      line: row.line,
      again: row.state === 'same',
      values: row.values,
      errors: row.errors,
    }),
  );
  const emails = read.flatMap(({ values }) => textIn(values.email) ?? []);
  if (kind === 'persons') {
    const known = await knownPersons(tx, actor, conferenceId, { emails, own: delegationId });
    const rows = comparePersons(read, known, { capacity, locale });
    const letters = lettersOfPersons(todosOf(rows), known, actor.accountId);
    return { kind, rows, known, ...summed(rows, letters) };
  }
  const known = await knownSenders(tx, conferenceId, { emails });
  const rows = compareDelegations(read, known, { quota, locale });
  return { kind, rows, known, ...summed(rows, lettersOfDelegations(todosOf(rows))) };
}

const summed = (rows: readonly ImportRow<unknown>[], letters: number) => ({
  counts: countsOf(rows),
  letters,
  version: sha256(JSON.stringify(rows)),
});
