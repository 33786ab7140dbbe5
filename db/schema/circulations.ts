import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ANSWER_MAX, COMMENT_ENDS, COMMENT_MAX } from '@/domain/circulation';
import { at, createdAt, id, length, notBefore, oneOf, positive, within } from '../columns';
import { session } from './agenda';
import { delegation } from './delegations';
import { notesVersion, notesVersionParagraph } from './note-versions';

/**
 * That the notes of a session were sent to delegations for comment until a date, as a version has them. Taken back, they are a
 * draft again; circulated anew, they are another circulation.
 */
export const notesCirculation = pgTable(
  'notes_circulation',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    sessionId: uuid().notNull(),
    notesVersionId: uuid().notNull(),
    commentsUntil: at().notNull(),
    version: integer().notNull().default(1),
    circulatedAt: createdAt(),
    circulatedBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('notes_circulation_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    within(
      'notes_circulation_text',
      [t.conferenceId, t.notesVersionId],
      [notesVersion.conferenceId, notesVersion.id],
    ),
    unique('notes_circulation_of_version').on(t.conferenceId, t.id, t.notesVersionId),
    uniqueIndex('notes_circulation_once')
      .on(t.conferenceId, t.sessionId)
      .where(sql`${t.withdrawnAt} is null`),
    positive('notes_circulation_version_range', t.version),
    notBefore('notes_circulation_withdrawn', t.withdrawnAt, t.circulatedAt),
    check('notes_circulation_until', sql`${t.commentsUntil} > ${t.circulatedAt}`),
  ],
);

/** What a delegation says of a paragraph as it was circulated, and what became of that. */
export const notesComment = pgTable(
  'notes_comment',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    circulationId: uuid().notNull(),
    notesVersionId: uuid().notNull(),
    paragraphId: uuid().notNull(),
    delegationId: uuid().notNull(),
    text: text().notNull(),
    version: integer().notNull().default(1),
    commentedAt: createdAt(),
    commentedBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
    settledAs: text({ enum: COMMENT_ENDS }),
    answer: text(),
    settledAt: at(),
    settledBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    foreignKey({
      name: 'notes_comment_circulation',
      columns: [t.conferenceId, t.circulationId, t.notesVersionId],
      foreignColumns: [notesCirculation.conferenceId, notesCirculation.id, notesCirculation.notesVersionId],
    }),
    foreignKey({
      name: 'notes_comment_paragraph',
      columns: [t.conferenceId, t.notesVersionId, t.paragraphId],
      foreignColumns: [
        notesVersionParagraph.conferenceId,
        notesVersionParagraph.notesVersionId,
        notesVersionParagraph.paragraphId,
      ],
    }),
    within(
      'notes_comment_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    index('notes_comment_on').on(t.conferenceId, t.circulationId, t.paragraphId),
    length('notes_comment_text', t.text, COMMENT_MAX),
    length('notes_comment_answer', t.answer, ANSWER_MAX),
    positive('notes_comment_version_range', t.version),
    notBefore('notes_comment_withdrawn', t.withdrawnAt, t.commentedAt),
    oneOf('notes_comment_settled_as', t.settledAs, COMMENT_ENDS),
    check(
      'notes_comment_settled',
      sql`(${t.settledAs} is null) = (${t.settledAt} is null) and (${t.settledAs} is not null or ${t.answer} is null)`,
    ),
  ],
);
