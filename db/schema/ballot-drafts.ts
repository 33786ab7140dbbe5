import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { BALLOT_PROCEDURES } from '@/domain/voting';
import { at, createdAt, id, oneOf, positive, within } from '../columns';
import { conference, rulesProfile } from './conferences';
import { outcome } from './outcomes';

/**
 * A ballot in preparation, which nobody relies on: edited and removed freely, and seen by the organizers and the bureaux alone. It has no
 * number and no chain; what is scheduled or opened from it is a ballot of its own, and the draft goes.
 */
export const ballotDraft = pgTable(
  'ballot_draft',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    outcomeId: uuid().notNull(),
    /** each is null until it is chosen; an opening time stays null where it is to open at once */
    procedure: text({ enum: BALLOT_PROCEDURES }),
    rulesId: uuid(),
    opensAt: at(),
    closesAt: at(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    createdBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('ballot_draft_outcome', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('ballot_draft_rules', [t.conferenceId, t.rulesId], [rulesProfile.conferenceId, rulesProfile.id]),
    oneOf('ballot_draft_procedure', t.procedure, BALLOT_PROCEDURES),
    positive('ballot_draft_version', t.version),
  ],
);

export type BallotDraft = typeof ballotDraft.$inferSelect;
