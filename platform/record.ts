import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { event, eventHead, eventReason } from '@/db/schema/record';
import { later } from '@/db/speed/later';
import { parameter, prepared } from '@/db/speed/statement';
import { type Actor, actorName } from '@/domain/actor';
import { type Change, type Entity, EVENTS, type EventKind } from '@/domain/events';
import { reasonToKeep } from '@/domain/events/reasons';
import type { Topic } from '@/domain/topics';
import { GENESIS, link } from './chain';
import { redact } from './redaction';

/** The chain of what concerns the house and no conference. */
export const HOUSE = '00000000-0000-0000-0000-000000000000';
const EVENT_WORD = 'plenary.event.1';
export const CHANNEL = 'plenary';

/** What is told to the watchers: ids only. */
export type Announcement = {
  conferenceId: string;
  kind: EventKind;
  entityId: string;
  topics: readonly Topic[];
};

/** Where a chain stands, and the database's clock once its lock is held. */
export type ChainHead = { sequence: number; hash: string; now: Date };

/**
 * Writes one event into the conference's hash chain and announces it on commit, in the caller's
 * transaction. A reason that an event leaves out is kept beside it. The head's row lock orders the events of a conference; a caller in a hurry has asked for it
 * together with something else, and hands in what `lockHead` gave.
 */
export async function record(tx: Tx, actor: Actor, change: Change, locked?: ChainHead | null): Promise<void> {
  const conferenceId = change.conferenceId ?? HOUSE;
  const head = locked ?? (await lockHead(tx, sql`${conferenceId}`)) ?? (await firstHead(tx, conferenceId));
  const row = linkOf(actor, change, head);
  const announcement = announcementOf(change);
  const values = { ...row, announcement: JSON.stringify(announcement) };
  later(tx, append(tx).execute({ ...values, before: json(row.before), after: json(row.after) }));
  const reason = reasonToKeep(change.kind, change.after);
  if (reason !== null)
    later(tx, tx.insert(eventReason).values({ conferenceId, sequence: row.sequence, reason }));
}

/** What a change is in the chain, behind its head. */
function linkOf(actor: Actor, change: Change, head: ChainHead) {
  const { kind, entityId } = change;
  const entity = change.entity ?? EVENTS[kind].entity;
  const row = {
    conferenceId: change.conferenceId ?? HOUSE,
    sequence: head.sequence + 1,
    at: head.now,
    actor: actorName(actor),
    kind,
    entity,
    entityId,
    before: redact(entity, plain(change.before)),
    after: redact(entity, plain(change.after)),
  };
  return { ...row, previousHash: head.hash, hash: eventHash(row, head.hash) };
}

const announcementOf = ({ conferenceId, kind, entityId, topics = [] }: Change): Announcement => ({
  conferenceId: conferenceId ?? HOUSE,
  kind,
  entityId,
  topics,
});

/** How many links go to the database at once. */
const MOST_LINKS = 1000;
/** An announcement holds so many topics: the database takes 8,000 bytes. */
const MOST_TOPICS = 100;

/**
 * Writes many events of one conference, one behind the other, as `record` writes each. What they announce is gathered by kind,
 * so that watchers hear a few announcements and not thousands.
 */
export async function recordAll(
  tx: Tx,
  actor: Actor,
  conferenceId: string,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  let head = (await lockHead(tx, sql`${conferenceId}`)) ?? (await firstHead(tx, conferenceId));
  const links = changes.map((change) => {
    const link = linkOf(actor, change, head);
    head = { ...head, sequence: link.sequence, hash: link.hash };
    return link;
  });
  for (let from = 0; from < links.length; from += MOST_LINKS)
    await tx.execute(
      sql`select append_events(${JSON.stringify(links.slice(from, from + MOST_LINKS))}::jsonb)`,
    );
  const reasons = changes.flatMap((change, index) => {
    const reason = reasonToKeep(change.kind, change.after);
    const { sequence = 0 } = links[index] ?? {};
    return reason === null ? [] : [{ conferenceId, sequence, reason }];
  });
  for (let from = 0; from < reasons.length; from += MOST_LINKS)
    await tx.insert(eventReason).values(reasons.slice(from, from + MOST_LINKS));
  const announced = JSON.stringify(gathered(changes).map((one) => JSON.stringify(one)));
  await tx.execute(
    sql`select pg_notify(${CHANNEL}, one) from jsonb_array_elements_text(${announced}::jsonb) one`,
  );
}

