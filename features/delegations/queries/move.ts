import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { ofB } from '@/db/schema/ballot-states';
import type { Actor, Capacity } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import type { Sender } from '@/domain/duty-facts';
import { authorize, can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';
import { heldByOffers } from './waiting';

/** What follows where a person is moved to another delegation. */
export type MoveFacts = {
  /** the seat as it is, and its version */
  capacity: Capacity;
  version: number;
  /** handed in: it is decided anew */
  submitted: boolean;
  /** ballots that are open with the present delegation on their roll, where this is its head */
  openBallots: number[];
  to: Sender & { id: string; quota: number; taken: number };
};

/** A move, in the transaction of a command; undefined where one of both delegations does not stand. One question. */
export async function moveFacts(
  tx: Tx,
  conferenceId: string,
  { participantId, toDelegationId }: { participantId: string; toDelegationId: string },
): Promise<MoveFacts | undefined> {
  const { rows } = await tx.execute<MoveFacts>(sql`
    select p.capacity, p.version, p.submitted_at is not null as submitted,
      array(select b.number from ballot b join roll r on r.conference_id = b.conference_id and r.ballot_id = b.id
        where b.conference_id = p.conference_id and r.delegation_id = p.delegation_id and p.capacity = 'head'
          and ${ofB.isRunning} order by 1) as "openBallots",
      jsonb_build_object('id', d.id, 'countryCode', d.country_code, 'organization', d.organization,
        'quota', d.quota, 'taken', (select count(*)::int from participant s where s.conference_id = d.conference_id
          and s.delegation_id = d.id and s.withdrawn_at is null)
          + ${heldByOffers(sql`d.conference_id`, sql`d.id`)}) as to
    from participant p join delegation d on d.conference_id = p.conference_id
      and d.id = ${toDelegationId} and d.id <> p.delegation_id and d.withdrawn_at is null
    where p.conference_id = ${conferenceId} and p.id = ${participantId} and p.withdrawn_at is null`);
  return rows[0];
}

/** What follows, as a digest: the move that was confirmed is the one that happens. */
export const moveVersionOf = (facts: MoveFacts): string => sha256(canonicalJson(facts));

/** A head leaves that seat behind: no delegation is given a head by the way. */
export const capacityAfter = ({ capacity }: Pick<MoveFacts, 'capacity'>): Capacity =>
  capacity === 'head' ? 'delegate' : capacity;

export type Receiving = Sender & { id: string };

/**
 * The delegations to which somebody could be moved, and what follows where one was chosen. Two questions.
 * @throws Refusal `notFound` for a person who sits elsewhere, and for a delegation that receives nobody
 */
export async function getMove(
  viewer: Actor,
  conferenceId: string,
  { delegationId, participantId, to }: { delegationId: string; participantId: string; to: string | null },
): Promise<{ receiving: Receiving[]; facts: MoveFacts | null }> {
  if (!can(viewer, 'delegation.see', { conferenceId, delegationId })) throw missing();
  authorize(viewer, 'participant.move', { conferenceId });
  return withTx(viewer, async (tx) => {
    const { rows: receiving } = await tx.execute<Receiving>(sql`
      select d.id, d.country_code as "countryCode", d.organization from delegation d
      where d.conference_id = ${conferenceId} and d.id <> ${delegationId} and d.withdrawn_at is null
      order by d.id limit 1000`);
    const facts = to ? await moveFacts(tx, conferenceId, { participantId, toDelegationId: to }) : null;
    if (facts === undefined) throw missing();
    return { receiving, facts };
  });
}
