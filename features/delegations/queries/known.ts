import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { ListChange } from '@/domain/deadlines';
import type { KnownSender, KnownSenders } from '@/domain/delegation-import';
import type { KnownDelegation, KnownPersons, KnownSeat } from '@/domain/person-import';
import { whyListClosed } from './open-list';
import { heldByOffers } from './waiting';

/** The addresses among these whose accounts are closed. */
async function closedAmong(tx: Tx, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.execute<{ email: string }>(sql`
    select email from account where disabled_at is not null and email = any(${sql.param([...emails])}::text[])`);
  return new Set(rows.map(({ email }) => email));
}

type DelegationReading = Omit<KnownDelegation, 'shut'> & {
  confirmedAt: string | null;
  nominationDue: string | null;
  timeZone: string;
  now: string;
};

/** Who sits where in a conference, for a list of persons. Three questions to the database, however long the list is. */
export async function knownPersons(
  tx: Tx,
  actor: Actor,
  conferenceId: string,
  { emails, own }: { emails: readonly string[]; own: string | null },
): Promise<KnownPersons> {
  const delegations = await tx.execute<DelegationReading>(sql`
    select d.id, d.country_code as "countryCode", d.organization, d.quota, d.withdrawn_at is not null as withdrawn,
      coalesce((select jsonb_agg(f.account_id order by f.id) from focal_point f join account a on a.id = f.account_id
        where f.conference_id = d.conference_id and f.delegation_id = d.id and f.withdrawn_at is null
          and a.disabled_at is null), '[]') as "focalPoints",
      ${heldByOffers(sql`d.conference_id`, sql`d.id`)} as held,
      d.confirmed_at as "confirmedAt", c.nomination_due as "nominationDue", c.time_zone as "timeZone",
      clock_timestamp() as now
    from delegation d join conference c on c.id = d.conference_id
    where d.conference_id = ${conferenceId} order by d.id`);
  const seats = await tx.execute<KnownSeat>(sql`
    select p.id, p.delegation_id as "delegationId", p.account_id as "accountId", a.email, a.locale,
      coalesce(p.name, a.name) as name, p.capacity,
      coalesce(r.given_name, r.family_name, '') <> '' as registered
    from participant p join account a on a.id = p.account_id
    left join registration r on r.conference_id = p.conference_id and r.participant_id = p.id
    where p.conference_id = ${conferenceId} and p.withdrawn_at is null order by p.id`);
  return {
    delegations: delegations.rows.map((row) => knownDelegation(actor, conferenceId, row)),
    seats: seats.rows,
    closed: await closedAmong(tx, emails),
    own,
  };
}

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** A delegation with why its list may not be added to, or changed, by the actor. */
function knownDelegation(actor: Actor, conferenceId: string, row: DelegationReading): KnownDelegation {
  const { confirmedAt, nominationDue, timeZone, now, ...known } = row;
  const list = {
    ...{ conferenceId, id: known.id, timeZone },
    ...{ confirmedAt: instant(confirmedAt), nominationDue: instant(nominationDue) },
  };
  const closedTo = (change: ListChange) =>
    whyListClosed(actor, list, change, new Date(now))?.sentence ?? null;
  return { ...known, shut: { added: closedTo('added'), changed: closedTo('changed') } };
}

/** Who was invited to a conference, for a list of delegations. Three questions to the database. */
export async function knownSenders(
  tx: Tx,
  conferenceId: string,
  { emails }: { emails: readonly string[] },
): Promise<KnownSenders> {
  const delegations = await tx.execute<KnownSender>(sql`
    select d.id, d.kind, d.country_code as "countryCode", d.organization, d.quota, d.withdrawn_at is not null as withdrawn,
      (select count(*)::int from participant p where p.conference_id = d.conference_id and p.delegation_id = d.id
        and p.withdrawn_at is null) + ${heldByOffers(sql`d.conference_id`, sql`d.id`)} as taken,
      coalesce((select jsonb_agg(jsonb_build_object('email', a.email, 'name', coalesce(f.name, a.name), 'locale', a.locale)
          order by f.id) from focal_point f join account a on a.id = f.account_id
        where f.conference_id = d.conference_id and f.delegation_id = d.id and f.withdrawn_at is null), '[]') as "focalPoints"
    from delegation d where d.conference_id = ${conferenceId} order by d.id`);
  const members = await tx.execute<{ code: string }>(
    sql`select country_code as code from member where conference_id = ${conferenceId}`,
  );
  return {
    delegations: delegations.rows,
    members: new Set(members.rows.map(({ code }) => code)),
    closed: await closedAmong(tx, emails),
  };
}
