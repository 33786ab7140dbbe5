import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { LOCALES } from '@/domain/local-text';
import { PROPOSERS, type TranslatedParagraph } from '@/domain/outcomes';
import { createdAt, id, length, oneOf, positive, within } from '../columns';
import { outcome, outcomeParagraph, reservation } from './outcomes';

/** What a delegation said of its reservation later: corrected, or withdrawn. The reservation itself stays as it was recorded. */
export const reservationCorrection = pgTable(
  'reservation_correction',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    reservationId: uuid().notNull(),
    number: integer().notNull(),
    /** what it says from here on; null: it is withdrawn */
    text: text(),
    reason: text().notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within(
      'reservation_correction_of',
      [t.conferenceId, t.reservationId],
      [reservation.conferenceId, reservation.id],
    ),
    unique('reservation_correction_number').on(t.conferenceId, t.reservationId, t.number),
    positive('reservation_correction_number_range', t.number),
    length('reservation_correction_length', t.text, 2000),
    length('reservation_correction_reason', t.reason, REASON_MAX),
  ],
);

/** A notice beside an adopted text: what in it is wrong, and what it should read. The text itself stays as it was adopted. */
export const corrigendum = pgTable(
  'corrigendum',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    outcomeId: uuid().notNull(),
    number: integer().notNull(),
    /** the paragraph that it is about; null: the title */
    paragraphId: uuid(),
    language: text({ enum: LOCALES }).notNull(),
    wrong: text().notNull(),
    reads: text().notNull(),
    reason: text().notNull(),
    recordedAs: text({ enum: PROPOSERS }).notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('corrigendum_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    within(
      'corrigendum_paragraph',
      [t.conferenceId, t.paragraphId],
      [outcomeParagraph.conferenceId, outcomeParagraph.id],
    ),
    unique('corrigendum_number').on(t.conferenceId, t.outcomeId, t.number),
    positive('corrigendum_number_range', t.number),
    oneOf('corrigendum_language', t.language, LOCALES),
    oneOf('corrigendum_recorded_as', t.recordedAs, PROPOSERS),
    length('corrigendum_wrong', t.wrong, 2000),
    length('corrigendum_reads', t.reads, 2000),
    length('corrigendum_reason', t.reason, REASON_MAX),
  ],
);

/** A language that came after the adoption, whole; what corrects it is the next version beside it. */
export const translation = pgTable(
  'translation',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    outcomeId: uuid().notNull(),
    language: text({ enum: LOCALES }).notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    paragraphs: jsonb().$type<readonly TranslatedParagraph[]>().notNull(),
    /** who translated it: a person or a service */
    translator: text().notNull(),
    recordedAt: createdAt(),
    recordedBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('translation_of', [t.conferenceId, t.outcomeId], [outcome.conferenceId, outcome.id]),
    unique('translation_version').on(t.conferenceId, t.outcomeId, t.language, t.version),
    positive('translation_version_range', t.version),
    oneOf('translation_language', t.language, LOCALES),
    length('translation_title', t.title, 300),
    length('translation_translator', t.translator, 200),
    check('translation_paragraphs', sql`jsonb_typeof(${t.paragraphs}) = 'array'`),
  ],
);