/** What changes announce, by kind. */
function gathered(changes: readonly Change[]): Announcement[] {
  const byKind = new Map<EventKind, Announcement & { topics: Topic[] }>();
  const full: Announcement[] = [];
  for (const change of changes) {
    const { topics, ...one } = announcementOf(change);
    const open = byKind.get(change.kind) ?? { ...one, topics: [] };
    open.topics = [...new Set([...open.topics, ...topics])];
    byKind.set(change.kind, open);
    while (open.topics.length > MOST_TOPICS)
      full.push({ ...one, topics: open.topics.splice(0, MOST_TOPICS) });
  }
  return [...full, ...byKind.values()];
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** One statement, because every change in the house waits for it: the event, the new head, the announcement. */
const append = prepared((tx) => {
  const moved = tx.$with('moved').as(
    tx
      .update(eventHead)
      .set({ sequence: parameter('sequence'), hash: parameter('hash') })
      .where(eq(eventHead.conferenceId, sql.placeholder('conferenceId')))
      .returning({ sequence: eventHead.sequence }),
  );
  return tx
    .with(moved)
    .insert(event)
    .values({
      conferenceId: sql.placeholder('conferenceId'),
      sequence: sql.placeholder('sequence'),
      at: sql.placeholder('at'),
      actor: sql.placeholder('actor'),
      kind: sql.placeholder('kind'),
      entity: sql.placeholder('entity'),
      entityId: sql.placeholder('entityId'),
      // Where there is nothing, there is NULL and not the null of JSON.
      before: parameter('before'),
      after: parameter('after'),
      previousHash: sql.placeholder('previousHash'),
      hash: sql.placeholder('hash'),
    })
    .returning({ announced: sql`pg_notify(${CHANNEL}, ${sql.placeholder('announcement')})` })
    .prepare('append_event');
});

/**
 * Locks the chain of the conference whose id an SQL gives, and says where it stands; null where it has not
 * begun. The clock is read outside of what waits for the lock, so after it.
 */
export async function lockHead(tx: Tx, conferenceId: SQL): Promise<ChainHead | null> {
  const { rows } = await tx.execute<{ sequence: string; hash: string; now: Date }>(sql`
    select sequence, hash, clock_timestamp()::timestamptz(3) as now
    from (select * from event_head where conference_id = (${conferenceId}) for update) head`);
  const [head] = rows;
  return head ? { sequence: Number(head.sequence), hash: head.hash, now: new Date(head.now) } : null;
}

async function firstHead(tx: Tx, conferenceId: string) {
  await tx.insert(eventHead).values({ conferenceId, sequence: 0, hash: GENESIS }).onConflictDoNothing();
  const head = await lockHead(tx, sql`${conferenceId}`);
  if (!head) throw new Error('the event chain has no head');
  return head;
}

type EventBody = Omit<typeof event.$inferSelect, 'hash' | 'previousHash'>;

function eventHash(row: EventBody, previousHash: string): string {
  return link(EVENT_WORD, previousHash, { ...row, at: row.at.toISOString() });
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** Every event of one thing, in their order. */
export function eventsOf(tx: Tx, conferenceId: string, entity: Entity, entityId: string) {
  return tx
    .select({ sequence: event.sequence, kind: event.kind, at: event.at, after: event.after })
    .from(event)
    .where(and(eq(event.conferenceId, conferenceId), eq(event.entity, entity), eq(event.entityId, entityId)))
    .orderBy(asc(event.sequence));
}

/**
 * Walks the chain of one conference, a page at a time: from the beginning, or from the event after the `from`th on,
 * whose claim of what was before it is then believed. It ends where the chain stood when the walk began.
 * Returns how many events hold, and the first that does not, or null.
 */
export async function verifyEvents(
  tx: Tx,
  conferenceId: string,
  from = 0,
): Promise<{ count: number; broken: { sequence: number; why: string } | null }> {
  // Asked in one statement: a head and its event are committed together.
  const last = sql<string | null>`(select max(sequence) from event where conference_id = ${conferenceId})`;
  const [head] = await tx
    .select({ sequence: eventHead.sequence, hash: eventHead.hash, last })
    .from(eventHead)
    .where(eq(eventHead.conferenceId, conferenceId));
  const end = head?.sequence ?? Number.MAX_SAFE_INTEGER;
  let previousHash: string | null = from === 0 ? GENESIS : null;
  let count = from;
  for (;;) {
    const rows = await tx
      .select()
      .from(event)
      .where(
        sql`${event.conferenceId} = ${conferenceId} and ${event.sequence} > ${count} and ${event.sequence} <= ${end}`,
      )
      .orderBy(asc(event.sequence))
      .limit(1000);
    for (const { hash, previousHash: claimed, ...body } of rows) {
      const sequence = count + 1;
      if (body.sequence !== sequence) return { count, broken: { sequence, why: 'missing' } };
      previousHash ??= claimed;
      if (claimed !== previousHash) return { count, broken: { sequence, why: 'previous hash' } };
      if (eventHash(body, previousHash) !== hash) return { count, broken: { sequence, why: 'content' } };
      previousHash = hash;
      count = sequence;
    }
    if (rows.length < 1000) break;
  }
  if (!head && count > 0) return { count, broken: { sequence: count + 1, why: 'its head is missing' } };
  const moved = head && Number(head.last ?? 0) !== head.sequence;
  if (head && (moved || head.sequence !== count || head.hash !== (previousHash ?? head.hash))) {
    return { count, broken: { sequence: count + 1, why: 'missing at the end' } };
  }
  return { count, broken: null };
}
