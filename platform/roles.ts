import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { RoleGrant, Seat } from '@/domain/actor';
import { config } from './config';

/** Somebody from outside the sample was made administrator; withdrawn or closed since, the house stays theirs. */
const OWNED = sql`exists (select from role_grant o join account p on p.id = o.account_id
  where o.role = 'administrator' and not p.sample)`;

/** The same as a question: a trial house by its configuration that nobody owns. */
/** `isTrial`, as a part of another question. */
export const isTrialHouse = (): SQL<boolean> => sql`(${config().SAMPLE} and not ${OWNED})`;

/** An account `a` that may be signed in: one of the sample only while the house is on trial. */
export const mayBeSignedIn = (): SQL => sql`(a.disabled_at is null and (not a.sample or ${isTrialHouse()}))`;

/**
 * Is this a trial house, whose doors stand open to everybody: one that `SAMPLE` opened and that nobody from
 * outside the sample has ever administered.
 */
export async function isTrial(tx: Tx): Promise<boolean> {
  if (!config().SAMPLE) return false;
  const { rows } = await tx.execute<{ owned: boolean }>(sql`select ${OWNED} as owned`);
  return rows[0]?.owned === false;
}

export type ActorRow = { administrator: boolean; roles: RoleGrant[]; seats: Seat[] };

/** `seesHidden`: what sees a hidden conference in the row */
const isThere = (row: SQL, seesHidden = sql`false`) =>
  sql`exists (select from conference c where c.id = ${row}.conference_id and c.removed_at is null
    and (c.hidden_at is null or ${seesHidden}))`;

/**
 * What an account `a` holds: grants, seats and focal points that are not withdrawn, nor their delegations, in conferences that
 * are not removed; in a hidden one an organizer's role alone. The sample's administrator administers a trial house alone.
 */
export const actorFields = () => ({
  administrator: sql<boolean>`(exists (select from role_grant g where g.account_id = a.id and g.role = 'administrator'
    and g.withdrawn_at is null) and (not a.sample or ${isTrialHouse()}))`,
  roles: sql<RoleGrant[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('conferenceId', g.conference_id, 'role', g.role)), '[]')
    from role_grant g where g.account_id = a.id and g.withdrawn_at is null and ${isThere(sql`g`, sql`g.role = 'organizer'`)})`,
  seats: sql<Seat[]>`(select coalesce(jsonb_agg(s), '[]') from (
    select p.conference_id as "conferenceId", p.delegation_id as "delegationId", d.kind as "delegationKind",
      p.id as "participantId", p.capacity
    from participant p join delegation d on d.conference_id = p.conference_id and d.id = p.delegation_id
    where p.account_id = a.id and p.withdrawn_at is null and d.withdrawn_at is null and ${isThere(sql`p`)}
    union all
    select f.conference_id, f.delegation_id, d.kind, null, 'focalPoint'
    from focal_point f join delegation d on d.conference_id = f.conference_id and d.id = f.delegation_id
    where f.account_id = a.id and f.withdrawn_at is null and d.withdrawn_at is null and ${isThere(sql`f`)}) s)`,
});

/** The same as columns of a question. */
export function actorColumns(): SQL {
  const { administrator, roles, seats } = actorFields();
  return sql`${administrator} as administrator, ${roles} as roles, ${seats} as seats`;
}
