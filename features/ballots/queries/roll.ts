import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { activeHeadAt } from '@/db/schema/active-head';
import { roll, silenceBreak } from '@/db/schema/ballots';
import { participant } from '@/db/schema/delegations';
import type { EventKind } from '@/domain/events';
import { computeRoll, type ElectoralRoll, type RollDelegation } from '@/domain/roll';

/** The place on the roll of who broke silence, for a join. */
export const rollOfBreak = and(
  eq(roll.conferenceId, silenceBreak.conferenceId),
  eq(roll.ballotId, silenceBreak.ballotId),
  eq(roll.delegationId, silenceBreak.delegationId),
);

/**
 * The delegations as they stood at the instant. What can change is asked of the record where it has changed since: the
 * first change after the instant says what was before it.
 */
function delegationsAt(conferenceId: string, at: string): SQL {
  const later = sql`e.conference_id = d.conference_id and e.entity = 'delegation' and e.entity_id = d.id::text
    and e.at > ${at}::timestamptz`;
  return sql`
    select d.id, d.country_code as "countryCode",
      case when edited.before is null then d.kind else edited.before ->> 'kind' end as kind,
      case when edited.before is null then d.organization else edited.before ->> 'organization' end as organization,
      case when d.credentials_decided_at > ${at}::timestamptz then coalesce((
          select e.before ->> 'status' from event e where ${later} and e.kind in (
            ${'credentials.decided' satisfies EventKind}, ${'credentials.decisionWithdrawn' satisfies EventKind})
          order by e.sequence limit 1), d.credentials_status)
        else d.credentials_status end as credentials,
      coalesce((
        select e.before ->> 'head' is not null from event e where ${later} and e.kind = ${'delegation.headReplaced' satisfies EventKind}
        order by e.sequence limit 1), exists (
        select from ${participant} where ${participant.conferenceId} = d.conference_id
          and ${participant.delegationId} = d.id and ${activeHeadAt(participant, at)})) as "hasHead"
    from delegation d
      left join lateral (select e.before from event e where ${later}
        and e.kind = ${'delegation.edited' satisfies EventKind} order by e.sequence limit 1) edited on true
      left join lateral (select e.kind from event e where ${later} and e.kind in (
        ${'delegation.withdrawn' satisfies EventKind}, ${'delegation.reinstated' satisfies EventKind})
        order by e.sequence limit 1) ended on true
    where d.conference_id = ${conferenceId} and d.created_at <= ${at}::timestamptz
      and coalesce(ended.kind = ${'delegation.withdrawn' satisfies EventKind}, d.withdrawn_at is null)`;
}

const suspensionsAt = (conferenceId: string, at: string): SQL => sql`
  select country_code as "countryCode", starts_at as "startsAt", ends_at as "endsAt"
  from voting_right_suspension where conference_id = ${conferenceId} and created_at <= ${at}::timestamptz`;

const asList = (rows: SQL): SQL => sql`(select coalesce(jsonb_agg(one), '[]') from (${rows}) one)`;

type Stood = {
  members: { code: string }[];
  delegations: RollDelegation[];
  suspensions: { countryCode: string; startsAt: string; endsAt: string | null }[];
};

/** The members in scope at the instant. The first change after it says what was before; entities are known by their codes. */
const membersAt = (conferenceId: string, at: string): SQL => sql`
  with later as (
    select distinct on (e.entity_id) e.entity_id as code, e.kind from event e
    where e.conference_id = ${conferenceId} and e.entity = 'member' and e.at > ${at}::timestamptz
    order by e.entity_id, e.sequence)
  select country_code as code from member where conference_id = ${conferenceId}
    and country_code not in (select code from later where kind = ${'member.added' satisfies EventKind})
  union select code from later where kind = ${'member.removed' satisfies EventKind}`;

/**
 * The electoral roll of a ballot that opens at `at`, by what stood at that instant, however late it is asked; of an
 * instant that is still to come, by what stands now. One question.
 */
export async function rollAt(tx: Tx, conferenceId: string, at: Date): Promise<ElectoralRoll> {
  const instant = at.toISOString();
  const { rows } = await tx.execute<Stood>(sql`
    select ${asList(membersAt(conferenceId, instant))} as members, ${asList(delegationsAt(conferenceId, instant))} as delegations,
      ${asList(suspensionsAt(conferenceId, instant))} as suspensions`);
  const [stood] = rows;
  if (!stood) throw new Error('the roll has no row');
  return computeRoll(
    stood.members.map(({ code }) => code),
    stood.delegations,
    stood.suspensions.map(({ countryCode, startsAt, endsAt }) => ({
      countryCode,
      startsAt: new Date(startsAt),
      endsAt: endsAt === null ? null : new Date(endsAt),
    })),
    at,
  );
}
