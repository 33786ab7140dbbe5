import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { beside } from './postgres';

const FOLDER = 'db/migrations';
const FILE = 'tests/data/before/database.json.gz';
/** The newest migration of the version that the kept database is of. */
const LAST = '0006_room_for_updates';

type Rows = Record<string, unknown>[];
/**
 * A database as the version before left it, with that installation's secrets: the sample with one ballot declared, one
 * that is over with its votes and a refusal, and a silence that a delegation broke; neither of these was declared yet.
 */
type Before = { secrets: Record<string, string>; tables: Record<string, Rows> };

export const before: Before = JSON.parse(gunzipSync(readFileSync(FILE)).toString());

/** Migrates as the version before did: with the first migrations only. */
async function migrateTo(client: pg.Client, last: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-before-'));
  try {
    const journal = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8'));
    const index = journal.entries.findIndex(({ tag }: { tag: string }) => tag === last);
    const entries: { tag: string }[] = journal.entries.slice(0, index + 1);
    mkdirSync(join(folder, 'meta'));
    writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) cpSync(join(FOLDER, `${tag}.sql`), join(folder, `${tag}.sql`));
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type ForeignKey = { table: string; name: string; definition: string };

/** Puts the rows in as they were: no trigger looks at them again, and they come in any order. */
async function fill(client: pg.Client): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  const each = async (statement: (key: ForeignKey) => string) => {
    for (const key of keys) await client.query(statement(key));
  };
  await client.query('begin');
  await each(({ table, name }) => `alter table ${table} drop constraint ${name}`);
  for (const [table, rows] of Object.entries(before.tables)) {
    const into = client.escapeIdentifier(table);
    const columns = Object.keys(rows[0] ?? {}).map((column) => client.escapeIdentifier(column));
    await client.query(`alter table ${into} disable trigger user`);
    await client.query(
      `insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, $1)`,
      [JSON.stringify(rows)],
    );
    await client.query(`alter table ${into} enable trigger user`);
  }
  await each(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`);
  await client.query('commit');
}

/** Makes the database `name` beside the template, as the version before left it. @returns its owner's address */
export async function databaseOfBefore(template: string, name: string): Promise<string> {
  const house = new pg.Client({ connectionString: beside(template, 'plenary') });
  await house.connect();
  await house.query(`create database ${house.escapeIdentifier(name)}`).finally(() => house.end());
  const url = beside(template, name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await migrateTo(client, LAST);
    await fill(client);
  } finally {
    await client.end();
  }
  return url;
}
