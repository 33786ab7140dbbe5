import { sql } from 'drizzle-orm';
import { boolean, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { PROPOSERS } from '@/domain/outcomes';
import { SPONSORSHIP_STATES } from '@/domain/sponsors';
import { at, createdAt, id, length, oneOf, partOf, positive, within } from '../columns';
import { delegation } from './delegations';
import { outcome } from './outcomes';

/** That one text of a delegation is taken after the deadline for texts, and why. */
export const lateAdmission = pgTable(
  'late_admission',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    delegationId: uuid().notNull(),
    admittedAt: createdAt(),
    admittedBy: uuid(),
    admittedAs: text({ enum: PROPOSERS }).notNull(),
    reason: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('late_admission_of', [t.conferenceId, t.delegationId], [delegation.conferenceId, delegation.id]),
    oneOf('late_admission_as', t.admittedAs, PROPOSERS),
    length('late_admission_reason', t.reason, REASON_MAX),
  ],
);

/** A text that a delegation submitted itself, which is its main sponsor; after the deadline by an admission, each of which is for one text. */
export const submission = pgTable(
  'submission',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    delegationId: uuid().notNull(),
    submittedAt: createdAt(),
    submittedBy: uuid(),
    admissionId: uuid(),
    /** other delegations may become sponsors without being asked */
    opensToSponsors: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId] }),
    partOf('submission_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('submission_by', [t.conferenceId, t.delegationId], [delegation.conferenceId, delegation.id]),
    within(
      'submission_admitted',
      [t.conferenceId, t.admissionId],
      [lateAdmission.conferenceId, lateAdmission.id],
    ),
    unique('submission_admission_once').on(t.conferenceId, t.admissionId),
  ],
);

/** A delegation beside the main sponsor of a submitted text: asked, or sponsor by its own word, until the text is decided. */
export const sponsorship = pgTable(
  'sponsorship',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    delegationId: uuid().notNull(),
    state: text({ enum: SPONSORSHIP_STATES }).notNull(),
    changedAt: at().notNull().default(sql`date_trunc('milliseconds', clock_timestamp())`),
    changedBy: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.delegationId] }),
    within('sponsorship_of', [t.conferenceId, t.outcomeId], [submission.conferenceId, submission.outcomeId]),
    within('sponsorship_by', [t.conferenceId, t.delegationId], [delegation.conferenceId, delegation.id]),
    oneOf('sponsorship_state', t.state, SPONSORSHIP_STATES),
    positive('sponsorship_version', t.version),
  ],
);
