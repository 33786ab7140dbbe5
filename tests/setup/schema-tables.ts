import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { filesIn, ROOT } from './sources';

/** Every table that the schema declares. */
export async function allTables(): Promise<PgTable[]> {
  const modules = await Promise.all(
    filesIn('db/schema').map((path) => import(join(ROOT, path)) as Promise<Record<string, unknown>>),
  );
  return modules.flatMap(Object.values).filter((one): one is PgTable => is(one, PgTable));
}
