import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { event, eventReason } from '@/db/schema/record';
import type { Actor } from '@/domain/actor';
import { beginningOf, dayAfter } from '@/domain/calendar';
import { kindsWordedAs } from '@/domain/events';
import { reasonReaders } from '@/domain/events/reasons';
import { type ToldValue, toldOf } from '@/domain/events/told';
import { mayReadRecord, readableView, SENDERS_READ } from '@/domain/histories';
import { authorize, can } from '@/domain/permissions';
import { type RecordView, recordOf, type Subject } from '@/domain/record-view';
import { type Things, thingsOf } from './record-things';

/** The most entries on one page of the record. */
export const PAGE = 50;
/** The most entries at the foot of a thing's own page. */
const MOST_OF_HISTORY = 8;
const MOST_PERSONS = 1000;
/** The most entries in a file. */
export const MOST_IN_FILE = 10_000;

/** A value that an event carried, as it was before and as it was after; undefined where the event has no such side. */
export type ToldChange = ToldValue & { before?: unknown; after?: unknown };
/** One event as it is told: `about` and `aboutId` name what it was about, `actor` an account, `system` or `anonymous`. */
export type Entry = {
  sequence: number;
  at: Date;
  kind: string;
  actor: string;
  about: string;
  aboutId: string;
  changes: ToldChange[];
  /** all that it tells of the thing, by which that is named once it is gone */
  kept: Readonly<Record<string, unknown>>;
};
export type Entries = {
  entries: Entry[];
  things: Things;
  /** where the entries before these go on, and those after them; null where there are none */
  earlier: number | null;
  later: number | null;
};

type ClockedConference = { id: string; timeZone: string };

/** @throws Refusal `forbidden`, or `notFound` for who has no part in the conference */
function requireReader(viewer: Actor, conferenceId: string, subject: Subject | null): void {
  if (!mayReadRecord(viewer, conferenceId, subject)) authorize(viewer, 'event.read', { conferenceId });
}

/** What whoever reads the whole record gets for a question that nobody understands. @throws Refusal `forbidden`, `notFound` */
export async function noEntries(viewer: Actor, conference: ClockedConference): Promise<Entries> {
  requireReader(viewer, conference.id, null);
  return { entries: [], things: new Map(), earlier: null, later: null };
}

/**
 * A page of the record, the newest entry first: of the whole for who reads it, of one thing for those concerned. What is
 * added meanwhile shifts nothing, as pages follow the numbers of the entries. Two questions, however long the record.
 * @throws Refusal `forbidden`, `notFound`
 */
export async function listEntries(
  viewer: Actor,
  conference: ClockedConference,
  wanted: RecordView,
  most = PAGE,
): Promise<Entries> {
  requireReader(viewer, conference.id, wanted.subject);
  const view = readableView(viewer, conference.id, wanted);
  return withTx(viewer, async (tx) => {
    const upwards = view.after !== null && view.before === null;
    const rows = await tx
      .select({
        sequence: event.sequence,
        at: event.at,
        kind: event.kind,
        actor: event.actor,
        about: event.entity,
        aboutId: event.entityId,
        before: event.before,
        after: event.after,
        reason: eventReason.reason,
      })
      .from(event)
      .leftJoin(
        eventReason,
        and(eq(eventReason.conferenceId, event.conferenceId), eq(eventReason.sequence, event.sequence)),
      )
      .where(and(...narrowing(viewer, conference, view)))
      .orderBy(upwards ? asc(event.sequence) : desc(event.sequence))
      .limit(most + 1);
    const shown = rows.slice(0, most);
    if (upwards) shown.reverse();
    const entries = shown.map(({ before, after, reason, ...row }) => {
      const sides = withReason(viewer, conference.id, row, { before, after, reason });
      return { ...row, ...toldBy(row.about, row.kind, sides) };
    });
    const [more, first, last] = [rows.length > most, entries.at(0), entries.at(-1)];
    return {
      entries,
      things: await thingsOf(tx, viewer, conference.id, idsIn(entries, view.subject)),
      earlier: last && (upwards || more) ? last.sequence : null,
      later: first && (upwards ? more : view.before !== null) ? first.sequence : null,
    };
  });
}

/** The newest of what is on record about one thing, for its own page; null for who may not read it. Two questions. */
export async function getHistory(
  viewer: Actor,
  conference: ClockedConference,
  subject: Subject,
): Promise<Entries | null> {
  if (!mayReadRecord(viewer, conference.id, subject)) return null;
  return listEntries(viewer, conference, recordOf(subject), MOST_OF_HISTORY);
}

function narrowing(viewer: Actor, { id, timeZone }: ClockedConference, view: RecordView): SQL[] {
  const { subject, kind, person, from, to, before, after } = view;
  return [
    eq(event.conferenceId, id),
    ...(subject ? about(id, subject) : []),
    // Others than the officers read of a delegation where it stands, and not what its persons answered.
    ...(can(viewer, 'delegation.list', { conferenceId: id }) || subject?.entity !== 'delegation'
      ? []
      : [inArray(event.kind, [...SENDERS_READ])]),
    ...(kind ? [sql`${event.kind} in ${kindsWordedAs(kind)}`] : []),
    ...(person ? [eq(event.actor, person)] : []),
    ...(from ? [gte(event.at, beginningOf(timeZone, from))] : []),
    ...(to ? [lt(event.at, beginningOf(timeZone, dayAfter(to)))] : []),
    ...(before === null ? [] : [lt(event.sequence, before)]),
    ...(after === null || before !== null ? [] : [gt(event.sequence, after)]),
  ];
}

