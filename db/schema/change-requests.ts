import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import { ANSWER_KEPT_MAX } from '@/domain/person-changes';
import { PERSON_QUESTIONS } from '@/domain/questions';
import { at, bounded, createdAt, id, length, notBefore, oneOf, partOf } from '../columns';
import { participant } from './delegations';

/**
 * What a person asks to have changed of answers that were handed in, and why. The secretariat takes it over or declines it,
 * or the person withdraws it; of a seat one request is open.
 */
export const changeRequest = pgTable(
  'change_request',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    participantId: uuid().notNull(),
    reason: text().notNull(),
    requestedAt: createdAt(),
    takenOverAt: at(),
    declinedAt: at(),
    declineReason: text(),
    withdrawnAt: at(),
  },
  (t) => [
    length('change_request_reason', t.reason, REASON_MAX),
    length('change_request_decline_reason', t.declineReason, REASON_MAX),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf(
      'change_request_participant',
      [t.conferenceId, t.participantId],
      [participant.conferenceId, participant.id],
    ),
    uniqueIndex('change_request_open')
      .on(t.conferenceId, t.participantId)
      .where(sql`${t.takenOverAt} is null and ${t.declinedAt} is null and ${t.withdrawnAt} is null`),
    index('change_request_by_participant').on(t.conferenceId, t.participantId),
    check('change_request_end', sql`num_nonnulls(${t.takenOverAt}, ${t.declinedAt}, ${t.withdrawnAt}) <= 1`),
    check('change_request_declined_reason', sql`(${t.declinedAt} is null) = (${t.declineReason} is null)`),
    notBefore('change_request_taken_over', t.takenOverAt, t.requestedAt),
    notBefore('change_request_declined', t.declinedAt, t.requestedAt),
    notBefore('change_request_withdrawn', t.withdrawnAt, t.requestedAt),
  ],
);

/** One answer that a person asks to have changed, as the history of a person keeps answers. */
export const requestedAnswer = pgTable(
  'requested_answer',
  {
    conferenceId: uuid().notNull(),
    requestId: uuid().notNull(),
    question: text({ enum: PERSON_QUESTIONS as [(typeof PERSON_QUESTIONS)[number]] }).notNull(),
    /** null: nothing should stand there */
    answer: text(),
  },
  (t) => [
    bounded('requested_answer_bounds', [t.answer, ANSWER_KEPT_MAX]),
    primaryKey({ columns: [t.conferenceId, t.requestId, t.question] }),
    partOf(
      'requested_answer_request',
      [t.conferenceId, t.requestId],
      [changeRequest.conferenceId, changeRequest.id],
    ),
    oneOf('requested_answer_question', t.question, PERSON_QUESTIONS),
  ],
);
