import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import type { JobsOf } from '@/platform/jobs';

const MOST_AT_ONCE = 1000;

/** Deletes counts of attempts whose time is over, a thousand at most. Returns how many. */
export async function forgetAttempts(): Promise<number> {
  const { rowCount } = await withTx(SYSTEM, (tx) =>
    tx.execute(sql`
      delete from rate_limit where key in (
        select key from rate_limit where expire < extract(epoch from clock_timestamp()) * 1000
        limit ${MOST_AT_ONCE} for update skip locked)`),
  );
  return rowCount ?? 0;
}

/** An answer that was lost on the way is asked for again within so many days, or never. */
const KEPT_DAYS = 14;

/** Deletes the keys of forms that were sent long ago, a thousand at most. Returns how many. */
export async function forgetRequests(): Promise<number> {
  const { rowCount } = await withTx(SYSTEM, (tx) =>
    tx.execute(sql`
      delete from request_key where key in (
        select key from request_key where at < clock_timestamp() - make_interval(days => ${KEPT_DAYS})
        limit ${MOST_AT_ONCE} for update skip locked)`),
  );
  return rowCount ?? 0;
}

export const accountJobs = {
  'accounts.forgetAttempts': { everyMs: 60_000, run: forgetAttempts },
  'accounts.forgetRequests': { everyMs: 60_000, run: forgetRequests },
} satisfies JobsOf<'accounts'>;
