import { and, asc, eq } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

const MOST = 500;

export type Party = { id: string; countryCode: string };

/** The members of the region that sent a delegation; `isHere`: it was not withdrawn. One question. */
export async function partiesOf(tx: Tx, conferenceId: string): Promise<(Party & { isHere: boolean })[]> {
  const rows = await tx
    .select({ id: delegation.id, countryCode: delegation.countryCode, withdrawnAt: delegation.withdrawnAt })
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.kind, 'memberInRegion')))
    .orderBy(asc(delegation.id))
    .limit(MOST);
  return rows.flatMap(({ id, countryCode, withdrawnAt }) =>
    countryCode ? [{ id, countryCode, isHere: withdrawnAt === null }] : [],
  );
}

/** The member delegations of the region, who alone can make a reservation. */
export function listMembers(viewer: Actor, conferenceId: string): Promise<Party[]> {
  return withTx(viewer, async (tx) => {
    if (!can(viewer, 'outcome.adopt', { conferenceId })) throw missing();
    return (await partiesOf(tx, conferenceId)).filter(({ isHere }) => isHere);
  });
}
