import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { CLASSIFICATIONS, DOCUMENT_KINDS } from '@/domain/documents';
import { LOCALES } from '@/domain/local-text';
import { openUploaded, Uploaded } from '@/domain/uploaded';
import { at, bounded, createdAt, id, inEachLanguage, length, localText, oneOf, positive } from '../columns';
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
    createdBy: uuid(),
    /** when its text was reviewed as it is; a change makes it a draft again */
    reviewedAt: at(),
    reviewedBy: uuid(),
    /** the instant at which it is to be published by itself */
    publishesAt: at(),
    publishedAt: at(),
    publishedBy: uuid(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    uniqueIndex('document_one_communique').on(t.conferenceId).where(sql`${t.kind} = 'communique'`),
    positive('document_version', t.version),
    check(
      'document_reviewed',
      sql`${t.reviewedAt} is not null or num_nonnulls(${t.publishesAt}, ${t.publishedAt}) = 0`,
    ),
    unique('document_symbol').on(t.conferenceId, t.symbol),
    length('document_symbol_length', t.symbol, 80),
    inEachLanguage('document_title_languages', t.title),
    oneOf('document_kind', t.kind, DOCUMENT_KINDS),
    oneOf('document_classification', t.classification, CLASSIFICATIONS),
    oneOf('document_language', t.originalLanguage, LOCALES),
  ],
);
