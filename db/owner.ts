import { sql } from 'drizzle-orm';
import type { Tx } from './client';

/**
 * Runs `fn` as the owner of the tables for a part of a transaction: the application's role may not delete what is
 * append-only.
 */
export async function asOwner<T>(tx: Tx, fn: () => Promise<T>): Promise<T> {
  const { rows } = await tx.execute<{ role: string }>(sql`select current_user as role`);
  await tx.execute(sql`set local role none`);
  const result = await fn();
  await tx.execute(sql`select set_config('role', ${rows[0]?.role ?? 'none'}, true)`);
  return result;
}