/** What is about a thing; to a delegation belong its focal points and its persons. Each part is found by the index. */
function about(conferenceId: string, { entity, id }: Subject): SQL[] {
  const sort = eq(event.entity, entity);
  if (id === null) return [sort];
  const itself = and(sort, eq(event.entityId, id)) ?? sort;
  if (entity !== 'delegation') return [itself];
  const sent = (entity: 'focalPoint' | 'participant', table: SQL) =>
    and(
      eq(event.entity, entity),
      sql`${event.entityId} = any(array(select t.id::text from ${table} t
        where t.conference_id = ${conferenceId} and t.delegation_id = ${id}))`,
    );
  return [or(itself, sent('focalPoint', sql`focal_point`), sent('participant', sql`participant`)) ?? itself];
}

type Sides = { before: unknown; after: unknown };

/**
 * The two sides of an event with the reason that is kept beside it, for who may read that, and without any for others. The
 * reason of the act before is told by that act.
 */
function withReason(
  viewer: Actor,
  conferenceId: string,
  { kind, about, aboutId }: Pick<Entry, 'kind' | 'about' | 'aboutId'>,
  { before, after, reason }: Sides & { reason: string | null },
): Sides {
  const readers = reasonReaders(kind);
  const delegationId = about === 'delegation' ? aboutId : String(sideOf(after)?.delegationId ?? '');
  const may = readers !== null && can(viewer, readers, { conferenceId, delegationId });
  if (readers === null || (may && reason === null)) return { before, after };
  const [was, is] = [before, after].map((side) => {
    const { reason: _, ...others } = sideOf(side) ?? {};
    return sideOf(side) && others;
  });
  return { before: was, after: may ? { ...is, reason } : is };
}

/** What is told of an event: what its two sides say differently, and all that one says alone. */
function toldBy(about: string, kind: string, { before, after }: Sides): Pick<Entry, 'changes' | 'kept'> {
  const [was, is] = [sideOf(before), sideOf(after)];
  const kept: Record<string, unknown> = {};
  const changes: ToldChange[] = [];
  for (const value of toldOf(about, kind)) {
    const { name } = value;
    const change: ToldChange = { ...value };
    if (was && Object.hasOwn(was, name)) change.before = was[name];
    if (is && Object.hasOwn(is, name)) change.after = is[name];
    const { before = null, after = null } = change;
    if (before !== null || after !== null) kept[name] = after ?? before;
    if (JSON.stringify(before) !== JSON.stringify(after)) changes.push(change);
  }
  return { changes, kept };
}

const sideOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const ID = new RegExp(UUID);

/** The ids of all that the entries name: what they are about, who acted, what was changed into what. */
function idsIn(entries: readonly Entry[], subject: Subject | null): string[] {
  const ids = entries.flatMap(({ actor, aboutId, changes }) => [
    actor,
    aboutId,
    ...changes.flatMap(({ before, after }) => [...idsOf(before), ...idsOf(after)]),
  ]);
  return [...new Set([...ids, subject?.id ?? ''])].filter((id) => ID.test(id));
}

/** A value that is an id, or the accounts of a bureau. */
function idsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap((one) => String(sideOf(one)?.accountId ?? '')) : [];
}

export type RecordPerson = { id: string; name: string; office: boolean };

/**
 * What the filters of the whole record need: who acted in the conference, also whose seat another account has now, at most
 * 1,000, those with an office first; and how many entries there are. One question, that leaps from actor to actor.
 */
export async function getRecordFilters(
  viewer: Actor,
  conferenceId: string,
): Promise<{ total: number; persons: RecordPerson[] }> {
  authorize(viewer, 'event.read', { conferenceId });
  const { rows } = await withTx(viewer, (tx) =>
    tx.execute<{ total: string | null; persons: RecordPerson[] }>(sql`
    with recursive acting as (
      (select actor from event where conference_id = ${conferenceId} order by actor limit 1)
      union all
      select (select e.actor from event e where e.conference_id = ${conferenceId} and e.actor > acting.actor
        order by e.actor limit 1) from acting where acting.actor is not null)
    select (select sequence from event_head where conference_id = ${conferenceId}) as total,
      coalesce((select jsonb_agg(p) from (
        select a.id, a.name, exists (select from role_grant g where g.account_id = a.id
          and (g.conference_id = ${conferenceId} or g.conference_id is null)) as office
        from acting join account a on a.id = case when actor ~ ${UUID} then actor::uuid end
        order by office desc, a.id limit ${MOST_PERSONS}) p), '[]') as persons`),
  );
  const [row] = rows;
  return { total: Number(row?.total ?? 0), persons: row?.persons ?? [] };
}
