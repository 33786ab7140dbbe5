import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import {
  CHOSEN_ACTS,
  type ChosenAct,
  DECISIONS_OF_TWO,
  PROPOSING_OFFICES,
  SECOND_PERSON_ACTS,
} from '@/domain/second-person';
import {
  at,
  bounded,
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  oneOf,
  onlyOf,
  positive,
} from '../columns';
import { conference } from './conferences';

/** Which acts of a conference need a second person; no row: none. */
export const secondPerson = pgTable(
  'second_person',
  {
    conferenceId: uuid()
      .primaryKey()
      .references(() => conference.id, { onDelete: 'cascade' }),
    acts: text({ enum: CHOSEN_ACTS }).array().$type<ChosenAct[]>().notNull(),
    /** after which a proposal lapses */
    hours: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    positive('second_person_version', t.version),
    check('second_person_hours', sql`${t.hours} between 1 and 168`),
    onlyOf('second_person_acts', t.acts, CHOSEN_ACTS),
  ],
);

/** An act that one person proposed and another has to confirm. It lapses by the clock; a decision is the end of it. */
export const proposal = pgTable(
  'proposal',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    act: text({ enum: SECOND_PERSON_ACTS }).notNull(),
    /** what it is about, as the record names it */
    entityId: text().notNull(),
    /** how that was called then */
    subject: localText().notNull(),
    /** below the conference: the page that shows what follows */
    path: text().notNull(),
    /** what the command was sent, parsed: the versions that were looked at among it */
    input: jsonb().$type<Record<string, unknown>>().notNull(),
    /** of act and input: what whoever confirms has read */
    digest: text().notNull(),
    proposedBy: uuid().notNull(),
    proposedAs: text({ enum: PROPOSING_OFFICES }).notNull(),
    proposedAt: createdAt(),
    lapsesAt: at().notNull(),
    decision: text({ enum: DECISIONS_OF_TWO }),
    decidedBy: uuid(),
    decidedAs: text({ enum: PROPOSING_OFFICES }),
    decidedAt: at(),
    /** why it was rejected */
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    bounded('proposal_bounds', [t.entityId, 60], [t.path, 400]),
    oneOf('proposal_act', t.act, SECOND_PERSON_ACTS),
    oneOf('proposal_proposed_as', t.proposedAs, PROPOSING_OFFICES),
    oneOf('proposal_decision', t.decision, DECISIONS_OF_TWO),
    oneOf('proposal_decided_as', t.decidedAs, PROPOSING_OFFICES),
    inEachLanguage('proposal_subject_languages', t.subject),
    check('proposal_digest', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check('proposal_times', sql`${t.lapsesAt} > ${t.proposedAt}`),
    check('proposal_in_time', sql`${t.decidedAt} >= ${t.proposedAt} and ${t.decidedAt} < ${t.lapsesAt}`),
    check(
      'proposal_decided',
      sql`num_nonnulls(${t.decision}, ${t.decidedBy}, ${t.decidedAs}, ${t.decidedAt}) in (0, 4)`,
    ),
    check('proposal_of_two', sql`(${t.decision} = 'withdrawn') = (${t.decidedBy} = ${t.proposedBy})`),
    check('proposal_rejected', sql`(${t.reason} is not null) = (coalesce(${t.decision}, '') = 'rejected')`),
    length('proposal_reason_length', t.reason, REASON_MAX),
    index('proposal_open').on(t.conferenceId, t.act, t.entityId).where(sql`${t.decision} is null`),
  ],
);

export type Proposal = typeof proposal.$inferSelect;
