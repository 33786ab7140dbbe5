import { eq, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { conference } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import { SERIES } from '@/sample/content/series';

/** Tables with a conference, each with the tables of the same kind that it refers to. */
const TABLES = sql`
  select c.table_name as name, coalesce(array_agg(distinct p.relname::text)
    filter (where p.oid is not null and p.oid <> f.conrelid), '{}') as parents
  from information_schema.columns c
  join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    and t.table_type = 'BASE TABLE'
  left join pg_constraint f on f.contype = 'f' and f.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
  left join pg_class p on p.oid = f.confrelid
  where c.table_schema = 'public' and c.column_name = 'conference_id'
  group by c.table_name order by c.table_name`;

type Table = { name: string; parents: string[] };

/** Children before parents, by the foreign keys. */
function childrenFirst(tables: Table[]): string[] {
  const names = new Set(tables.map(({ name }) => name));
  const order: string[] = [];
  let left = tables;
  while (left.length > 0) {
    const referred = new Set(left.flatMap(({ parents }) => parents.filter((parent) => names.has(parent))));
    const free = left.filter(({ name }) => !referred.has(name));
    if (free.length === 0) throw new Error('tables refer to each other in a circle');
    order.push(...free.map(({ name }) => name));
    for (const { name } of free) names.delete(name);
    left = left.filter((table) => !free.includes(table));
  }
  return order;
}

/** Deletes the sample in a transaction under way, which must be of the tables' owner. @returns how many conferences */
export async function deleteSample(tx: Tx): Promise<number> {
  const samples = await tx
    .select({ id: conference.id })
    .from(conference)
    .where(eq(conference.sample, true))
    .orderBy(conference.id)
    .for('update');
  const { rows } = await tx.execute<Table>(TABLES);
  const tables = childrenFirst(rows.map((row) => ({ ...row, parents: [...row.parents] })));
  for (const { id } of samples) {
    await tx.execute(sql`select set_config('app.resetting', ${id}, true)`);
    for (const table of tables) {
      await tx.execute(sql`delete from ${sql.identifier(table)} where conference_id = ${id}`);
    }
    await tx.delete(conference).where(eq(conference.id, id));
  }
  await tx.execute(sql`delete from account a where a.sample
    and not exists (select from participant p where p.account_id = a.id)
    and not exists (select from focal_point f where f.account_id = a.id)
    and not exists (select from session_bureau b where b.account_id = a.id)
    and not exists (select from role_grant g where g.account_id = a.id and g.conference_id is not null)`);
  await tx.execute(sql`delete from series s where s.slug = ${SERIES.slug}
    and not exists (select from conference c where c.series_id = s.id)`);
  return samples.length;
}

/**
 * Deletes the sample conferences and the accounts that exist for them alone; every other conference stays
 * as it is.
 * @returns how many conferences were deleted
 */
export function resetSample(): Promise<number> {
  return withTx(SYSTEM, (tx) => asOwner(tx, () => deleteSample(tx)));
}
