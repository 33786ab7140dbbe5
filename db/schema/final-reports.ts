import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { Json } from '@/domain/canonical';
import { LOCALES } from '@/domain/local-text';
import { createdAt, oneOf, positive, within } from '../columns';
import { conference } from './conferences';
import { file } from './files';

/**
 * An edition of the final report in one of the working languages: the PDF as it was made, and the data that it was made from, so
 * that it can be made again byte for byte. It never changes; a later edition stands beside it.
 */
export const finalReport = pgTable(
  'final_report',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    /** which edition it is, from 1 */
    number: integer().notNull(),
    language: text({ enum: LOCALES }).notNull(),
    fileId: uuid().notNull(),
    /** SHA-256 of the bytes of the PDF */
    digest: text().notNull(),
    data: jsonb().$type<Json>().notNull(),
    /** SHA-256 of the canonical JSON of the data */
    dataDigest: text().notNull(),
    /** SHA-256 of what the data was drawn with: template, compiler and faces */
    drawnWith: text().notNull(),
    madeAt: createdAt(),
    madeBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.number, t.language] }),
    within('final_report_bytes', [t.conferenceId, t.fileId], [file.conferenceId, file.id]),
    unique('final_report_once').on(t.conferenceId, t.fileId),
    positive('final_report_number', t.number),
    oneOf('final_report_language', t.language, LOCALES),
    check('final_report_data', sql`jsonb_typeof(${t.data}) = 'object'`),
    check(
      'final_report_digests',
      sql`${t.digest} ~ '^[0-9a-f]{64}$' and ${t.dataDigest} ~ '^[0-9a-f]{64}$' and ${t.drawnWith} ~ '^[0-9a-f]{64}$'`,
    ),
  ],
);
