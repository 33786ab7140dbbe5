import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { ROOT } from './install.mjs';

const FOLDER = join(ROOT, 'db/migrations');
// Any number that no other lock of the database uses: instances that start together migrate one after the other.
const LOCK = 7_053_627;

type Entry = { tag: string; when: number };

async function applied(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ known: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as known",
  );
  if (!rows[0]?.known) return 0;
  const latest = await client.query<{ latest: string | null }>(
    'select max(created_at) as latest from drizzle.__drizzle_migrations',
  );
  return Number(latest.rows[0]?.latest ?? 0);
}

/**
 * Brings the database at `url` to the newest migration, as the role of that address, which becomes the tables' owner.
 * @returns the names of the migrations that were applied, oldest first
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const journal: { entries: Entry[] } = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8'));
  const client = new pg.Client({ connectionString: url, application_name: 'plenary-migrate' });
  // An ending connection also fails the query under way; unheard, it would end the process first.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const before = await applied(client);
    await migrate(drizzle(client), { migrationsFolder: FOLDER });
    return journal.entries.filter((entry) => entry.when > before).map((entry) => entry.tag);
  } finally {
    await client.end();
  }
}
