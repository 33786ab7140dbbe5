import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { refuse } from '@/domain/refusal';
import { config } from './config';

/** A name for an address, always the same, that tells nothing to who does not have the secret of the house. */
export function hidden(address: string): string {
  const keyed = createHmac('sha256', config().SESSION_SECRET).update(`attempts of ${address}`);
  return keyed.digest('base64url').slice(0, 22);
}

/**
 * Counts one attempt under `key`; answers with how many there were in the running window of `seconds`, this one
 * included. The database counts, so that all instances count together.
 */
export async function attempts(tx: Tx, key: string, seconds: number): Promise<number> {
  const { rows } = await tx.execute<{ points: number }>(sql`
    insert into rate_limit as r (key, points, expire)
    values (${key}, 1, (extract(epoch from clock_timestamp()) + ${seconds}) * 1000)
    on conflict (key) do update set
      points = case when r.expire < extract(epoch from clock_timestamp()) * 1000 then 1 else r.points + 1 end,
      expire = case when r.expire < extract(epoch from clock_timestamp()) * 1000 then excluded.expire else r.expire end
    returning points`);
  return rows[0]?.points ?? 0;
}

/** A rate limit: counts one attempt under `key` and refuses when there were more than `most` in the window of `seconds`. */
export async function limit(tx: Tx, key: string, most: number, seconds: number): Promise<void> {
  if ((await attempts(tx, key, seconds)) > most)
    throw refuse('common.refusal.tooMany', { minutes: Math.ceil(seconds / 60) }, 'tooMany');
}

/**
 * A rate limit of what costs much before it can be kept: the attempt stays counted where what it brought is refused. `first`
 * turns back who may not attempt it at all, uncounted.
 */
export function limitFirst(
  actor: Actor,
  { key, most, seconds }: { key: string; most: number; seconds: number },
  first: (tx: Tx) => Promise<void>,
): Promise<void> {
  return withTx(actor, async (tx) => {
    await first(tx);
    await limit(tx, key, most, seconds);
  });
}
