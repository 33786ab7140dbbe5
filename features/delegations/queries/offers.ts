import { and, desc, eq, isNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { addressOffer, delegation, participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { missing } from '@/domain/refusal';
import { nominatedName } from './people';

const isOpen = and(isNull(addressOffer.confirmedAt), isNull(addressOffer.withdrawnAt));

/** The address that waits to be confirmed for a seat; undefined where none does. */
export async function openOfferOf(tx: Tx, conferenceId: string, participantId: string) {
  const [offer] = await tx
    .select({ email: account.email, offeredAt: addressOffer.offeredAt })
    .from(addressOffer)
    .innerJoin(account, eq(account.id, addressOffer.accountId))
    .where(
      and(eq(addressOffer.conferenceId, conferenceId), eq(addressOffer.participantId, participantId), isOpen),
    );
  return offer;
}

/** What is offered to the viewer's own address in a conference, the latest first. @throws Refusal `notFound` where nothing is */
export async function getOwnOffer(viewer: Actor, conferenceId: string) {
  const { accountId } = viewer;
  if (!accountId) throw missing();
  const [offer] = await withTx(viewer, (tx) =>
    tx
      .select({
        id: addressOffer.id,
        name: nominatedName,
        email: account.email,
        capacity: participant.capacity,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
      })
      .from(addressOffer)
      .innerJoin(
        participant,
        and(
          eq(participant.conferenceId, addressOffer.conferenceId),
          eq(participant.id, addressOffer.participantId),
          isNull(participant.withdrawnAt),
        ),
      )
      .innerJoin(
        delegation,
        and(
          eq(delegation.conferenceId, participant.conferenceId),
          eq(delegation.id, participant.delegationId),
        ),
      )
      .innerJoin(account, eq(account.id, addressOffer.accountId))
      .where(and(eq(addressOffer.conferenceId, conferenceId), eq(addressOffer.accountId, accountId), isOpen))
      .orderBy(desc(addressOffer.offeredAt))
      .limit(1),
  );
  if (!offer) throw missing();
  return offer;
}

export type OwnOffer = Awaited<ReturnType<typeof getOwnOffer>>;
