import pg from 'pg';
import { databaseUrl } from '@/db/client';

/** Tables with a conference, each with the tables of the same kind that it refers to. */
const TABLES = `
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

/**
 * Deletes the sample conferences and the accounts that exist for them alone; every other conference stays
 * as it is. Needs the owner of the tables: the application's role may not delete what is append-only.
 * @returns how many conferences were deleted
 */
export async function resetSample(): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'plenary-reset' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin');
    const samples = await client.query<{ id: string }>(
      'select id from conference where sample order by id for update',
    );
    const { rows } = await client.query<Table>(TABLES);
    const tables = childrenFirst(rows.map((row) => ({ ...row, parents: [...row.parents] })));
    for (const { id } of samples.rows) {
      await client.query("select set_config('app.resetting', $1, true)", [id]);
      for (const table of tables) {
        await client.query(`delete from ${client.escapeIdentifier(table)} where conference_id = $1`, [id]);
      }
      await client.query('delete from conference where id = $1', [id]);
    }
    await client.query(`delete from account a where a.sample
      and not exists (select from participant p where p.account_id = a.id)
      and not exists (select from focal_point f where f.account_id = a.id)
      and not exists (select from session_bureau b where b.account_id = a.id)
      and not exists (select from role_grant g where g.account_id = a.id and g.conference_id is not null)`);
    await client.query(`delete from series s where s.slug = 'centenary-year'
      and not exists (select from conference c where c.series_id = s.id)`);
    await client.query('commit');
    return samples.rows.length;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}
