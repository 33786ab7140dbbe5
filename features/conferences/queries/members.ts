import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { ofB } from '@/db/schema/ballot-states';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';

/** A member in scope, and what rests on its membership. */
export type MemberFacts = {
  code: string;
  /** its delegations that vote by its membership: as a member of the region, or as the host */
  delegations: number;
  /** its delegation that came from outside of the region and votes only once its kind is another; null where none did */
  outside: string | null;
  /** who sits in them */
  persons: number;
  /** suspensions of its voting right that run or are still to begin */
  suspensions: number;
  /** ballots that are open with it on their roll */
  openBallots: number[];
  /** ballots that are scheduled, whose roll is computed when they open */
  scheduledBallots: number[];
  /** ballots in which its delegation voted or broke silence */
  votedIn: number[];
};

async function factsOf(tx: Tx, conferenceId: string, code?: string): Promise<MemberFacts[]> {
  const { rows } = await tx.execute<MemberFacts>(sql`
    select m.country_code as code, d.delegations, d.persons,
      (select o.id from delegation o where o.conference_id = m.conference_id and o.country_code = m.country_code
        and o.kind = 'memberOutOfRegion' and o.withdrawn_at is null and d.delegations = 0) as outside,
      (select count(*)::int from voting_right_suspension s where s.conference_id = m.conference_id
        and s.country_code = m.country_code and (s.ends_at is null or s.ends_at > clock_timestamp())) as suspensions,
      array(select b.number from ballot b join roll r on r.conference_id = b.conference_id and r.ballot_id = b.id
        where b.conference_id = m.conference_id and r.country_code = m.country_code and ${ofB.isRunning}
        order by 1) as "openBallots",
      array(select b.number from ballot b where b.conference_id = m.conference_id and ${ofB.isScheduled}
        order by 1) as "scheduledBallots",
      array(select b.number from ballot b join roll r on r.conference_id = b.conference_id and r.ballot_id = b.id
        where b.conference_id = m.conference_id and r.country_code = m.country_code and (
          exists (select from ballot_event e where e.conference_id = r.conference_id and e.ballot_id = r.ballot_id
            and e.delegation_id = r.delegation_id)
          or exists (select from silence_break k where k.conference_id = r.conference_id and k.ballot_id = r.ballot_id
            and k.delegation_id = r.delegation_id)) order by 1) as "votedIn"
    from member m, lateral (
      select count(distinct d.id)::int as delegations, count(p.id)::int as persons
      from delegation d left join participant p on p.conference_id = d.conference_id and p.delegation_id = d.id
        and p.withdrawn_at is null
      where d.conference_id = m.conference_id and d.country_code = m.country_code
        and d.kind in ('memberInRegion', 'host') and d.withdrawn_at is null) d
    where m.conference_id = ${conferenceId} and ${code ? sql`m.country_code = ${code}` : sql`true`}
    order by m.country_code`);
  return rows;
}

/** One member, in the transaction of a command; undefined where the country is none. One question. */
export const memberFacts = async (tx: Tx, conferenceId: string, code: string) =>
  (await factsOf(tx, conferenceId, code))[0];

/** What follows from a removal, as a digest: the removal that was confirmed is the one that happens. */
export const factsVersionOf = (facts: MemberFacts): string => sha256(canonicalJson(facts));

/** The members in scope, by their codes. For those who may change them. One question. */
export async function listMembers(viewer: Actor, conferenceId: string): Promise<MemberFacts[]> {
  authorize(viewer, 'member.add', { conferenceId });
  return withTx(viewer, (tx) => factsOf(tx, conferenceId));
}

/** One member in scope, to remove it. @throws Refusal `notFound` for a country that is none */
export async function getMember(viewer: Actor, conferenceId: string, code: string): Promise<MemberFacts> {
  authorize(viewer, 'member.remove', { conferenceId });
  const facts = await withTx(viewer, (tx) => memberFacts(tx, conferenceId, code));
  if (!facts) throw missing();
  return facts;
}
