import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { idsIn, nameKeyOf } from '@/db/columns';
import type { Actor, Capacity } from '@/domain/actor';
import { type Likeness, likeness, type PersonNames } from '@/domain/doubles';
import type { Sender } from '@/domain/duty-facts';
import { can } from '@/domain/permissions';

/** Somebody who looks like the person who is read, and sits there under another address. */
export type Double = Sender & {
  participantId: string;
  delegationId: string;
  capacity: Capacity;
  name: string;
  email: string;
  likeness: Likeness;
};

type Row = Omit<Double, 'likeness'> & { own: PersonNames; theirs: PersonNames };

/** The most who are named of one person: the first who were nominated. */
const MOST_OF_ONE = 10;

const REGISTERED = sql`coalesce(r.given_name, '') || ' ' || coalesce(r.family_name, '')`;
const NAMES = sql`jsonb_build_object('nominated', coalesce(p.name, a.name), 'registered', ${REGISTERED},
  'badge', r.badge_name)`;

/**
 * `own`: the names of these persons, each with its key. `bearer`: whoever sits in the conference and goes by one of them;
 * each key is looked up once, however many bear it, and found by an index. `apart`: of whom it was said that they are two.
 */
const bearing = (conferenceId: string, participantIds: readonly string[]) => sql`own as materialized (
    select distinct p.id, p.delegation_id, one.kind, one.key
    from participant p join account a on a.id = p.account_id
      left join registration r on r.conference_id = p.conference_id and r.participant_id = p.id
      cross join lateral (values ('name', ${nameKeyOf(sql`coalesce(p.name, a.name)`)}),
        ('name', ${nameKeyOf(REGISTERED)}), ('badge', ${nameKeyOf(sql`r.badge_name`)})) one(kind, key)
    where p.conference_id = ${conferenceId} and p.id in (${idsIn(participantIds)}) and p.erased_at is null and one.key <> ''),
  named as materialized (
    select looked.kind, looked.key, one.id from (select distinct kind, key from own) looked cross join lateral (
        select p.id from participant p where looked.kind = 'name' and p.conference_id = ${conferenceId}
          and p.name is not null and ${nameKeyOf(sql`p.name`)} = looked.key
        union select p.id from account a join participant p on p.account_id = a.id where looked.kind = 'name'
          and p.conference_id = ${conferenceId} and p.name is null and ${nameKeyOf(sql`a.name`)} = looked.key
        union select r.participant_id from registration r where looked.kind = 'name'
          and r.conference_id = ${conferenceId} and ${nameKeyOf(REGISTERED)} = looked.key
        union select r.participant_id from registration r where looked.kind = 'badge'
          and r.conference_id = ${conferenceId} and ${nameKeyOf(sql`r.badge_name`)} = looked.key) one),
  bearer as materialized (
    select named.kind, named.key, p.id, p.delegation_id from named
      join participant p on p.conference_id = ${conferenceId} and p.id = named.id
      join delegation d on d.conference_id = p.conference_id and d.id = p.delegation_id
    where p.withdrawn_at is null and d.withdrawn_at is null),
  apart as (
    select first_id as id, second_id as other from person_distinction where conference_id = ${conferenceId}
    union all select second_id, first_id from person_distinction where conference_id = ${conferenceId})`;

/** Whoever receives all delegations learns of all doubles; a focal point of those within the own one. */
const everywhere = (viewer: Actor, conferenceId: string) => can(viewer, 'delegation.list', { conferenceId });

/**
 * Which of these persons may be there twice: somebody goes by the same name under another address, and nobody has said that
 * they are two. They are counted by name and not compared one by one. A person of a conference has one seat in it.
 */
export async function doubledAmong(
  tx: Tx,
  viewer: Actor,
  conferenceId: string,
  participantIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (participantIds.length === 0) return new Set();
  const all = everywhere(viewer, conferenceId);
  const { rows } = await tx.execute<{ id: string }>(sql`with ${bearing(conferenceId, participantIds)},
    counted as (select b.*, count(*) over (partition by b.kind, b.key${all ? sql`` : sql`, b.delegation_id`}) as many
      from bearer b),
    said as (select own.id, own.kind, own.key, count(*) as many from own join apart on apart.id = own.id
        join bearer b on b.id = apart.other and b.kind = own.kind and b.key = own.key
      where ${all} or b.delegation_id = own.delegation_id group by own.id, own.kind, own.key)
    select distinct counted.id from counted left join said using (id, kind, key)
    where counted.id in (select id from own) and counted.many - 1 > coalesce(said.many, 0)`);
  return new Set(rows.map(({ id }) => id));
}

/** Whom a person may be twice, as above, the first who were nominated. None of one whose seat or delegation was withdrawn. */
export async function doublesOf(
  tx: Tx,
  viewer: Actor,
  conferenceId: string,
  participantId: string,
): Promise<Double[]> {
  const { rows } = await tx.execute<Row>(sql`with ${bearing(conferenceId, [participantId])}
    select p.id as "participantId", p.delegation_id as "delegationId", p.capacity,
      coalesce(nullif(concat_ws(' ', r.given_name, r.family_name), ''), p.name, a.name) as name, a.email,
      d.country_code as "countryCode", d.organization, ${NAMES} as theirs, (select ${NAMES} from participant p
        join account a on a.id = p.account_id
        left join registration r on r.conference_id = p.conference_id and r.participant_id = p.id
        where p.conference_id = ${conferenceId} and p.id = ${participantId}) as own
    from participant p join delegation d on d.conference_id = p.conference_id and d.id = p.delegation_id
      join account a on a.id = p.account_id
      left join registration r on r.conference_id = p.conference_id and r.participant_id = p.id
    where p.conference_id = ${conferenceId} and p.id <> ${participantId}
      and p.id in (select b.id from bearer b join own using (kind, key)
        where ${everywhere(viewer, conferenceId)} or b.delegation_id = own.delegation_id)
      and exists (select from bearer b where b.id = ${participantId})
      and p.id not in (select other from apart where id = ${participantId})
    order by p.nominated_at, p.id limit ${MOST_OF_ONE}`);
  return rows.flatMap(({ own, theirs, ...double }) => {
    const alike = likeness(own, theirs);
    return alike ? [{ ...double, likeness: alike }] : [];
  });
}
