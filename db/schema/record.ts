import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import type { RecordedKind } from '@/domain/events';
import { at, bounded, createdAt, length, positive } from '../columns';
import { conference } from './conferences';

/** Where the chain of a conference stands; its row lock orders the events. */
export const eventHead = pgTable(
  'event_head',
  {
    conferenceId: uuid().primaryKey(),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  (t) => [bounded('event_head_bounds', [t.hash, 100]), check('event_head_sequence', sql`${t.sequence} >= 0`)],
);

/** Every change: who, what, when, before and after. Append-only and hash-chained per conference. */
export const event = pgTable(
  'event',
  {
    /** the nil UUID for what concerns the house and no conference */
    conferenceId: uuid().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
    at: at().notNull(),
    actor: text().notNull(),
    kind: text().$type<RecordedKind>().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    bounded(
      'event_bounds',
      [t.actor, 60],
      [t.kind, 60],
      [t.entity, 60],
      [t.entityId, 100],
      [t.previousHash, 100],
      [t.hash, 100],
    ),
    primaryKey({ columns: [t.conferenceId, t.sequence] }),
    positive('event_sequence', t.sequence),
    index('event_entity').on(t.conferenceId, t.entity, t.entityId),
    index('event_actor').on(t.conferenceId, t.actor, t.sequence),
  ],
);

/**
 * The reason of an event that leaves it out, since it may name somebody: an event is kept for good, and this for as long as the
 * conference. The application adds to it and changes none.
 */
export const eventReason = pgTable(
  'event_reason',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    /** of the event */
    sequence: bigint({ mode: 'number' }).notNull(),
    reason: text().notNull(),
  },
  (t) => [
    length('event_reason_length', t.reason, REASON_MAX),
    primaryKey({ columns: [t.conferenceId, t.sequence] }),
    positive('event_reason_sequence', t.sequence),
  ],
);

/** The keys that this house signs with, one after the other; the one whose `until` is empty signs now. */
export const signingKey = pgTable(
  'signing_key',
  {
    fingerprint: text().primaryKey(),
    position: integer('place').notNull(),
    /** SPKI in PEM */
    publicKey: text().notNull(),
    since: at().notNull(),
    until: at(),
    /** the key before says that this one follows it; empty for the first, and where the one before was lost */
    endorsement: text(),
    /** why it follows without being endorsed */
    reason: text(),
    recordedAt: createdAt(),
    recordedBy: text().notNull(),
  },
  (t) => [
    bounded(
      'signing_key_bounds',
      [t.publicKey, 1000],
      [t.endorsement, 4000],
      // As long as an argument of a command may be.
      [t.reason, 150_000],
      [t.recordedBy, 200],
    ),
    unique('signing_key_place').on(t.position),
    uniqueIndex('signing_key_current').on(sql`(${t.until} is null)`).where(sql`${t.until} is null`),
    positive('signing_key_place_range', t.position),
    check('signing_key_fingerprint', sql`${t.fingerprint} ~ '^[0-9a-f]{64}$'`),
    check('signing_key_until', sql`${t.until} >= ${t.since}`),
  ],
);
