import { and, eq, isNull } from 'drizzle-orm';
import { dbNow, type Tx, withTx } from '@/db/client';
import { accountAddress } from '@/db/schema/accounts';
import { conference } from '@/db/schema/conferences';
import { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { isOfferOver } from '@/domain/person-changes';
import { seal, unseal } from '@/platform/sealed';

const ofLink = (accountId: string) => ['address of an account', accountId];

/** What the link to an offered address carries: it opens in the hands of this account alone. */
export const addressToken = (accountId: string, offerId: string) => seal(offerId, ofLink(accountId));

/** The offer that a link is of; null for what is no link of this account. */
export const offerOfToken = (accountId: string, token: string) => unseal(token, ofLink(accountId));

/** The offer of an account that waits for its confirmation. */
export const openOffer = (accountId: string) =>
  and(
    eq(accountAddress.accountId, accountId),
    isNull(accountAddress.confirmedAt),
    isNull(accountAddress.withdrawnAt),
  );

async function openOfferOf(tx: Tx, accountId: string) {
  const [row] = await tx.select().from(accountAddress).where(openOffer(accountId));
  return row && !isOfferOver(row.offeredAt, await dbNow(tx)) ? row : null;
}

/** True for whoever sits in a delegation of a conference that goes on. */
export async function isSeated(tx: Tx, accountId: string): Promise<boolean> {
  const [seat] = await tx
    .select({ id: participant.id })
    .from(participant)
    .innerJoin(conference, eq(conference.id, participant.conferenceId))
    .where(
      and(
        eq(participant.accountId, accountId),
        isNull(participant.withdrawnAt),
        isNull(conference.closedAt),
        isNull(conference.removedAt),
      ),
    )
    .limit(1);
  return seat !== undefined;
}

/** `seated`: the address is corrected in the delegation; `offered`: one that waits to be confirmed. */
export type OwnAddressFacts = { seated: boolean; offered: string | null };

/** What may become of the viewer's own address. Two questions. */
export async function getOwnAddress(viewer: Actor): Promise<OwnAddressFacts> {
  authorize(viewer, 'account.offerAddress');
  const accountId = viewer.accountId ?? '';
  return withTx(viewer, async (tx) => ({
    seated: await isSeated(tx, accountId),
    offered: (await openOfferOf(tx, accountId))?.email ?? null,
  }));
}

/** The address that a link confirms; null where it opens nothing for the viewer, or nothing any more. */
export async function getAddressOfLink(viewer: Actor, token: string): Promise<string | null> {
  authorize(viewer, 'account.confirmAddress');
  const { accountId } = viewer;
  const offerId = accountId && offerOfToken(accountId, token);
  if (!offerId) return null;
  const row = await withTx(viewer, (tx) => openOfferOf(tx, accountId));
  return row?.id === offerId ? row.email : null;
}
