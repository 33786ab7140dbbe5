import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import {
  ADOPTION_METHODS,
  DRAFT_ENDS,
  KIND_IN_SYMBOL,
  OUTCOME_KINDS,
  PARTS,
  PROPOSERS,
  STRENGTHS,
  SYMBOL_MAX,
} from '@/domain/outcomes';
import {
  at,
  bounded,
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  oneOf,
  partOf,
  positive,
  within,
  wordFor,
  written,
} from '../columns';
import { session } from './agenda';
import { conference } from './conferences';
import { delegation } from './delegations';
import { paragraph } from './notes';

/**
 * A proposal until it is decided, then an outcome or not. Its state is in its dates: drafted, left open
 * for the post-conference vote, adopted, not adopted; or ended as a draft, with the reason, which stays to be read. From
 * `leftOpenAt`, `adoptedAt` or `endedAt` on the text is frozen.
 */
export const outcome = pgTable(
  'outcome',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    number: integer().notNull(),
    kind: text({ enum: OUTCOME_KINDS }).notNull(),
    strength: text({ enum: STRENGTHS }),
    title: localText().notNull(),
    sessionId: uuid(),
    /** the note paragraph that was turned into it; a paragraph is turned into one draft */
    draftedFromId: uuid(),
    mainSponsorId: uuid(),
    /** whose word it came on, where no note brought it up */
    proposedAs: text({ enum: PROPOSERS }),
    createdAt: createdAt(),
    createdBy: uuid(),
    leftOpenAt: at(),
    leftOpenBy: uuid(),
    adoptedAt: at(),
    adoptedBy: uuid(),
    adoptionMethod: text({ enum: ADOPTION_METHODS }),
    notAdoptedAt: at(),
    endedAs: text({ enum: DRAFT_ENDS }),
    endedAt: at(),
    endedBy: uuid(),
    endReason: text(),
    mergedIntoId: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    unique('outcome_number').on(t.conferenceId, t.number),
    within('outcome_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    within('outcome_drafted_from', [t.conferenceId, t.draftedFromId], [paragraph.conferenceId, paragraph.id]),
    unique('outcome_one_draft').on(t.conferenceId, t.draftedFromId),
    within('outcome_sponsor', [t.conferenceId, t.mainSponsorId], [delegation.conferenceId, delegation.id]),
    positive('outcome_number_range', t.number),
    positive('outcome_version', t.version),
    inEachLanguage('outcome_title_languages', t.title),
    written('outcome_title_written', t.title),
    oneOf('outcome_kind', t.kind, OUTCOME_KINDS),
    oneOf('outcome_strength', t.strength, STRENGTHS),
    oneOf('outcome_method', t.adoptionMethod, ADOPTION_METHODS),
    oneOf('outcome_proposed_as', t.proposedAs, PROPOSERS),
    oneOf('outcome_ended_as', t.endedAs, DRAFT_ENDS),
    bounded('outcome_bounds', [t.endReason, REASON_MAX]),
    within('outcome_merged_into', [t.conferenceId, t.mergedIntoId], [t.conferenceId, t.id]),
    check(
      'outcome_ended',
      sql`num_nonnulls(${t.endedAs}, ${t.endedAt}, ${t.endReason}) in (0, 3)
        and (${t.endedAs} is not distinct from 'merged') = (${t.mergedIntoId} is not null)`,
    ),
    check(
      'outcome_ended_draft',
      sql`${t.endedAt} is null or num_nonnulls(${t.leftOpenAt}, ${t.adoptedAt}, ${t.notAdoptedAt}) = 0`,
    ),
    check('outcome_merged_other', sql`${t.mergedIntoId} <> ${t.id}`),
    check('outcome_adopted', sql`(${t.adoptedAt} is null) = (${t.adoptionMethod} is null)`),
    check('outcome_one_end', sql`${t.adoptedAt} is null or ${t.notAdoptedAt} is null`),
  ],
);

/**
 * Under which symbol an adopted text is cited. The database gives it as the text is adopted, and it stays: a text whose adoption was
 * recalled has it again when it is adopted as the same kind, and no other text ever bears it.
 */
export const outcomeSymbol = pgTable(
  'outcome_symbol',
  {
    conferenceId: uuid().notNull(),
    outcomeId: uuid().notNull(),
    kind: text({ enum: OUTCOME_KINDS }).notNull(),
    /** among those of its kind in the conference */
    number: integer().notNull(),
    symbol: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.kind] }),
    unique('outcome_symbol_number').on(t.conferenceId, t.kind, t.number),
    unique('outcome_symbol_once').on(t.symbol),
    within('outcome_symbol_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    oneOf('outcome_symbol_kind', t.kind, OUTCOME_KINDS),
    positive('outcome_symbol_number_range', t.number),
    length('outcome_symbol_length', t.symbol, SYMBOL_MAX),
    check(
      'outcome_symbol_form',
      sql`${t.symbol} like concat('_%/', ${wordFor(t.kind, KIND_IN_SYMBOL)}, '/', ${t.number})`,
    ),
  ],
);

export const outcomeParagraph = pgTable(
  'outcome_paragraph',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    outcomeId: uuid().notNull(),
    part: text({ enum: PARTS }).notNull(),
    number: integer().notNull(),
    /** the action verb of an operative paragraph: "Encourages" */
    verb: localText(),
    /** whom it asks: "member countries" */
    addressee: localText(),
    text: localText().notNull(),
    version: integer().notNull().default(1),
    savedAt: createdAt(),
    savedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf('outcome_paragraph_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    unique('outcome_paragraph_number').on(t.conferenceId, t.outcomeId, t.part, t.number),
    oneOf('outcome_paragraph_part', t.part, PARTS),
    positive('outcome_paragraph_version', t.version),
    inEachLanguage('outcome_paragraph_verb_languages', t.verb),
    inEachLanguage('outcome_paragraph_addressee_languages', t.addressee),
    inEachLanguage('outcome_paragraph_text_languages', t.text),
    check('outcome_paragraph_number_range', sql`${t.number} > 0`),
    check(
      'outcome_paragraph_operative',
      sql`${t.part} = 'preambular' or (${t.verb} is not null and ${t.addressee} is not null)`,
    ),
  ],
);

/** The note paragraph that an outcome came out of. */
export const outcomeSource = pgTable(
  'outcome_source',
  { conferenceId: uuid().notNull(), outcomeId: uuid().notNull(), paragraphId: uuid().notNull() },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.outcomeId, t.paragraphId] }),
    partOf('outcome_source_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('outcome_source_note', [t.conferenceId, t.paragraphId], [paragraph.conferenceId, paragraph.id]),
    index('outcome_source_by_note').on(t.conferenceId, t.paragraphId),
  ],
);

/** Accepts the text except a part. It does not block consensus. A delegation has one that stands; one withdrawn stays beside it. */
export const reservation = pgTable(
  'reservation',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    outcomeId: uuid().notNull(),
    delegationId: uuid().notNull(),
    text: text().notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('reservation_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('reservation_by', [t.conferenceId, t.delegationId], [delegation.conferenceId, delegation.id]),
    index('reservation_of_delegation').on(t.conferenceId, t.outcomeId, t.delegationId),
    length('reservation_length', t.text, 2000),
  ],
);
