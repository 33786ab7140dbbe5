import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { CAPACITIES } from '@/domain/actor';
import { FILE_NAME_MAX, IMPORT_KINDS } from '@/domain/imports';
import { LOCALES } from '@/domain/local-text';
import { at, createdAt, id, length, notBefore, oneOf, positive, within } from '../columns';
import { account } from './accounts';
import { conference } from './conferences';
import { delegation } from './delegations';
import { file } from './files';

/**
 * A list that was uploaded to be imported. Its file is kept until it is confirmed or discarded; what it would do is compared
 * anew whenever somebody looks.
 */
export const sheetImport = pgTable(
  'sheet_import',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: IMPORT_KINDS }).notNull(),
    /** to which delegation alone its persons may belong, where its focal point sent it */
    delegationId: uuid(),
    /** null once it was confirmed */
    fileId: uuid(),
    fileName: text().notNull(),
    digest: text().notNull(),
    /** the field that each column is taken for, nothing for one that is not read; null: as they were suggested */
    columns: text().array(),
    /** what stands for cells that the list leaves empty */
    capacity: text({ enum: CAPACITIES }).notNull(),
    quota: integer().notNull(),
    locale: text({ enum: LOCALES }).notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => account.id),
    addedAt: createdAt(),
    confirmedAt: at(),
    confirmedBy: uuid(),
    /** what came of it: how many rows did something, and how many letters were written */
    added: integer(),
    changed: integer(),
    letters: integer(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within(
      'sheet_import_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    within('sheet_import_file', [t.conferenceId, t.fileId], [file.conferenceId, file.id]),
    index('sheet_import_account').on(t.addedBy),
    length('sheet_import_file_name', t.fileName, FILE_NAME_MAX),
    oneOf('sheet_import_kind', t.kind, IMPORT_KINDS),
    oneOf('sheet_import_capacity', t.capacity, CAPACITIES),
    oneOf('sheet_import_locale', t.locale, LOCALES),
    check('sheet_import_quota', sql`${t.quota} between 1 and 500`),
    check('sheet_import_digest', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check('sheet_import_columns', sql`cardinality(${t.columns}) <= 200`),
    check('sheet_import_column_bounds', sql`length(${t.columns}::text) <= 6000`),
    check('sheet_import_own', sql`${t.delegationId} is null or ${t.kind} = 'persons'`),
    check(
      'sheet_import_confirmed',
      sql`num_nonnulls(${t.confirmedAt}, ${t.added}, ${t.changed}, ${t.letters}) = case when ${t.fileId} is null then 4 else 0 end`,
    ),
    notBefore('sheet_import_confirmed_at', t.confirmedAt, t.addedAt),
    positive('sheet_import_version', t.version),
  ],
);
