import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import journal from '@/db/migrations/meta/_journal.json';
import { SYSTEM } from '@/domain/actor';

/** Does the database answer, and is it migrated to what this build knows? */
export async function readiness(): Promise<{ ready: boolean; database: boolean; migrations: boolean }> {
  try {
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute<{ n: number }>(sql`select count(*)::int as n from drizzle.__drizzle_migrations`),
    );
    const migrations = (rows[0]?.n ?? 0) >= journal.entries.length;
    return { ready: migrations, database: true, migrations };
  } catch {
    return { ready: false, database: false, migrations: false };
  }
}
