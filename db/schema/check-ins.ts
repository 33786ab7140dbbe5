import { sql } from 'drizzle-orm';
import { pgTable, primaryKey, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id, notBefore, within } from '../columns';
import { participant } from './delegations';

/** That somebody came to the conference. One that was made by mistake is withdrawn and stays; of a seat one counts at a time. */
export const checkIn = pgTable(
  'check_in',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    participantId: uuid().notNull(),
    checkedInAt: createdAt(),
    checkedInBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within(
      'check_in_participant',
      [t.conferenceId, t.participantId],
      [participant.conferenceId, participant.id],
    ),
    uniqueIndex('check_in_current').on(t.conferenceId, t.participantId).where(sql`${t.withdrawnAt} is null`),
    notBefore('check_in_withdrawn', t.withdrawnAt, t.checkedInAt),
  ],
);
