import { getTableName } from 'drizzle-orm';
import { CasingCache } from 'drizzle-orm/casing';
import { getTableConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { allTables } from './schema-tables';

type Send = (this: pg.Client, ...args: unknown[]) => unknown;

/** What one table is called, with its columns that hold a word of a closed list. */
type Known = { table: string; listed: string[] };

const casing = new CasingCache('snake_case');
/** Words that no list of the schema closes, but the compiler does. */
const OF_THE_COMPILER: Record<string, string[]> = { event: ['kind'], outbox: ['template'] };
/** Columns of several words, each under a name of its own. */
const IN_DEPTH: Record<string, string> = { rules_profile: 'profile' };

const known = (await allTables()).map((table): Known => {
  const listed = getTableConfig(table).columns.filter(({ enumValues }) => (enumValues?.length ?? 0) > 0);
  const name = getTableName(table);
  const names = listed.map((column) => casing.getColumnCasing(column));
  return { table: name, listed: [...names, ...(OF_THE_COMPILER[name] ?? [])] };
});

/** The rows that the transaction under way has written, as they stand. */
const WRITTEN = known
  .map(({ table }) => `select '${table}' as table, to_jsonb(t) as row from "${table}" t where t.xmin = x.id`)
  .join(' union all ');
const LOOK = `select w.* from (select pg_current_xact_id_if_assigned()::xid as id) x, lateral (${WRITTEN}) w`;

/** A row in words: its table, each column that is filled, and what stands in those that hold a word of a list. */
function wordsOf({ table, listed }: Known, row: Record<string, unknown>): string[] {
  const filled = Object.keys(row).filter((column) => row[column] !== null);
  const words = listed.flatMap((column) =>
    [row[column] ?? []].flat().map((word) => `${table}.${column} = ${word}`),
  );
  const deep = IN_DEPTH[table];
  const inside = deep ? wordsIn(`${table}.${deep}`, row[deep]) : [];
  return [table, ...filled.map((column) => `${table}.${column}`), ...words, ...inside];
}

/** What a value says, each with the way to it. */
function wordsIn(path: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? [`${path} = ${value}`] : [path];
  if (Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, inner]) => wordsIn(`${path}.${name}`, inner));
}

type Ask = (statement: string) => Promise<pg.QueryResult>;

/** Runs `work`, and looks into each of its transactions just before it is committed. */
export async function beforeCommit<T>(look: (ask: Ask) => Promise<void>, work: () => Promise<T>): Promise<T> {
  const send = pg.Client.prototype.query as unknown as Send;
  const looked = async (client: pg.Client) => {
    await look((statement) => send.call(client, statement) as Promise<pg.QueryResult>);
    return send.call(client, 'commit');
  };
  const hook: Send = function (statement, ...rest) {
    return statement === 'commit' ? looked(this) : send.call(this, statement, ...rest);
  };
  Object.assign(pg.Client.prototype, { query: hook });
  try {
    return await work();
  } finally {
    Object.assign(pg.Client.prototype, { query: send });
  }
}

/** Runs `work`, and notes what each of its transactions has put into the tables. */
export const noting = <T>(put: Set<string>, work: () => Promise<T>): Promise<T> =>
  beforeCommit(async (ask) => {
    const { rows } = await ask(LOOK);
    for (const { table, row } of rows) {
      const one = known.find((candidate) => candidate.table === table);
      for (const word of one ? wordsOf(one, row) : []) put.add(word);
    }
  }, work);
