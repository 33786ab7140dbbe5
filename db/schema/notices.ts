import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { LOCALES } from '@/domain/local-text';
import { at, bounded, createdAt, id, length, oneOf } from '../columns';
import { conference } from './conferences';

/** A mail to send, or one that was sent. Links in it are erased once it is delivered. */
export const outbox = pgTable(
  'outbox',
  {
    id: id().primaryKey(),
    conferenceId: uuid().references(() => conference.id, { onDelete: 'cascade' }),
    recipient: text().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    template: text().notNull(),
    params: jsonb().$type<Record<string, string | number>>().notNull(),
    createdAt: createdAt(),
    nextAttemptAt: createdAt(),
    attempts: integer().notNull().default(0),
    sentAt: at(),
    gaveUpAt: at(),
    lastError: text(),
  },
  (t) => [
    bounded('outbox_bounds', [t.template, 60], [t.lastError, 2000]),
    index('outbox_due').on(t.nextAttemptAt).where(sql`${t.sentAt} is null and ${t.gaveUpAt} is null`),
    index('outbox_newest').on(t.createdAt),
    length('outbox_recipient', t.recipient, 254),
    oneOf('outbox_locale', t.locale, LOCALES),
    check('outbox_attempts', sql`${t.attempts} >= 0`),
  ],
);
