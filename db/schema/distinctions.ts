import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { createdAt, partOf } from '../columns';
import { participant } from './delegations';

/** Two persons who look like one, of whom the secretariat said that they are two. Nothing points at them any more. */
export const personDistinction = pgTable(
  'person_distinction',
  {
    conferenceId: uuid().notNull(),
    /** the two, in the order of their ids */
    firstId: uuid().notNull(),
    secondId: uuid().notNull(),
    distinguishedAt: createdAt(),
    distinguishedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.firstId, t.secondId] }),
    partOf(
      'person_distinction_first',
      [t.conferenceId, t.firstId],
      [participant.conferenceId, participant.id],
    ),
    partOf(
      'person_distinction_second',
      [t.conferenceId, t.secondId],
      [participant.conferenceId, participant.id],
    ),
    index('person_distinction_by_second').on(t.conferenceId, t.secondId),
    check('person_distinction_of_two', sql`${t.firstId} < ${t.secondId}`),
  ],
);
