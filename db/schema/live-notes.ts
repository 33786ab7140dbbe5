import { sql } from 'drizzle-orm';
import { check, customType, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { MOST_PARAGRAPHS, MOST_STATE } from '@/domain/live-notes';
import { createdAt, inRange, partOf, positive, within } from '../columns';
import { session } from './agenda';

const changes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (bytes) => Buffer.from(bytes),
  fromDriver: (bytes) => new Uint8Array(bytes),
});

/**
 * The document in which several people write the notes of a session at once. `state` has the updates up to `merged` in
 * one; the paragraphs of the session say what those up to `settled` made of it.
 */
export const liveNotes = pgTable(
  'live_notes',
  {
    conferenceId: uuid().notNull(),
    sessionId: uuid().notNull(),
    state: changes().notNull(),
    /** how many updates there have been */
    written: integer().notNull().default(0),
    settled: integer().notNull().default(0),
    merged: integer().notNull().default(0),
    /** at most so many paragraphs, and so many bytes of state and updates, are in it */
    paragraphs: integer().notNull(),
    bytes: integer().notNull(),
    openedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.sessionId] }),
    within('live_notes_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    check('live_notes_order', sql`${t.merged} between 0 and ${t.settled} and ${t.settled} <= ${t.written}`),
    inRange('live_notes_paragraphs', t.paragraphs, [0, MOST_PARAGRAPHS]),
    inRange('live_notes_bytes', t.bytes, [0, MOST_STATE]),
    index('live_notes_unsettled').on(t.conferenceId, t.sessionId).where(sql`${t.settled} < ${t.written}`),
  ],
);

/** What one person changed at once, as it came in; nobody wrote what the house adds, such as the number of a paragraph. */
export const liveUpdate = pgTable(
  'live_update',
  {
    conferenceId: uuid().notNull(),
    sessionId: uuid().notNull(),
    sequence: integer().notNull(),
    update: changes().notNull(),
    writtenAt: createdAt(),
    writtenBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.sessionId, t.sequence] }),
    partOf('live_update_of', [t.conferenceId, t.sessionId], [liveNotes.conferenceId, liveNotes.sessionId]),
    positive('live_update_sequence', t.sequence),
    check('live_update_size', sql`octet_length(${t.update}) between 1 and 524288`),
  ],
);
