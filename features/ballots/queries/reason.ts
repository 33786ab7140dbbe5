import { and, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { keptReason } from '@/db/schema/kept-reasons';
import type { Actor } from '@/domain/actor';
import { unseal } from '@/platform/sealed';

type ReasonOwner = { ballotId: string; delegationId: string; accountId: string };

/** What the reason that waits to be checked is sealed to. */
export const reasonOf = ({ ballotId, delegationId, accountId }: ReasonOwner): string[] => [
  'reason',
  ballotId,
  delegationId,
  accountId,
];

/** The reason and the key that wait to be checked; null where this account keeps none for this delegation. */
export async function getKeptReason(
  viewer: Actor,
  { id: ballotId, conferenceId }: { id: string; conferenceId: string },
  delegationId: string,
): Promise<{ reason: string; key: string } | null> {
  const { accountId } = viewer;
  if (!accountId) return null;
  const own = and(
    eq(keptReason.conferenceId, conferenceId),
    eq(keptReason.ballotId, ballotId),
    eq(keptReason.accountId, accountId),
  );
  const [row] = await withTx(viewer, (tx) => tx.select().from(keptReason).where(own));
  const reason = row ? unseal(row.sealed, reasonOf({ ballotId, delegationId, accountId })) : null;
  return row && reason !== null ? { reason, key: row.key } : null;
}
