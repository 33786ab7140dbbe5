import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Actor, type Capacity, type ConferenceRole, seatsIn } from '@/domain/actor';
import type { Sender } from '@/domain/duty-facts';
import type { ConferenceEntity } from '@/domain/events';
import type { LocalText } from '@/domain/local-text';
import type { Part } from '@/domain/outcomes';
import { can } from '@/domain/permissions';
import { symbolOf } from '@/features/outcomes/queries/symbols';

/** Dates are as the database writes them in JSON; `until` is null while it lasts. */
type Lasting = { from: string; until: string | null };
type Grant = Lasting & { role: ConferenceRole | 'administrator' };
type SeatHeld = Lasting & Sender & { delegationId: string; capacity: Capacity | 'focalPoint' };
/** A person's name is null for a reader who may not know it. */
type NamedOrErased = { name: string | null };

type Facts = {
  account: NamedOrErased & { grants: Grant[]; seats: SeatHeld[] };
  /** `number`: a number in what events of former versions kept */
  agendaItem: { number: string | number; title: LocalText };
  ballot: { number: number };
  /** `outcome`: the number of its text */
  ballotDraft: { outcome: number };
  delegation: Sender;
  document: { symbol: string; communique: boolean };
  focalPoint: NamedOrErased & Sender & { delegationId: string; withdrawn: boolean };
  outcome: { number: number; symbol: string | null };
  outcomeParagraph: { part: Part; number: number };
  paragraph: { number: string; sessionId: string; session: LocalText };
  participant: NamedOrErased & Sender & { delegationId: string; withdrawn: boolean };
  roleGrant: NamedOrErased & { role: Grant['role'] };
  room: { name: string };
  rulesProfile: { name: LocalText };
  session: { title: LocalText; cancelled: boolean };
  speakersList: { session: LocalText };
  statement: { number: number; sessionId: string; session: LocalText };
  suspension: { countryCode: string };
  topic: { title: LocalText };
};
type FoundEntity = keyof Facts;

/** What is known of a thing now, for its name and its address. */
export type KnownThing = { [E in FoundEntity]: { entity: E; id: string } & Facts[E] }[FoundEntity];
export type KnownThingOf<E extends FoundEntity> = Extract<KnownThing, { entity: E }>;
/** By `entity:id`. */
export type Things = ReadonlyMap<string, KnownThing>;

const thingKey = (entity: string, id: string) => `${entity}:${id}`;

/** The thing of that sort and id; undefined where it is gone, or has no name. */
export function thingIn<E extends FoundEntity>(
  things: Things,
  entity: E,
  id: unknown,
): KnownThingOf<E> | undefined {
  return things.get(thingKey(entity, String(id))) as KnownThingOf<E> | undefined;
}

const SENDER = sql`'countryCode', d.country_code, 'organization', d.organization`;
const fromSession = sql`join session s on s.conference_id = t.conference_id and s.id = t.session_id`;
const ofDelegation = sql`join delegation d on d.conference_id = t.conference_id and d.id = t.delegation_id`;
const ofAccount = sql`join account a on a.id = t.account_id`;

const seatsFrom = (table: SQL, capacity: SQL, from: SQL, conferenceId: string) => sql`
  select jsonb_build_object('delegationId', t.delegation_id, 'capacity', ${capacity}, 'from', ${from},
    'until', t.withdrawn_at, ${SENDER}) as seat
  from ${table} t ${ofDelegation} where t.conference_id = ${conferenceId} and t.account_id = a.id`;

