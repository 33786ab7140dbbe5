import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { keptReason } from '@/db/schema/kept-reasons';

/** Forgets every reason that waits for a ballot: its silence is broken, or it is over. */
export async function forgetReasons(tx: Tx, conferenceId: string, ballotId: string): Promise<void> {
  const its = and(eq(keptReason.conferenceId, conferenceId), eq(keptReason.ballotId, ballotId));
  await tx.delete(keptReason).where(its);
}
