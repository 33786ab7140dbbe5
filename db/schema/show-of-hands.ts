import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { PROPOSERS } from '@/domain/outcomes';
import type { VoteRules } from '@/domain/rules';
import { HAND_VERDICTS, PRESENCE_SOURCES } from '@/domain/show-of-hands';
import { createdAt, length, oneOf, positive, within } from '../columns';
import { outcome } from './outcomes';

/**
 * A show of hands on a text: the counts that were called out, the rules as they were frozen, and how many delegations with a vote
 * were in the hall. What was recorded stays, also where its decision was recalled.
 */
export const showOfHands = pgTable(
  'show_of_hands',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    number: integer().notNull(),
    takenAt: createdAt(),
    takenBy: uuid(),
    takenAs: text({ enum: PROPOSERS }).notNull(),
    rules: jsonb().$type<VoteRules>().notNull(),
    inFavour: integer().notNull(),
    against: integer().notNull(),
    abstaining: integer().notNull(),
    /** delegations with a vote in the hall, and on the electoral roll */
    present: integer().notNull(),
    entitled: integer().notNull(),
    source: text({ enum: PRESENCE_SOURCES }).notNull(),
    verdict: text({ enum: HAND_VERDICTS }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.number] }),
    within('show_of_hands_on', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    positive('show_of_hands_number', t.number),
    oneOf('show_of_hands_taken_as', t.takenAs, PROPOSERS),
    oneOf('show_of_hands_source', t.source, PRESENCE_SOURCES),
    oneOf('show_of_hands_verdict', t.verdict, HAND_VERDICTS),
    check('show_of_hands_rules', sql`${t.rules} ->> 'procedure' = 'vote'`),
    check(
      'show_of_hands_counts',
      sql`least(${t.inFavour}, ${t.against}, ${t.abstaining}) >= 0
        and ${t.inFavour} + ${t.against} + ${t.abstaining} between 1 and ${t.present} and ${t.present} <= ${t.entitled}`,
    ),
  ],
);

/** What the counts of a show of hands should read. What was declared by the first ones stays. */
export const showOfHandsCorrection = pgTable(
  'show_of_hands_correction',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    show: integer().notNull(),
    number: integer().notNull(),
    inFavour: integer().notNull(),
    against: integer().notNull(),
    abstaining: integer().notNull(),
    reason: text().notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.show, t.number] }),
    within(
      'show_of_hands_correction_of',
      [t.conferenceId, t.outcomeId, t.show],
      [showOfHands.conferenceId, showOfHands.outcomeId, showOfHands.number],
    ),
    positive('show_of_hands_correction_number', t.number),
    length('show_of_hands_correction_reason', t.reason, REASON_MAX),
    check(
      'show_of_hands_correction_counts',
      sql`least(${t.inFavour}, ${t.against}, ${t.abstaining}) >= 0
        and ${t.inFavour} + ${t.against} + ${t.abstaining} > 0`,
    ),
  ],
);
