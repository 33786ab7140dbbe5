import { integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { PRESS_OFFICES } from '@/domain/communique';
import { REASON_MAX } from '@/domain/correcting';
import { LOCALES } from '@/domain/local-text';
import {
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  oneOf,
  partOf,
  positive,
  within,
} from '../columns';
import { document } from './documents';

/** A paragraph of a communiqué in each language; `number` orders them, and no page draws it. */
export const communiqueParagraph = pgTable(
  'communique_paragraph',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    documentId: uuid().notNull(),
    number: integer().notNull(),
    text: localText().notNull(),
    version: integer().notNull().default(1),
    savedAt: createdAt(),
    savedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf('communique_paragraph_of', [t.conferenceId, t.documentId], [document.conferenceId, document.id]),
    unique('communique_paragraph_number').on(t.conferenceId, t.documentId, t.number),
    positive('communique_paragraph_number_range', t.number),
    positive('communique_paragraph_version', t.version),
    inEachLanguage('communique_paragraph_text_languages', t.text),
  ],
);

/** A notice beside a published communiqué: what in it is wrong, and what it should read. */
export const communiqueCorrigendum = pgTable(
  'communique_corrigendum',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    documentId: uuid().notNull(),
    number: integer().notNull(),
    /** the paragraph that it is about; null: the title */
    paragraphId: uuid(),
    language: text({ enum: LOCALES }).notNull(),
    wrong: text().notNull(),
    reads: text().notNull(),
    reason: text().notNull(),
    recordedAs: text({ enum: PRESS_OFFICES }).notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('communique_corrigendum_of', [t.conferenceId, t.documentId], [document.conferenceId, document.id]),
    within(
      'communique_corrigendum_paragraph',
      [t.conferenceId, t.paragraphId],
      [communiqueParagraph.conferenceId, communiqueParagraph.id],
    ),
    unique('communique_corrigendum_number').on(t.conferenceId, t.documentId, t.number),
    positive('communique_corrigendum_number_range', t.number),
    oneOf('communique_corrigendum_language', t.language, LOCALES),
    oneOf('communique_corrigendum_recorded_as', t.recordedAs, PRESS_OFFICES),
    length('communique_corrigendum_wrong', t.wrong, 2000),
    length('communique_corrigendum_reads', t.reads, 2000),
    length('communique_corrigendum_reason', t.reason, REASON_MAX),
  ],
);
