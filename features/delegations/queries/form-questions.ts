import { type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { idsIn, inLanguage } from '@/db/columns';
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
import { registeredName, registrationOfParticipant } from './people';

/** Whoever has to answer again is named up to so many. */
const MOST_NAMED = 200;
/** No conference has asked more in all, with what it asks no more. */
const MOST_IN_ALL = 300;

/** What a question was when somebody answered it, where it is another now. */
type FormerDefinition = { label: LocalText; options: FormOption[]; readers: FormReaders };

/** On what it hangs whether a question is asked, as a part of a question about its version `v`. */
const CONDITION = sql<FormCondition | null>`case when v.condition_of is not null then
  jsonb_build_object('questionId', v.condition_of, 'answers', v.condition_answers) end`;

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
  former: FormerDefinition | null;
};

/** What is asked in the conference of a seat, and what its person answered, also to what is asked no more. */
const linesOf = (conferenceId: SQL, participantId: SQL) => sql<FormLine[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'kind', q.kind, 'retired', q.retired_at is not null,
    'number', v.number, 'countsFrom', v.counts_from, 'label', v.label, 'hint', v.hint, 'options', v.options,
    'required', v.required, 'readers', v.readers, 'givenUnder', a.given_under, 'answer', a.answer,
    'answeredAt', a.answered_at, 'condition', ${CONDITION},
    'former', case when g.number < v.number then
      jsonb_build_object('label', g.label, 'options', g.options, 'readers', g.readers) end)
    order by q.position, q.id), '[]')
  from form_question q
    join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
    left join form_answer a on a.conference_id = q.conference_id and a.question_id = q.id
      and a.participant_id = ${participantId}
    left join form_question_version g on g.conference_id = a.conference_id and g.question_id = a.question_id
      and g.number = a.given_under
  where q.conference_id = ${conferenceId} and (q.retired_at is null or a.answer is not null))`;

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
  const readable = readableOf(lines, ({ readers, former }) =>
    mayReadAnswer(former?.readers ?? null, readers, may),
  );
  return readable.flatMap((line): ShownFormLine[] => {
    if (askedIds.has(line.id))
      return [{ ...line, isAsked: true, again: mustAnswerAgain(line), due: isDue(line) }];
    const kept = isOwn ? line : { ...line, givenUnder: null, answer: null, answeredAt: null, former: null };
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
};

type AskedRow = Omit<AskedQuestion, 'retiredAt' | 'answered' | 'again'> & {
  retiredAt: string | null;
  countsFrom: number;
};

const ASKED = (conferenceId: string) => sql`
  select q.id, q.kind, q.version, q.retired_at as "retiredAt", v.label, v.hint, v.options, v.required, v.readers,
    ${CONDITION} as condition, v.counts_from as "countsFrom"
  from form_question q
    join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
  where q.conference_id = ${conferenceId}
  order by q.position, q.id limit ${MOST_IN_ALL}`;

type GivenRow = WordedAnswer & {
  participantId: string;
  questionId: string;
  givenUnder: number;
  withdrawn: boolean;
};

const GIVEN = (conferenceId: string) => sql`
  select a.participant_id as "participantId", a.question_id as "questionId", a.answer, a.given_under as "givenUnder",
    to_jsonb(a.answered_at) #>> '{}' as "answeredAt", q.kind, v.options, p.withdrawn_at is not null as withdrawn
  from form_answer a
    join participant p on p.conference_id = a.conference_id and p.id = a.participant_id
    join form_question q on q.conference_id = a.conference_id and q.id = a.question_id
    join form_question_version v on v.conference_id = a.conference_id and v.question_id = a.question_id
      and v.number = a.given_under
  where a.conference_id = ${conferenceId}`;

/** The answers of a conference to what is asked of those who gave them. */
function standing(questions: readonly AskedRow[], rows: readonly GivenRow[]): GivenRow[] {
  const byPerson = new Map<string, GivenRow[]>();
  for (const row of rows) byPerson.set(row.participantId, [...(byPerson.get(row.participantId) ?? []), row]);
  return [...byPerson.values()].flatMap((own) => {
    const answerTo = new Map(own.map(({ questionId, answer }) => [questionId, answer]));
    const askedIds = askedOf(
      questions.map(({ id, condition }) => ({ id, condition, answer: answerTo.get(id) ?? null })),
    );
    return own.filter(({ questionId }) => askedIds.has(questionId));
  });
}

/** What a conference asks and asked, in its order, and what was answered to it by those of whom it is asked. Two questions. */
async function askedAndGiven(tx: Tx, conferenceId: string) {
  const { rows } = await tx.execute<AskedRow>(ASKED(conferenceId));
  const answers = standing(rows, (await tx.execute<GivenRow>(GIVEN(conferenceId))).rows);
  const questions = rows.map(({ retiredAt, countsFrom, ...row }): AskedQuestion => {
    const own = answers.filter(({ questionId, withdrawn }) => questionId === row.id && !withdrawn);
    return {
      ...row,
      retiredAt: retiredAt === null ? null : new Date(retiredAt),
      answered: own.length,
      again: own.filter(({ givenUnder }) => givenUnder < countsFrom).length,
    };
  });
  return { questions, answers };
}

/** The questions of a conference in their order. Two questions to the database. @throws Refusal for who may not edit them */
export async function listFormQuestions(viewer: Actor, conferenceId: string): Promise<AskedQuestion[]> {
  authorize(viewer, 'formQuestion.edit', { conferenceId });
  return withTx(viewer, async (tx) => (await askedAndGiven(tx, conferenceId)).questions);
}

export type AgainPerson = { id: string; name: string };

/**
 * One question that is asked, those before it on which it can hang, and who must answer it again. Three questions to the database.
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
    const { questions, answers } = await askedAndGiven(tx, conferenceId);
    const current = questions.filter(({ retiredAt }) => !retiredAt);
    const at = current.findIndex(({ id }) => id === questionId);
    const question = current[at];
    if (!question) throw missing();
    const persons = answers.filter((one) => one.questionId === questionId).map((one) => one.participantId);
    const named = await tx.execute<AgainPerson>(sql`
      select ${participant.id} as id, ${registeredName} as name
      from participant join account on account.id = participant.account_id
        left join registration on ${registrationOfParticipant}
        join form_answer a on a.conference_id = participant.conference_id and a.participant_id = participant.id
        join form_question q on q.conference_id = a.conference_id and q.id = a.question_id
        join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id
          and v.number = q.version
      where q.conference_id = ${conferenceId} and q.id = ${questionId} and participant.withdrawn_at is null
        and ${participant.id} in (${idsIn(persons)}) and a.given_under < v.counts_from
      order by ${inLanguage(registeredName, locale)}, ${participant.id} limit ${MOST_NAMED}`);
    return { ...question, named: named.rows, before: current.slice(0, at) };
  });
}

export type OpenedQuestion = Awaited<ReturnType<typeof getFormQuestion>>;

/**
 * The questions of a conference that are asked or were answered, with all answers by person and question, for a file; none for
 * who may not read them all. An answer to what is asked of its person no more is not there. Two questions.
 */
export async function answersOfPeople(viewer: Actor, conferenceId: string) {
  if (!can(viewer, 'formAnswer.see', { conferenceId })) return { questions: [], answerOf: () => null };
  return withTx(viewer, async (tx) => {
    const { questions, answers: all } = await askedAndGiven(tx, conferenceId);
    const keyOf = (participantId: string, questionId: string) => `${participantId}:${questionId}`;
    const answers = new Map(all.map((row) => [keyOf(row.participantId, row.questionId), row]));
    return {
      questions: questions.filter(({ retiredAt, answered }) => !retiredAt || answered > 0),
      answerOf: (participantId: string, questionId: string): WordedAnswer | null =>
        answers.get(keyOf(participantId, questionId)) ?? null,
    };
  });
}

/** Names what is asked in its order: whoever moves a question has looked at these. */
export const orderVersionOf = (questions: readonly { id: string }[]): string =>
  sha256(questions.map(({ id }) => id).join('\n'));
