import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Json } from '@/domain/canonical';
import { LOCALES } from '@/domain/local-text';
import { NAME_MAX } from '@/domain/person-changes';
import {
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  oneOf,
  partOf,
  positive,
  written,
} from '../columns';
import { conference } from './conferences';
import { delegation } from './delegations';

/** The text of the letter that convenes a conference, and who signs it. What was sent stays as it was. */
export const conveningLetter = pgTable(
  'convening_letter',
  {
    conferenceId: uuid()
      .primaryKey()
      .references(() => conference.id, { onDelete: 'cascade' }),
    /** the name of the house, its address: a line each */
    letterhead: localText().notNull(),
    body: localText().notNull(),
    /** where it is signed */
    signedAt: localText().notNull(),
    signer: text().notNull(),
    signerOffice: localText().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    inEachLanguage('convening_letter_letterhead_languages', t.letterhead),
    written('convening_letter_letterhead_written', t.letterhead),
    inEachLanguage('convening_letter_body_languages', t.body),
    written('convening_letter_body_written', t.body),
    inEachLanguage('convening_letter_place_languages', t.signedAt),
    written('convening_letter_place_written', t.signedAt),
    inEachLanguage('convening_letter_office_languages', t.signerOffice),
    written('convening_letter_office_written', t.signerOffice),
    length('convening_letter_signer', t.signer, NAME_MAX),
    positive('convening_letter_version', t.version),
  ],
);

/** A convening letter that was sent to a focal point, as it was: the same data makes the same PDF. */
export const sentLetter = pgTable(
  'sent_letter',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    delegationId: uuid().notNull(),
    language: text({ enum: LOCALES }).notNull(),
    data: jsonb().$type<Json>().notNull(),
    /** the mail in the outbox that led to it */
    mail: uuid().notNull(),
    sentAt: createdAt(),
    sentBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf('sent_letter_to', [t.conferenceId, t.delegationId], [delegation.conferenceId, delegation.id]),
    index('sent_letter_by_delegation').on(t.conferenceId, t.delegationId),
    oneOf('sent_letter_language', t.language, LOCALES),
    check('sent_letter_data', sql`jsonb_typeof(${t.data}) = 'object'`),
  ],
);
