import { owner } from './owner';

/** What `select` asks of every table but those in `without`, in one question: rows of `select '<table>' as name, …`. */
export async function ofEveryTable<T extends Record<string, unknown>>(
  select: (table: string) => string,
  without: readonly string[] = [],
): Promise<(T & { name: string })[]> {
  const client = await owner();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select tablename::text as name from pg_tables where schemaname = 'public' order by 1",
    );
    const names = rows.map(({ name }) => name).filter((name) => !without.includes(name));
    return (await client.query<T & { name: string }>(names.map(select).join(' union all '))).rows;
  } finally {
    await client.end();
  }
}
