import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { DebateEvent, TabledParagraph } from '@/domain/amendments/debate';
import { DEBATE_OFFICES } from '@/domain/amendments/recording';
import { LOCALES } from '@/domain/local-text';
import { PROPOSERS } from '@/domain/outcomes';
import { MAJORITIES, MOST_SECONDERS } from '@/domain/rules';
import { createdAt, inRange, oneOf, positive, within } from '../columns';
import { delegation } from './delegations';
import { outcome } from './outcomes';

/**
 * A text that was tabled, as it was tabled: where it stands is replayed from it and its events. `majority`: that of the
 * rules in force then; null where there were none. `seconders`: how many other delegations those rules ask for, before an
 * amendment is put to the vote.
 */
export const debate = pgTable(
  'debate',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    tabledAt: createdAt(),
    tabledBy: uuid(),
    tabledAs: text({ enum: PROPOSERS }).notNull(),
    /** whose words they are; null: the body's own */
    sponsorId: uuid(),
    /** the language of the paragraphs and of all amendments */
    language: text({ enum: LOCALES }).notNull(),
    majority: text({ enum: MAJORITIES }),
    seconders: integer().notNull().default(0),
    paragraphs: jsonb().$type<readonly Required<TabledParagraph>[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId] }),
    within('debate_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('debate_sponsor', [t.conferenceId, t.sponsorId], [delegation.conferenceId, delegation.id]),
    oneOf('debate_tabled_as', t.tabledAs, PROPOSERS),
    oneOf('debate_language', t.language, LOCALES),
    oneOf('debate_majority', t.majority, MAJORITIES),
    inRange('debate_seconders', t.seconders, [0, MOST_SECONDERS]),
    check(
      'debate_paragraphs',
      sql`jsonb_typeof(${t.paragraphs}) = 'array' and jsonb_array_length(${t.paragraphs}) > 0`,
    ),
  ],
);

/** What happened to a tabled text, one after the other without a gap. The counts are those of a vote, where they were taken. */
export const debateEvent = pgTable(
  'debate_event',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    sequence: integer().notNull(),
    event: jsonb().$type<DebateEvent>().notNull(),
    at: createdAt(),
    by: uuid(),
    office: text({ enum: DEBATE_OFFICES }).notNull(),
    inFavour: integer(),
    against: integer(),
    abstaining: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.sequence] }),
    within('debate_event_of', [t.conferenceId, t.outcomeId], [debate.conferenceId, debate.outcomeId]),
    positive('debate_event_sequence', t.sequence),
    oneOf('debate_event_office', t.office, DEBATE_OFFICES),
    check('debate_event_kind', sql`jsonb_typeof(${t.event} -> 'kind') = 'string'`),
    check(
      'debate_event_counts',
      sql`num_nonnulls(${t.inFavour}, ${t.against}, ${t.abstaining}) in (0, 3)
        and least(${t.inFavour}, ${t.against}, ${t.abstaining}) >= 0`,
    ),
  ],
);
