import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { event, signingKey } from '@/db/schema/record';
import { endorsementText } from '@/domain/signing-key';
import { KEY_EVENTS } from './keys';
import { HOUSE } from './record';
import { isOfItself, isSigned } from './signing';

type RecordedKey = { fingerprint?: string; publicKey?: string; since?: string; endorsement?: string };

/**
 * Walks the keys of the house: each has the fingerprint of its public half, follows the one before without a gap, is
 * endorsed by it or says why not, and is told of in the house's own chain, which tells of no other.
 * @returns how many there are, and the first that does not hold
 */
export async function auditKeys(
  tx: Tx,
): Promise<{ count: number; broken: { position: number; why: string } | null }> {
  const rows = await tx.select().from(signingKey).orderBy(asc(signingKey.position));
  const events = await tx
    .select({ after: event.after })
    .from(event)
    .where(and(eq(event.conferenceId, HOUSE), inArray(event.kind, KEY_EVENTS)))
    .orderBy(asc(event.sequence));
  const recordedKeys = events.map(({ after }) => (after ?? {}) as RecordedKey);
  for (let index = 0; index < Math.max(rows.length, recordedKeys.length); index += 1) {
    const [row, before, recordedKey] = [rows[index], rows[index - 1], recordedKeys[index]];
    const why = whyNot(row, before, recordedKey, index === rows.length - 1);
    if (why) return { count: rows.length, broken: { position: index + 1, why } };
  }
  return { count: rows.length, broken: null };
}

type Row = typeof signingKey.$inferSelect;

function whyNot(
  row: Row | undefined,
  before: Row | undefined,
  recordedKey: RecordedKey | undefined,
  last: boolean,
) {
  if (!row) return 'missing';
  if (recordedKey?.fingerprint !== row.fingerprint || recordedKey.publicKey !== row.publicKey)
    return 'not the one on record';
  if (!isOfItself(row)) return 'fingerprint';
  if (recordedKey.since !== row.since.toISOString() || last !== (row.until === null)) return 'time';
  if (before && before.until?.getTime() !== row.since.getTime()) return 'time';
  if (!row.endorsement) return null;
  const text = before && endorsementText(before.fingerprint, row.fingerprint, row.since.toISOString());
  return text && isSigned(before.publicKey, text, row.endorsement) ? null : 'endorsement';
}
