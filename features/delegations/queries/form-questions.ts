import { type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { inLanguage } from '@/db/columns';
import { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { isDue, mustAnswerAgain } from '@/domain/form-answers';
import { askedOf, readableOf } from '@/domain/form-conditions';
import {
  type FormCondition,
  type FormDefinition,
  type FormKind,
  type FormOption,
  type FormReaders,
  mayReadAnswer,
} from '@/domain/form-questions';
import type { Locale, LocalText } from '@/domain/local-text';
import { authorize, can, type Permission } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';
import type { WordedAnswer } from '@/platform/i18n/answer-words';
import { ANSWER_ERASES_ON, ENDS_OF, erasesOnBy, TODAY_THERE } from './keeping';
import { registeredName, registrationOfParticipant } from './people';

/** Whoever has to answer again is named up to so many. */
const MOST_NAMED = 200;
/** No conference has asked more in all, with what it asks no more. */
const MOST_IN_ALL = 300;

/** What a question was when somebody answered it, where it is another now. */
type FormerDefinition = {
  label: LocalText;
  options: FormOption[];
  readers: FormReaders;
  condition: FormCondition | null;
};

/** On what it hangs whether a question is asked, as a part of a question about a version of it. */
const conditionIn = (
  version: SQL,
) => sql<FormCondition | null>`case when ${version}.condition_of is not null then
  jsonb_build_object('questionId', ${version}.condition_of, 'answers', ${version}.condition_answers) end`;
const CONDITION = conditionIn(sql`v`);

/** A question as one person meets it, with what was answered. */
export type FormLine = FormDefinition & {
  id: string;
  kind: FormKind;
  number: number;
  countsFrom: number;
  retired: boolean;
  givenUnder: number | null;
  answer: string[] | null;
  /** when, as it is written in JSON */
  answeredAt: string | null;
  /** the day on which what was answered is erased by itself; null where it stays */
  erasesOn: string | null;
  /** the same of what would be answered now */
  wouldEraseOn: string | null;
  isOver: boolean;
  erasedAt: string | null;
  former: FormerDefinition | null;
};

/** What is asked in the conference of a seat, and what its person answered, also to what is asked no more. */
const linesOf = (conferenceId: SQL, participantId: SQL) => sql<FormLine[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'retired', q.retired_at is not null,
    'number', v.number, 'countsFrom', v.counts_from, 'label', v.label, 'hint', v.hint, 'options', v.options,
    'required', v.required, 'readers', v.readers, 'givenUnder', a.given_under, 'answer', a.answer,
    'answeredAt', a.answered_at, 'condition', ${CONDITION}, 'keptDays', v.kept_days, 'erasedAt', a.erased_at,
    'erasesOn', case when a.answer is not null then ${ANSWER_ERASES_ON} end,
    'wouldEraseOn', ${erasesOnBy(sql`v`)}, 'isOver', coalesce(${erasesOnBy(sql`v`)} <= ${TODAY_THERE}, false),
    'former', case when g.number < v.number then
      jsonb_build_object('label', g.label, 'options', g.options, 'readers', g.readers,
        'condition', ${conditionIn(sql`g`)}) end)
    order by q.position, q.id), '[]')
  from form_question q
    join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
    ${ENDS_OF(sql`q.conference_id`)}
    left join form_answer a on a.conference_id = q.conference_id and a.question_id = q.id
      and a.participant_id = ${participantId}
    left join form_question_version g on g.conference_id = a.conference_id and g.question_id = a.question_id
      and g.number = a.given_under
  where q.conference_id = ${conferenceId} and (q.retired_at is null or a.participant_id is not null))`;

/** The same of a seat that is asked for, as a column beside the others. */
export const formOfSeat = linesOf(sql`${participant.conferenceId}`, sql`${participant.id}`);

/** The same of one seat, with all answers. */
export async function formLines(tx: Tx, conferenceId: string, participantId: string): Promise<FormLine[]> {
  const lines = linesOf(sql`${conferenceId}::uuid`, sql`${participantId}::uuid`);
  const { rows } = await tx.execute<{ lines: FormLine[] }>(sql`select ${lines} as lines`);
  return rows[0]?.lines ?? [];
}

/** A question with its answer as far as somebody may read it. `isAsked`: by what was answered so far it is asked of the person. */
export type ShownFormLine = FormLine & { isAsked: boolean; again: boolean; due: boolean };

/**
 * The questions whose answers the viewer may read; the others are not there. What somebody answered to a question that is asked
 * of them no more, they alone still see, so that it is there where it is asked again.
 */
export function shownForm(
  lines: readonly FormLine[],
  may: (permission: Permission) => boolean,
  isOwn: boolean,
): ShownFormLine[] {
  const askedIds = askedOf(lines);
  const readable = readableOf(lines, {
    mayRead: ({ readers, former }) => mayReadAnswer(former?.readers ?? null, readers, may),
    mayReadAll: isOwn || mayReadAnswer(null, 'organizers', may),
  });
  return readable.flatMap((line): ShownFormLine[] => {
    if (askedIds.has(line.id))
      return [{ ...line, isAsked: true, again: mustAnswerAgain(line), due: isDue(line) }];
    const none = {
      givenUnder: null,
      answer: null,
      answeredAt: null,
      erasesOn: null,
      erasedAt: null,
      former: null,
    };
    const kept = isOwn ? line : { ...line, ...none };
    return line.retired && !isOwn ? [] : [{ ...kept, isAsked: false, again: false, due: false }];
  });
}

/** A question as organizers keep it, with how many answered and how many must answer again. */
export type AskedQuestion = FormDefinition & {
  id: string;
  kind: FormKind;
  version: number;
  retiredAt: Date | null;
  answered: number;
  again: number;
  /** how many answers were erased when their time was over */
  erased: number;
  /** the day on which what would be answered now would be erased; null where it would stay */
  wouldEraseOn: string | null;
};

type AskedRow = Omit<AskedQuestion, 'retiredAt'> & { retiredAt: string | null };

/** The questions that hang on others, each with all of those and the answers that it wants; for a question that begins with it. */
const HANGS = (conferenceId: string) => sql`recursive hangs (question_id, on_id, answers) as (
  select q.id, v.condition_of, v.condition_answers
  from form_question q
    join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
  where q.conference_id = ${conferenceId} and v.condition_of is not null
  union
  select hangs.question_id, v.condition_of, v.condition_answers
  from hangs
    join form_question q on q.conference_id = ${conferenceId} and q.id = hangs.on_id
    join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
  where v.condition_of is not null)`;

/** That what an answer `a` was given to is asked of its person: the rule of `askedOf`, for as many people as there are. */
const IS_ASKED = sql`not exists (select from hangs h where h.question_id = a.question_id and not exists (
  select from form_answer o where o.conference_id = a.conference_id and o.participant_id = a.participant_id
    and o.question_id = h.on_id and o.answer && h.answers))`;

/** That the question of a version `v` can still be answered by its time. */
const IS_OPEN = sql`coalesce(${erasesOnBy(sql`v`)} > ${TODAY_THERE}, true)`;

const ASKED = (conferenceId: string) => sql`
  with ${HANGS(conferenceId)}
  select q.id, q.kind, q.version, q.retired_at as "retiredAt", v.label, v.hint, v.options, v.required, v.readers,
    v.kept_days as "keptDays", (${erasesOnBy(sql`v`)})::text as "wouldEraseOn", ${CONDITION} as condition, a.answered, a.again, a.erased
  from form_question q
    join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
    ${ENDS_OF(sql`q.conference_id`)}
    cross join lateral (
      select count(a.answer)::int as answered, count(a.erased_at)::int as erased,
        (count(*) filter (where a.given_under < v.counts_from and ${IS_OPEN}))::int as again
      from form_answer a join participant p on p.conference_id = a.conference_id and p.id = a.participant_id
      where a.conference_id = q.conference_id and a.question_id = q.id and p.withdrawn_at is null and ${IS_ASKED}) a
  where q.conference_id = ${conferenceId}
  order by q.position, q.id limit ${MOST_IN_ALL}`;

/** The questions of a conference in their order, with how many of those of whom each is asked answered. One question. */
async function askedQuestions(tx: Tx, conferenceId: string): Promise<AskedQuestion[]> {
  const { rows } = await tx.execute<AskedRow>(ASKED(conferenceId));
  return rows.map(({ retiredAt, ...row }) => ({
    ...row,
    retiredAt: retiredAt === null ? null : new Date(retiredAt),
  }));
}

/** The questions of a conference in their order. One question to the database. @throws Refusal for who may not edit them */
export async function listFormQuestions(viewer: Actor, conferenceId: string): Promise<AskedQuestion[]> {
  authorize(viewer, 'formQuestion.edit', { conferenceId });
  return withTx(viewer, (tx) => askedQuestions(tx, conferenceId));
}

export type AgainPerson = { id: string; name: string };

/**
 * One question that is asked, those before it on which it can hang, and who must answer it again. Two questions to the database.
 * @throws Refusal `notFound` for a retired one
 */
export async function getFormQuestion(
  viewer: Actor,
  conferenceId: string,
  questionId: string,
  locale: Locale,
) {
  authorize(viewer, 'formQuestion.edit', { conferenceId });
  return withTx(viewer, async (tx) => {
    const current = (await askedQuestions(tx, conferenceId)).filter(({ retiredAt }) => !retiredAt);
    const at = current.findIndex(({ id }) => id === questionId);
    const question = current[at];
    if (!question) throw missing();
    const named = await tx.execute<AgainPerson>(sql`
      with ${HANGS(conferenceId)}
      select ${participant.id} as id, ${registeredName} as name
      from participant join account on account.id = participant.account_id
        left join registration on ${registrationOfParticipant}
        join form_answer a on a.conference_id = participant.conference_id and a.participant_id = participant.id
        join form_question q on q.conference_id = a.conference_id and q.id = a.question_id
        join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id
          and v.number = q.version
        ${ENDS_OF(sql`q.conference_id`)}
      where q.conference_id = ${conferenceId} and q.id = ${questionId} and participant.withdrawn_at is null
        and a.given_under < v.counts_from and ${IS_OPEN} and ${IS_ASKED}
      order by ${inLanguage(registeredName, locale)}, ${participant.id} limit ${MOST_NAMED}`);
    return { ...question, named: named.rows, before: current.slice(0, at) };
  });
}

export type OpenedQuestion = Awaited<ReturnType<typeof getFormQuestion>>;

type GivenRow = WordedAnswer & { participantId: string; questionId: string };

/**
 * The questions of a conference that are asked or were answered, with all answers by person and question, for a file; none for
 * who may not read them all. An answer to what is asked of its person no more is not there. Two questions.
 */
export async function answersOfPeople(viewer: Actor, conferenceId: string) {
  if (!can(viewer, 'formAnswer.see', { conferenceId })) return { questions: [], answerOf: () => null };
  return withTx(viewer, async (tx) => {
    const questions = await askedQuestions(tx, conferenceId);
    const { rows: all } = await tx.execute<GivenRow>(sql`
      with ${HANGS(conferenceId)}
      select a.participant_id as "participantId", a.question_id as "questionId", a.answer,
        to_jsonb(a.answered_at) #>> '{}' as "answeredAt", to_jsonb(a.erased_at) #>> '{}' as "erasedAt", q.kind, v.options
      from form_answer a
        join form_question q on q.conference_id = a.conference_id and q.id = a.question_id
        join form_question_version v on v.conference_id = a.conference_id and v.question_id = a.question_id
          and v.number = a.given_under
      where a.conference_id = ${conferenceId} and ${IS_ASKED}`);
    const keyOf = (participantId: string, questionId: string) => `${participantId}:${questionId}`;
    const answers = new Map(all.map((row) => [keyOf(row.participantId, row.questionId), row]));
    return {
      questions: questions.filter(({ retiredAt, answered, erased }) => !retiredAt || answered + erased > 0),
      answerOf: (participantId: string, questionId: string): WordedAnswer | null =>
        answers.get(keyOf(participantId, questionId)) ?? null,
    };
  });
}

/** Names what is asked in its order: whoever moves a question has looked at these. */
export const orderVersionOf = (questions: readonly { id: string }[]): string =>
  sha256(questions.map(({ id }) => id).join('\n'));
