import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ANSWER_MAX } from '@/domain/form-answers';
import { KEPT_DAYS } from '@/domain/form-keeping';
import { FORM_KINDS, FORM_READERS, type FormOption, MOST_OPTIONS } from '@/domain/form-questions';
import {
  at,
  createdAt,
  filled,
  id,
  inEachLanguage,
  inRange,
  listed,
  localText,
  notBefore,
  oneOf,
  partOf,
  positive,
  within,
  written,
  writtenOrNull,
} from '../columns';
import { conference } from './conferences';
import { participant } from './delegations';

/** A question that organizers ask of those who register, beside what the house asks. Retired it is asked no more, and kept. */
export const formQuestion = pgTable(
  'form_question',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: FORM_KINDS }).notNull(),
    /** its place in the form, from the smallest on */
    position: integer().notNull(),
    /** the number of the version that is asked now */
    version: integer().notNull().default(1),
    addedAt: createdAt(),
    retiredAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    oneOf('form_question_kind', t.kind, FORM_KINDS),
    positive('form_question_version', t.version),
    notBefore('form_question_retired', t.retiredAt, t.addedAt),
  ],
);

/** What a question asks from one edit to the next; it never changes. */
export const formQuestionVersion = pgTable(
  'form_question_version',
  {
    conferenceId: uuid().notNull(),
    questionId: uuid().notNull(),
    number: integer().notNull(),
    label: localText().notNull(),
    hint: localText(),
    options: jsonb().$type<FormOption[]>().notNull().default([]),
    required: boolean().notNull(),
    readers: text({ enum: FORM_READERS }).notNull(),
    /** the question on whose answer it hangs whether it is asked; null where it is asked of everybody */
    conditionOf: uuid(),
    /** the answers to that question with which it is asked */
    conditionAnswers: text().array(),
    /** the oldest version whose answers still count: its own number, where everybody is asked again */
    countsFrom: integer().notNull(),
    /** for how many days after the conference answers to it are kept; null: as long as its record */
    keptDays: integer(),
    /** when somebody said so: of this version, or of one before it that said the same */
    keptSince: createdAt(),
    writtenAt: createdAt(),
    writtenBy: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.questionId, t.number] }),
    partOf(
      'form_question_version_of',
      [t.conferenceId, t.questionId],
      [formQuestion.conferenceId, formQuestion.id],
    ),
    positive('form_question_version_number', t.number),
    inEachLanguage('form_question_version_label_languages', t.label),
    written('form_question_version_label_written', t.label),
    inEachLanguage('form_question_version_hint_languages', t.hint),
    writtenOrNull('form_question_version_hint_written', t.hint),
    oneOf('form_question_version_readers', t.readers, FORM_READERS),
    listed('form_question_version_options', t.options, MOST_OPTIONS),
    within(
      'form_question_version_hangs_on',
      [t.conferenceId, t.conditionOf],
      [formQuestion.conferenceId, formQuestion.id],
    ),
    check(
      'form_question_version_condition',
      sql`(${t.conditionOf} is null) = (${t.conditionAnswers} is null) and ${t.conditionOf} is distinct from ${t.questionId}`,
    ),
    filled('form_question_version_condition_answers', t.conditionAnswers, [MOST_OPTIONS, 36 * MOST_OPTIONS]),
    inRange('form_question_version_kept_days', t.keptDays, [1, Math.max(...KEPT_DAYS)]),
    check('form_question_version_counts', sql`${t.countsFrom} between 1 and ${t.number}`),
  ],
);

/** What a person answered, and to which version of the question; without the answer, once its time was over and it was erased. */
export const formAnswer = pgTable(
  'form_answer',
  {
    conferenceId: uuid().notNull(),
    participantId: uuid().notNull(),
    questionId: uuid().notNull(),
    givenUnder: integer().notNull(),
    /** one text, or the ids of what was chosen */
    answer: text().array(),
    answeredAt: createdAt(),
    erasedAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.participantId, t.questionId] }),
    partOf('form_answer_of', [t.conferenceId, t.participantId], [participant.conferenceId, participant.id]),
    within(
      'form_answer_version',
      [t.conferenceId, t.questionId, t.givenUnder],
      [formQuestionVersion.conferenceId, formQuestionVersion.questionId, formQuestionVersion.number],
    ),
    index('form_answer_question').on(t.conferenceId, t.questionId, t.givenUnder),
    index('form_answer_standing')
      .on(t.conferenceId, t.questionId, t.givenUnder)
      .where(sql`${t.answer} is not null`),
    check('form_answer_erased', sql`(${t.answer} is null) = (${t.erasedAt} is not null)`),
    notBefore('form_answer_erased_at', t.erasedAt, t.answeredAt),
    filled('form_answer_bounds', t.answer, [MOST_OPTIONS, ANSWER_MAX.longText]),
  ],
);
