import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, positive } from '../columns';

/** Where the chain of a conference stands; its row lock orders the events. */
export const eventHead = pgTable(
  'event_head',
  {
    conferenceId: uuid().primaryKey(),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  (t) => [check('event_head_sequence', sql`${t.sequence} >= 0`)],
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
    kind: text().notNull(),
    entity: text().notNull(),
    entityId: text().notNull(),
    before: jsonb(),
    after: jsonb(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.sequence] }),
    positive('event_sequence', t.sequence),
    index('event_entity').on(t.conferenceId, t.entity, t.entityId),
  ],
);
