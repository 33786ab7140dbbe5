import { eq, max } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';

/** The number of the next outcome. Numbers are given under the conference's lock, and stay. */
export async function nextNumber(tx: Tx, conferenceId: string): Promise<number> {
  await tx.select().from(conference).where(eq(conference.id, conferenceId)).for('no key update');
  const [last] = await tx
    .select({ number: max(outcome.number) })
    .from(outcome)
    .where(eq(outcome.conferenceId, conferenceId));
  return (last?.number ?? 0) + 1;
}
