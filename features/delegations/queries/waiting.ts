import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { NOW, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation } from '@/db/schema/delegations';
import { waitingPlace } from '@/db/schema/waiting';
import type { Actor, Capacity } from '@/domain/actor';
import { missing } from '@/domain/refusal';

/** The most who stand on the page of a delegation. */
const MOST_SHOWN = 500;

/** Somebody who waits, as who nominates sees them. */
export type WaitingPerson = {
  id: string;
  version: number;
  name: string;
  email: string;
  capacity: Capacity;
  addedAt: Date;
  offerEndsAt: Date | null;
};

type KeptWaiting = Omit<WaitingPerson, 'addedAt' | 'offerEndsAt'> & {
  addedAt: string;
  offerEndsAt: string | null;
};

/** How many places of a delegation are held by offers that nobody answered yet, in any question. */
export const heldByOffers = (conferenceId: SQL, delegationId: SQL): SQL =>
  sql`(select count(*)::int from waiting_place o where o.conference_id = ${conferenceId}
    and o.delegation_id = ${delegationId} and o.offered_at is not null and o.ended_at is null)`;

/** Those who wait for a place in a delegation, in their order, for a question that asks for the delegation. */
export const waitingOf = ({ conferenceId, delegationId }: { conferenceId: string; delegationId: string }) =>
  sql<KeptWaiting[]>`(select coalesce(jsonb_agg(one order by one.number), '[]') from (
    select w.id, w.version, w.number, a.name, a.email, w.capacity, w.added_at as "addedAt", w.offer_ends_at as "offerEndsAt"
    from ${waitingPlace} w join ${account} a on a.id = w.account_id
    where w.conference_id = ${conferenceId} and w.delegation_id = ${delegationId} and w.ended_at is null
    order by w.number limit ${MOST_SHOWN}) one)`;
export const NOBODY_WAITS = sql<KeptWaiting[]>`'[]'::jsonb`;

export const shownWaiting = (kept: readonly KeptWaiting[]): WaitingPerson[] =>
  kept.map(({ addedAt, offerEndsAt, ...one }) => ({
    ...one,
    addedAt: new Date(addedAt),
    offerEndsAt: offerEndsAt === null ? null : new Date(offerEndsAt),
  }));

/** The viewer's own place in a waiting list of the conference, the latest. @throws Refusal `notFound` where there is none */
export async function getOwnWaitingPlace(viewer: Actor, conferenceId: string) {
  const { accountId } = viewer;
  if (!accountId) throw missing();
  const [own] = await withTx(viewer, (tx) =>
    tx
      .select({
        id: waitingPlace.id,
        version: waitingPlace.version,
        capacity: waitingPlace.capacity,
        outcome: waitingPlace.outcome,
        offerEndsAt: waitingPlace.offerEndsAt,
        name: account.name,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
        withdrawnAt: delegation.withdrawnAt,
        now: NOW,
        before: sql<number>`(select count(*)::int from waiting_place w where w.conference_id = ${waitingPlace.conferenceId}
          and w.delegation_id = ${waitingPlace.delegationId} and w.ended_at is null and w.offered_at is null
          and w.number < ${waitingPlace.number})`,
      })
      .from(waitingPlace)
      .innerJoin(account, eq(account.id, waitingPlace.accountId))
      .innerJoin(
        delegation,
        and(
          eq(delegation.conferenceId, waitingPlace.conferenceId),
          eq(delegation.id, waitingPlace.delegationId),
        ),
      )
      .where(and(eq(waitingPlace.conferenceId, conferenceId), eq(waitingPlace.accountId, accountId)))
      .orderBy(desc(waitingPlace.addedAt))
      .limit(1),
  );
  if (!own) throw missing();
  return own;
}

export type OwnWaitingPlace = Awaited<ReturnType<typeof getOwnWaitingPlace>>;
