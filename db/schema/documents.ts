import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import {
  CLASSIFICATIONS,
  DOCUMENT_KINDS,
  DOCUMENT_PARTS,
  DOCUMENT_READERS,
  SYMBOL_MAX,
} from '@/domain/documents';
import { LOCALES } from '@/domain/local-text';
import {
  at,
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  notBefore,
  oneOf,
  partOf,
  positive,
  within,
  written,
} from '../columns';
import { agendaItem, session } from './agenda';
import { conference } from './conferences';
import { file } from './files';
import { outcome } from './outcomes';

/**
 * A paper of the conference under its symbol: the communiqué, whose text is written here, or one that is uploaded as files. From
 * `publishedAt` on it stands as it is, for whom its classification names; what it should say then stands beside it as a part,
 * which is a document of its own, with the classification and in the place of the one that it belongs to.
 */
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
    /** of a restricted one: who reads it, beside the organizers */
    readers: text({ enum: DOCUMENT_READERS }).array().notNull().default(sql`'{}'`),
    title: localText().notNull(),
    originalLanguage: text({ enum: LOCALES }).notNull(),
    /** where it belongs: to one of these, or to the conference */
    agendaItemId: uuid(),
    sessionId: uuid(),
    outcomeId: uuid(),
    /** the document that this is a part of */
    parentId: uuid(),
    part: text({ enum: DOCUMENT_PARTS }),
    partNumber: integer(),
    createdAt: createdAt(),
    createdBy: uuid(),
    /** when its text was reviewed as it is; a change makes it a draft again */
    reviewedAt: at(),
    reviewedBy: uuid(),
    /** the instant at which it is to be published by itself */
    publishesAt: at(),
    publishedAt: at(),
    publishedBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
    withdrawalReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    uniqueIndex('document_one_communique').on(t.conferenceId).where(sql`${t.kind} = 'communique'`),
    check(
      'document_reviewed',
      sql`${t.kind} <> 'communique' or ${t.reviewedAt} is not null or num_nonnulls(${t.publishesAt}, ${t.publishedAt}) = 0`,
    ),
    unique('document_symbol').on(t.conferenceId, t.symbol),
    unique('document_part_number').on(t.conferenceId, t.parentId, t.part, t.partNumber),
    within('document_item', [t.conferenceId, t.agendaItemId], [agendaItem.conferenceId, agendaItem.id]),
    within('document_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    within('document_outcome', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within('document_parent', [t.conferenceId, t.parentId], [t.conferenceId, t.id]),
    length('document_symbol_length', t.symbol, SYMBOL_MAX),
    inEachLanguage('document_title_languages', t.title),
    written('document_title_written', t.title),
    oneOf('document_kind', t.kind, DOCUMENT_KINDS),
    oneOf('document_classification', t.classification, CLASSIFICATIONS),
    check(
      'document_readers',
      sql`(${t.kind} = 'communique' or (${t.classification} = 'restricted') = (cardinality(${t.readers}) > 0))`,
    ),
    check('document_readers_size', sql`cardinality(${t.readers}) <= 10`),
    oneOf('document_language', t.originalLanguage, LOCALES),
    oneOf('document_part', t.part, DOCUMENT_PARTS),
    positive('document_part_number_range', t.partNumber),
    check(
      'document_place',
      sql`num_nonnulls(${t.agendaItemId}, ${t.sessionId}, ${t.outcomeId}) <= 1 and num_nulls(${t.parentId}, ${t.part}, ${t.partNumber}) in (0, 3)`,
    ),
    length('document_withdrawal_reason', t.withdrawalReason, REASON_MAX),
    notBefore('document_withdrawn', t.withdrawnAt, t.publishedAt),
    check(
      'document_withdrawal',
      sql`(${t.withdrawnAt} is null) = (${t.withdrawalReason} is null) and (${t.withdrawnAt} is null or ${t.publishedAt} is not null)`,
    ),
    positive('document_version', t.version),
  ],
);

/** The file of a document in one of its languages. */
export const documentFile = pgTable(
  'document_file',
  {
    conferenceId: uuid().notNull(),
    documentId: uuid().notNull(),
    language: text({ enum: LOCALES }).notNull(),
    fileId: uuid().notNull(),
    /** SHA-256 of its bytes, as the events have it */
    digest: text().notNull(),
    addedAt: createdAt(),
    addedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.documentId, t.language] }),
    partOf('document_file_of', [t.conferenceId, t.documentId], [document.conferenceId, document.id]),
    within('document_file_bytes', [t.conferenceId, t.fileId], [file.conferenceId, file.id]),
    unique('document_file_once').on(t.conferenceId, t.fileId),
    oneOf('document_file_language', t.language, LOCALES),
    check('document_file_digest', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
  ],
);
