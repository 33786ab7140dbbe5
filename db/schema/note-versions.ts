import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { LOCALES } from '@/domain/local-text';
import { PARAGRAPH_KINDS } from '@/domain/note-kinds';
import { OCCASIONS, VERSION_NAME_MAX } from '@/domain/note-versions';
import { bounded, createdAt, id, length, oneOf, positive, within } from '../columns';
import { session } from './agenda';
import { delegation } from './delegations';
import { paragraph, paragraphVersion } from './notes';

/**
 * The notes of a session as they stood at an instant: under a name that somebody gave, or kept by the house on an occasion.
 * `paragraphs` says how many it has, `digest` what these were known by.
 */
export const notesVersion = pgTable(
  'notes_version',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    sessionId: uuid().notNull(),
    number: integer().notNull(),
    name: text(),
    occasion: text({ enum: OCCASIONS }),
    paragraphs: integer().notNull(),
    digest: text().notNull(),
    keptAt: createdAt(),
    keptBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('notes_version_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    unique('notes_version_number').on(t.conferenceId, t.sessionId, t.number),
    positive('notes_version_number_range', t.number),
    length('notes_version_name', t.name, VERSION_NAME_MAX),
    oneOf('notes_version_occasion', t.occasion, OCCASIONS),
    check('notes_version_named', sql`(${t.name} is null) <> (${t.occasion} is null)`),
    positive('notes_version_paragraphs', t.paragraphs),
    bounded('notes_version_digest', [t.digest, 64]),
  ],
);

/** A paragraph of a version, at its place among the others: what it was, and its text as that is kept already. */
export const notesVersionParagraph = pgTable(
  'notes_version_paragraph',
  {
    conferenceId: uuid().notNull(),
    notesVersionId: uuid().notNull(),
    place: integer().notNull(),
    paragraphId: uuid().notNull(),
    textId: uuid().notNull(),
    kind: text({ enum: PARAGRAPH_KINDS }).notNull(),
    language: text({ enum: LOCALES }).notNull(),
    delegationId: uuid(),
    struck: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.notesVersionId, t.place] }),
    unique('notes_version_paragraph_once').on(t.conferenceId, t.notesVersionId, t.paragraphId),
    within(
      'notes_version_paragraph_of',
      [t.conferenceId, t.notesVersionId],
      [notesVersion.conferenceId, notesVersion.id],
    ),
    within(
      'notes_version_paragraph_paragraph',
      [t.conferenceId, t.paragraphId],
      [paragraph.conferenceId, paragraph.id],
    ),
    within(
      'notes_version_paragraph_text',
      [t.conferenceId, t.textId],
      [paragraphVersion.conferenceId, paragraphVersion.id],
    ),
    within(
      'notes_version_paragraph_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    positive('notes_version_paragraph_place', t.place),
    oneOf('notes_version_paragraph_kind', t.kind, PARAGRAPH_KINDS),
    oneOf('notes_version_paragraph_language', t.language, LOCALES),
  ],
);
