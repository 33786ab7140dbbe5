import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { DEADLINES } from '@/domain/deadlines';
import { REMINDER_DAYS } from '@/domain/reminders';
import { at, createdAt, numbersOf, oneOf } from '../columns';
import { conference } from './conferences';

/** That those who owed something by a deadline were written to, so many days before it; once for each, however often one looks. */
export const reminder = pgTable(
  'reminder',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    deadline: text({ enum: DEADLINES }).notNull(),
    /** when the deadline was then: one that is moved is reminded of anew */
    dueAt: at().notNull(),
    days: integer().notNull(),
    letters: integer().notNull(),
    sentAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.deadline, t.dueAt, t.days] }),
    oneOf('reminder_deadline', t.deadline, DEADLINES),
    numbersOf('reminder_days', t.days, REMINDER_DAYS, 'one'),
    check('reminder_letters', sql`${t.letters} >= 0`),
  ],
);
