import pg from 'pg';
import { databaseUrl } from '@/db/client';

type OfTable = { name: string };
let onlooker: { url: string; client: pg.Client } | undefined;

/**
 * The owner's connection from which a test file looks at its tables, again and again: a new one would read the
 * catalogue of all of them first. It ends with the database, whenever that goes.
 */
async function looking(): Promise<pg.Client> {
  const url = databaseUrl();
  if (onlooker?.url === url) return onlooker.client;
  await onlooker?.client.end();
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  onlooker = { url, client };
  return client;
}

/** What `select` asks of every table but those in `without`, in one question: rows of `select '<table>' as name, …`. */
export async function ofEveryTable<T extends Record<string, unknown>>(
  select: (table: string) => string,
  without: readonly string[] = [],
): Promise<(T & OfTable)[]> {
  const client = await looking();
  const { rows } = await client.query<OfTable>(
    "select tablename::text as name from pg_tables where schemaname = 'public' order by 1",
  );
  const names = rows.map(({ name }) => name).filter((name) => !without.includes(name));
  return (await client.query<T & OfTable>(names.map(select).join(' union all '))).rows;
}
