import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { NOW, withTx } from '@/db/client';
import { sheetImport } from '@/db/schema/imports';
import { SYSTEM } from '@/domain/actor';
import { IMPORT_KEPT_DAYS } from '@/domain/imports';
import { removeFile } from '@/platform/files';
import type { JobsOf } from '@/platform/jobs';
import { record } from '@/platform/record';

const MOST_AT_ONCE = 50;

const isOver = and(
  isNull(sheetImport.confirmedAt),
  sql`${sheetImport.addedAt} < ${NOW} - make_interval(days => ${IMPORT_KEPT_DAYS})`,
);

/** Discards lists that nobody confirmed in time, with their files, each in a transaction of its own. Returns how many. */
export async function forgetImports(): Promise<number> {
  const over = await withTx(SYSTEM, (tx) =>
    tx
      .select({ conferenceId: sheetImport.conferenceId, id: sheetImport.id })
      .from(sheetImport)
      .where(isOver)
      .orderBy(asc(sheetImport.addedAt))
      .limit(MOST_AT_ONCE),
  );
  let forgotten = 0;
  for (const { conferenceId, id } of over) {
    const isIt = and(eq(sheetImport.conferenceId, conferenceId), eq(sheetImport.id, id));
    const done = await withTx(SYSTEM, async (tx) => {
      const [row] = await tx
        .select()
        .from(sheetImport)
        .where(and(isIt, isOver))
        .for('update', { skipLocked: true });
      if (!row) return 0;
      await tx.delete(sheetImport).where(isIt);
      await removeFile(tx, conferenceId, row.fileId);
      await record(tx, SYSTEM, {
        conferenceId,
        kind: 'import.discarded',
        entityId: id,
        before: { importKind: row.kind },
      });
      return 1;
    });
    forgotten += done;
  }
  return forgotten;
}

export const delegationJobs = {
  'delegations.forgetImports': { everyMs: 60_000, run: forgetImports },
} satisfies JobsOf<'delegations'>;
