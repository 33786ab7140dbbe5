import { asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { event, eventHead } from '@/db/schema/record';
import { type Actor, actorName } from '@/domain/actor';
import { GENESIS, link } from './chain';
import { redact } from './redaction';

/** The chain of what concerns the house and no conference. */
export const HOUSE = '00000000-0000-0000-0000-000000000000';
export const EVENT_WORD = 'plenary.event.1';
export const CHANNEL = 'plenary';

export type Change = {
  conferenceId: string | null;
  /** what happened, as a noun and a past verb: `session.moved` */
  kind: string;
  entity: string;
  entityId: string;
  /** plain values; personal fields are replaced by a mark, see redaction.ts */
  before?: unknown;
  after?: unknown;
  /** what watchers listen to besides the conference: `ballot:<id>` */
  topics?: readonly string[];
};

/** What is told to the watchers: ids only. */
export type Announcement = {
  conferenceId: string;
  kind: string;
  entityId: string;
  topics: readonly string[];
};

/**
 * Writes one event into the conference's hash chain and announces it on commit, in the caller's
 * transaction. The head's row lock orders the events of a conference.
 */
export async function record(tx: Tx, actor: Actor, change: Change): Promise<void> {
  const conferenceId = change.conferenceId ?? HOUSE;
  const head = (await lockHead(tx, conferenceId)) ?? (await firstHead(tx, conferenceId));
  const row = {
    conferenceId,
    sequence: head.sequence + 1,
    at: head.now,
    actor: actorName(actor),
    kind: change.kind,
    entity: change.entity,
    entityId: change.entityId,
    before: redact(change.entity, plain(change.before)),
    after: redact(change.entity, plain(change.after)),
  };
  const hash = eventHash(row, head.hash);
  const told: Announcement = {
    conferenceId,
    kind: change.kind,
    entityId: change.entityId,
    topics: change.topics ?? [],
  };
  // One statement, because every change in the house waits for it: the event, the new head, the announcement.
  const moved = tx
    .$with('moved')
    .as(
      tx
        .update(eventHead)
        .set({ sequence: row.sequence, hash })
        .where(eq(eventHead.conferenceId, conferenceId))
        .returning({ sequence: eventHead.sequence }),
    );
  await tx
    .with(moved)
    .insert(event)
    .values({ ...row, previousHash: head.hash, hash })
    .returning({ told: sql`pg_notify(${CHANNEL}, ${JSON.stringify(told)})` });
}

/** Where the chain stands, with its lock; the clock is read outside of what waits for the lock, so after it. */
async function lockHead(tx: Tx, conferenceId: string) {
  const { rows } = await tx.execute<{ sequence: string; hash: string; now: Date }>(sql`
    select sequence, hash, clock_timestamp()::timestamptz(3) as now
    from (select * from event_head where conference_id = ${conferenceId} for update) head`);
  const [head] = rows;
  return head && { sequence: Number(head.sequence), hash: head.hash, now: new Date(head.now) };
}

async function firstHead(tx: Tx, conferenceId: string) {
  await tx.insert(eventHead).values({ conferenceId, sequence: 0, hash: GENESIS }).onConflictDoNothing();
  const head = await lockHead(tx, conferenceId);
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

/**
 * Walks the chain of one conference from the beginning, a page at a time.
 * Returns how many events hold, and the first that does not, or null.
 */
export async function verifyEvents(
  tx: Tx,
  conferenceId: string,
): Promise<{ count: number; broken: { sequence: number; why: string } | null }> {
  let previousHash = GENESIS;
  let count = 0;
  for (;;) {
    const rows = await tx
      .select()
      .from(event)
      .where(sql`${event.conferenceId} = ${conferenceId} and ${event.sequence} > ${count}`)
      .orderBy(asc(event.sequence))
      .limit(1000);
    for (const { hash, previousHash: claimed, ...body } of rows) {
      const sequence = count + 1;
      if (body.sequence !== sequence) return { count, broken: { sequence, why: 'missing' } };
      if (claimed !== previousHash) return { count, broken: { sequence, why: 'previous hash' } };
      if (eventHash(body, previousHash) !== hash) return { count, broken: { sequence, why: 'content' } };
      previousHash = hash;
      count = sequence;
    }
    if (rows.length < 1000) break;
  }
  const [head] = await tx.select().from(eventHead).where(eq(eventHead.conferenceId, conferenceId));
  if (!head && count > 0) return { count, broken: { sequence: count + 1, why: 'its head is missing' } };
  if (head && (head.sequence !== count || head.hash !== previousHash)) {
    return { count, broken: { sequence: count + 1, why: 'missing at the end' } };
  }
  return { count, broken: null };
}
