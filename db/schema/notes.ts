import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { INSERTED } from '@/domain/item-number';
import { LOCALES } from '@/domain/local-text';
import { NOTE_CLASSIFICATIONS } from '@/domain/note-classification';
import { PARAGRAPH_KINDS } from '@/domain/note-kinds';
import { at, bounded, createdAt, id, length, oneOf, partOf, positive, within } from '../columns';
import { session } from './agenda';
import { delegation } from './delegations';
import { intervention } from './speakers';

/**
 * A numbered paragraph of a session's notes. Its number, with the word of one that was inserted, is permanent; struck, it keeps
 * its number and stays to be read by who may. `position` says where it is read.
 */
export const paragraph = pgTable(
  'paragraph',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    sessionId: uuid().notNull(),
    number: integer().notNull(),
    inserted: text({ enum: INSERTED }),
    position: integer().notNull(),
    language: text({ enum: LOCALES }).notNull(),
    kind: text({ enum: PARAGRAPH_KINDS }).notNull().default('summary'),
    /** who reads it once the notes are approved, where the session lets them */
    classification: text({ enum: NOTE_CLASSIFICATIONS }).notNull().default('public'),
    /** whose statement it is */
    delegationId: uuid(),
    text: text().notNull(),
    /** the speech that it writes down, where it began with one */
    interventionId: uuid(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    createdBy: uuid(),
    savedAt: createdAt(),
    savedBy: uuid(),
    struckAt: at(),
    struckBy: uuid(),
    struckReason: text(),
  },
  (t) => [
    bounded('paragraph_bounds', [t.struckReason, REASON_MAX]),
    check('paragraph_struck', sql`(${t.struckAt} is null) = (${t.struckReason} is null)`),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('paragraph_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    within(
      'paragraph_intervention',
      [t.conferenceId, t.interventionId],
      [intervention.conferenceId, intervention.id],
    ),
    within(
      'paragraph_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    oneOf('paragraph_kind', t.kind, PARAGRAPH_KINDS),
    oneOf('paragraph_classification', t.classification, NOTE_CLASSIFICATIONS),
    check('paragraph_of_delegation', sql`${t.delegationId} is null or ${t.kind} = 'statement'`),
    uniqueIndex('paragraph_of_intervention')
      .on(t.conferenceId, t.interventionId)
      .where(sql`${t.struckAt} is null`),
    unique('paragraph_number').on(t.conferenceId, t.sessionId, t.number, t.inserted).nullsNotDistinct(),
    oneOf('paragraph_inserted', t.inserted, INSERTED),
    positive('paragraph_position', t.position),
    oneOf('paragraph_language', t.language, LOCALES),
    positive('paragraph_version_range', t.version),
    check('paragraph_number_range', sql`${t.number} > 0`),
    check('paragraph_length', sql`length(${t.text}) <= 20000`),
  ],
);

/**
 * Every text a paragraph ever had. `aside` marks what a second editor typed upon an older version: it did
 * not become the paragraph's text, and is kept; `settled` says when and by whom it was merged or put away.
 */
export const paragraphVersion = pgTable(
  'paragraph_version',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    paragraphId: uuid().notNull(),
    version: integer().notNull(),
    text: text().notNull(),
    aside: boolean().notNull().default(false),
    savedAt: createdAt(),
    savedBy: uuid(),
    settledAt: at(),
    settledBy: uuid(),
  },
  (t) => [
    bounded('paragraph_version_bounds', [t.text, 20_000]),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf('paragraph_version_of', [t.conferenceId, t.paragraphId], [paragraph.conferenceId, paragraph.id]),
    index('paragraph_version_by').on(t.conferenceId, t.paragraphId, t.version),
    positive('paragraph_version_version', t.version),
    check('paragraph_version_settled', sql`(${t.settledAt} is null) = (${t.settledBy} is null)`),
    check('paragraph_version_settled_aside', sql`${t.settledAt} is null or ${t.aside}`),
  ],
);

/** That the notes of a session are approved: from then on they are for everyone, and stay as they are. */
export const notesApproval = pgTable(
  'notes_approval',
  {
    conferenceId: uuid().notNull(),
    sessionId: uuid().notNull(),
    approvedAt: createdAt(),
    approvedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.sessionId] }),
    within('notes_approval_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
  ],
);

/** A notice beside a paragraph of approved notes: what in it is wrong, and what it should read. */
export const paragraphCorrigendum = pgTable(
  'paragraph_corrigendum',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    paragraphId: uuid().notNull(),
    number: integer().notNull(),
    wrong: text().notNull(),
    reads: text().notNull(),
    reason: text().notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within(
      'paragraph_corrigendum_of',
      [t.conferenceId, t.paragraphId],
      [paragraph.conferenceId, paragraph.id],
    ),
    unique('paragraph_corrigendum_number').on(t.conferenceId, t.paragraphId, t.number),
    positive('paragraph_corrigendum_number_range', t.number),
    length('paragraph_corrigendum_wrong', t.wrong, 2000),
    length('paragraph_corrigendum_reads', t.reads, 2000),
    length('paragraph_corrigendum_reason', t.reason, REASON_MAX),
  ],
);
