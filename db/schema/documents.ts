import { sql } from 'drizzle-orm';
import { check, customType, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { CLASSIFICATIONS, DOCUMENT_KINDS } from '@/domain/documents';
import { LOCALES } from '@/domain/local-text';
import { openUploaded, Uploaded } from '@/domain/uploaded';
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
} from '../columns';
import { conference } from './conferences';

const uploaded = customType<{ data: Uploaded; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (file) => Buffer.from(openUploaded(file)),
  fromDriver: (bytes) => new Uploaded(bytes),
});

/** A picture or paper that was uploaded, re-encoded by us. */
export const file = pgTable(
  'file',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: ['photo'] }).notNull(),
    mediaType: text().notNull(),
    bytes: uploaded().notNull(),
    width: integer(),
    height: integer(),
    createdAt: createdAt(),
    createdBy: uuid(),
  },
  (t) => [
    bounded('file_bounds', [t.mediaType, 60]),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    oneOf('file_kind', t.kind, ['photo']),
    check('file_size', sql`octet_length(${t.bytes}) between 1 and 2000000`),
  ],
);

export const document = pgTable(
  'document',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    symbol: text().notNull(),
    kind: text({ enum: DOCUMENT_KINDS }).notNull(),
    classification: text({ enum: CLASSIFICATIONS }).notNull(),
    title: localText().notNull(),
    originalLanguage: text({ enum: LOCALES }).notNull(),
    createdAt: createdAt(),
    publishedAt: at(),
    publishedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    unique('document_symbol').on(t.conferenceId, t.symbol),
    length('document_symbol_length', t.symbol, 80),
    inEachLanguage('document_title_languages', t.title),
    oneOf('document_kind', t.kind, DOCUMENT_KINDS),
    oneOf('document_classification', t.classification, CLASSIFICATIONS),
    oneOf('document_language', t.originalLanguage, LOCALES),
  ],
);

/** The text of a document in one language: paragraphs, in order. */
export const languageVersion = pgTable(
  'language_version',
  {
    conferenceId: uuid().notNull(),
    documentId: uuid().notNull(),
    language: text({ enum: LOCALES }).notNull(),
    paragraphs: text().array().notNull(),
    version: integer().notNull().default(1),
    savedAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.documentId, t.language] }),
    partOf('language_version_document', [t.conferenceId, t.documentId], [document.conferenceId, document.id]),
    positive('language_version_version', t.version),
    oneOf('language_version_language', t.language, LOCALES),
    check(
      'language_version_bounds',
      sql`cardinality(${t.paragraphs}) <= 2000 and length(array_to_string(${t.paragraphs}, '')) <= 1000000`,
    ),
  ],
);
