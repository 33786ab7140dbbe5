import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { refuse } from '@/domain/refusal';

/**
 * Counts one attempt under `key` and refuses when there were more than `most` in the running window of
 * `seconds`. The database counts, so that all instances count together.
 */
export async function limit(tx: Tx, key: string, most: number, seconds: number): Promise<void> {
  const { rows } = await tx.execute<{ points: number }>(sql`
    insert into rate_limit as r (key, points, expire)
    values (${key}, 1, (extract(epoch from clock_timestamp()) + ${seconds}) * 1000)
    on conflict (key) do update set
      points = case when r.expire < extract(epoch from clock_timestamp()) * 1000 then 1 else r.points + 1 end,
      expire = case when r.expire < extract(epoch from clock_timestamp()) * 1000 then excluded.expire else r.expire end
    returning points`);
  if ((rows[0]?.points ?? 0) > most)
    throw refuse('common.refusal.tooMany', { minutes: Math.ceil(seconds / 60) }, 'tooMany');
}
