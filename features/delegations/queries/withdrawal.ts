import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { ofB } from '@/db/schema/ballot-states';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { authorize, can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';

/** A delegation that may be withdrawn, and what rests on it. */
export type WithdrawalFacts = {
  id: string;
  countryCode: string | null;
  organization: string | null;
  persons: number;
  /** those among them who are accredited */
  accredited: number;
  focalPoints: number;
  /** ballots that are open with it on their roll */
  openBallots: number[];
  /** ballots that are scheduled, whose roll is computed when they open */
  scheduledBallots: number[];
  /** ballots in which it voted or broke silence */
  votedIn: number[];
};

/** One delegation that stands, in the transaction of a command; undefined where none does. One question. */
export async function withdrawalFacts(tx: Tx, conferenceId: string, delegationId: string) {
  const { rows } = await tx.execute<WithdrawalFacts>(sql`
    select d.id, d.country_code as "countryCode", d.organization, p.persons, p.accredited,
      (select count(*)::int from focal_point f where f.conference_id = d.conference_id and f.delegation_id = d.id
        and f.withdrawn_at is null) as "focalPoints",
      array(select b.number from ballot b join roll r on r.conference_id = b.conference_id and r.ballot_id = b.id
        where b.conference_id = d.conference_id and r.delegation_id = d.id and ${ofB.isRunning}
        order by 1) as "openBallots",
      array(select b.number from ballot b where b.conference_id = d.conference_id and ${ofB.isScheduled}
        order by 1) as "scheduledBallots",
      array(select b.number from ballot b where b.conference_id = d.conference_id and (
          exists (select from ballot_event e where e.conference_id = b.conference_id and e.ballot_id = b.id
            and e.delegation_id = d.id)
          or exists (select from silence_break k where k.conference_id = b.conference_id and k.ballot_id = b.id
            and k.delegation_id = d.id)) order by 1) as "votedIn"
    from delegation d, lateral (
      select count(*)::int as persons, (count(*) filter (where p.decision = 'accepted'
        and p.decided_at >= p.submitted_at))::int as accredited
      from participant p where p.conference_id = d.conference_id and p.delegation_id = d.id
        and p.withdrawn_at is null) p
    where d.conference_id = ${conferenceId} and d.id = ${delegationId} and d.withdrawn_at is null`);
  return rows[0];
}

/** What follows, as a digest: the withdrawal that was confirmed is the one that happens. */
export const withdrawalVersionOf = (facts: WithdrawalFacts): string => sha256(canonicalJson(facts));

/** What names the delegation where it is typed: the country's code, or the organization's name. */
export const wordOf = ({
  countryCode,
  organization,
}: Pick<WithdrawalFacts, 'countryCode' | 'organization'>) => countryCode ?? organization ?? '';

/** A delegation with what follows from its withdrawal. @throws Refusal `notFound` for one that is withdrawn, or not to be seen */
export async function getWithdrawal(
  viewer: Actor,
  conferenceId: string,
  delegationId: string,
): Promise<WithdrawalFacts> {
  if (!can(viewer, 'delegation.see', { conferenceId, delegationId })) throw missing();
  authorize(viewer, 'delegation.withdraw', { conferenceId });
  const facts = await withTx(viewer, (tx) => withdrawalFacts(tx, conferenceId, delegationId));
  if (!facts) throw missing();
  return facts;
}