/** Where each sort of thing stands: its table, what is joined to it, and the facts of which its name is made. */
const tablesOf = (conferenceId: string): Record<FoundEntity, SQL> => ({
  account: sql`select a.id, jsonb_build_object('name', a.name,
      'grants', (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'from', g.granted_at, 'until', g.withdrawn_at)
        order by g.granted_at), '[]') from role_grant g
        where g.account_id = a.id and (g.conference_id = ${conferenceId} or g.conference_id is null)),
      'seats', (select coalesce(jsonb_agg(seat order by seat ->> 'from'), '[]') from (
        ${seatsFrom(sql`participant`, sql`t.capacity`, sql`t.nominated_at`, conferenceId)} union all
        ${seatsFrom(sql`focal_point`, sql`'focalPoint'`, sql`t.invited_at`, conferenceId)}) held)) as facts
    from account a where a.id = any(array(select id from asked))`,
  agendaItem: factsFrom(conferenceId, sql`agenda_item`, sql`'number', t.number, 'title', t.title`),
  ballot: factsFrom(conferenceId, sql`ballot`, sql`'number', t.number`),
  ballotDraft: factsFrom(
    conferenceId,
    sql`ballot_draft`,
    sql`'outcome', o.number`,
    sql`join outcome o on o.conference_id = t.conference_id and o.id = t.outcome_id`,
  ),
  delegation: factsFrom(
    conferenceId,
    sql`delegation`,
    sql`'countryCode', t.country_code, 'organization', t.organization`,
  ),
  document: factsFrom(
    conferenceId,
    sql`document`,
    sql`'symbol', t.symbol, 'communique', t.kind = 'communique'`,
  ),
  focalPoint: factsFrom(
    conferenceId,
    sql`focal_point`,
    sql`'name', coalesce(t.name, a.name), 'delegationId', d.id, 'withdrawn', t.withdrawn_at is not null, ${SENDER}`,
    sql`${ofDelegation} ${ofAccount}`,
  ),
  outcome: factsFrom(conferenceId, sql`outcome`, sql`'number', t.number, 'symbol', ${symbolOf(sql`t`)}`),
  outcomeParagraph: factsFrom(conferenceId, sql`outcome_paragraph`, sql`'part', t.part, 'number', t.number`),
  paragraph: factsFrom(
    conferenceId,
    sql`paragraph`,
    sql`'number', concat_ws(' ', t.number, t.inserted), 'sessionId', s.id, 'session', s.title`,
    fromSession,
  ),
  participant: factsFrom(
    conferenceId,
    sql`participant`,
    sql`'name', coalesce(t.name, a.name), 'delegationId', d.id, 'withdrawn', t.withdrawn_at is not null, ${SENDER}`,
    sql`${ofDelegation} ${ofAccount}`,
  ),
  roleGrant: factsFrom(conferenceId, sql`role_grant`, sql`'name', a.name, 'role', t.role`, ofAccount),
  room: factsFrom(conferenceId, sql`room`, sql`'name', t.name`),
  rulesProfile: factsFrom(conferenceId, sql`rules_profile`, sql`'name', t.name`),
  session: factsFrom(
    conferenceId,
    sql`session`,
    sql`'title', t.title, 'cancelled', t.cancelled_at is not null`,
  ),
  speakersList: factsFrom(conferenceId, sql`session`, sql`'session', t.title`),
  statement: factsFrom(
    conferenceId,
    sql`statement`,
    sql`'number', t.number, 'sessionId', s.id, 'session', s.title`,
    fromSession,
  ),
  suspension: factsFrom(conferenceId, sql`voting_right_suspension`, sql`'countryCode', t.country_code`),
  topic: factsFrom(conferenceId, sql`topic`, sql`'title', t.title`),
});

function factsFrom(conferenceId: string, table: SQL, facts: SQL, joined: SQL = sql``): SQL {
  return sql`select t.id, jsonb_build_object(${facts}) as facts from ${table} t ${joined}
    where t.conference_id = ${conferenceId} and t.id = any(array(select id from asked))`;
}

/**
 * What is known now of the things of a conference with these ids, with the names of the persons that the viewer may know:
 * the officers all, the staff its colleagues, a focal point those who sit in the own delegation now, everybody their own. One
 * question.
 */
export async function thingsOf(
  tx: Tx,
  viewer: Actor,
  conferenceId: string,
  ids: readonly string[],
): Promise<Things> {
  if (ids.length === 0) return new Map();
  const all = Object.entries(tablesOf(conferenceId)).map(
    ([entity, rows]) =>
      sql`select ${entity}::text as entity, one.id::text as id, one.facts from (${rows}) one`,
  );
  const { rows } = await tx.execute<{ entity: FoundEntity; id: string; facts: object }>(sql`
    with asked as (select distinct value::uuid as id from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    ${sql.join(all, sql` union all `)}`);
  const knows = personsKnownTo(viewer, conferenceId);
  return new Map(
    rows.map(({ entity, id, facts }) => {
      const thing = { entity, id, ...facts } as KnownThing;
      return [thingKey(entity, id), knows(thing) ? thing : { ...thing, name: null }] as [string, KnownThing];
    }),
  );
}

/** Whether the viewer may know by name the person that a thing is about; true of what is about nobody. */
function personsKnownTo(viewer: Actor, conferenceId: string): (thing: KnownThing) => boolean {
  if (can(viewer, 'delegation.list', { conferenceId })) return () => true;
  const colleagues = can(viewer, 'colleague.see', { conferenceId });
  const own = seatsIn(viewer, conferenceId).map(({ delegationId }) => delegationId);
  return (thing) => {
    switch (thing.entity) {
      case 'account':
        return (
          thing.id === viewer.accountId ||
          (colleagues && thing.grants.length > 0) ||
          thing.seats.some(({ delegationId, until }) => until === null && own.includes(delegationId))
        );
      case 'focalPoint':
      case 'participant':
        return !thing.withdrawn && own.includes(thing.delegationId);
      case 'roleGrant':
        return colleagues;
      default:
        return true;
    }
  };
}

/** The sorts of things that are named by what the database says of them; a conference and a release name themselves. */
export type NamedEntity = Extract<ConferenceEntity, FoundEntity>;
