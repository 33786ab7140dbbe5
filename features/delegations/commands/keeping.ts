import { sql } from 'drizzle-orm';
import { NOW, type Tx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { record } from '@/platform/record';
import { erasesOnBy, TODAY_THERE } from '../queries/keeping';

/** The most persons who lose their answer to a question in one transaction; the others do in the next. */
const MOST_PERSONS = 5000;

type QuestionKey = { conferenceId: string; questionId: string };

/** That another end was set to the conference `c` today: a date that was mistyped can be mended before the next night. */
const ENDS_ANEW = sql`exists (select from event e where e.conference_id = c.id and e.entity = 'conference'
  and e.entity_id = c.id::text and e.kind in ('conference.edited', 'conference.moved')
  and e.before ->> 'endsOn' is distinct from e.after ->> 'endsOn' and (e.at at time zone c.time_zone)::date >= ${TODAY_THERE})`;

/** That an answer under a version `g` of a question, whose newest version is `v`, is past its day in the conference `c`. */
const IS_PAST = sql`least(${erasesOnBy(sql`v`)}, ${erasesOnBy(sql`g`)}) <= ${TODAY_THERE}
  and not ${ENDS_ANEW}`;

/** Questions of which some answer is past its day, also of a conference that is closed or removed. */
export async function pastQuestions(tx: Tx, most: number): Promise<QuestionKey[]> {
  const { rows } = await tx.execute<QuestionKey>(sql`
    select q.conference_id as "conferenceId", q.id as "questionId"
    from form_question q join conference c on c.id = q.conference_id
      join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
    where exists (select from form_question_version g
      where g.conference_id = q.conference_id and g.question_id = q.id and ${IS_PAST}
        and exists (select from form_answer a where a.conference_id = g.conference_id and a.question_id = g.question_id
          and a.given_under = g.number and a.answer is not null))
    order by q.conference_id, q.position, q.id limit ${most}`);
  return rows;
}

/** Those whose answer is past its day, held; whoever is being edited comes at the next time. */
async function holdPersons(tx: Tx, { conferenceId, questionId }: QuestionKey): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select p.id from participant p
      join conference c on c.id = p.conference_id
      join form_answer a on a.conference_id = p.conference_id and a.participant_id = p.id and a.question_id = ${questionId}
      join form_question q on q.conference_id = a.conference_id and q.id = a.question_id
      join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
      join form_question_version g on g.conference_id = a.conference_id and g.question_id = a.question_id
        and g.number = a.given_under
    where p.conference_id = ${conferenceId} and a.answer is not null and ${IS_PAST}
    order by p.id limit ${MOST_PERSONS} for no key update of p skip locked`);
  return rows.map(({ id }) => id);
}

/** What hangs on the question, now or as it was answered: that it is answered tells what was erased. */
const HANGING = ({ conferenceId, questionId }: QuestionKey) => sql`
  with recursive hangs (question_id, number) as (
    select h.question_id, h.number from form_question_version h
    where h.conference_id = ${conferenceId} and h.condition_of = ${questionId}
    union
    select h.question_id, h.number from form_question_version h join hangs on h.condition_of = hangs.question_id
    where h.conference_id = ${conferenceId})`;

type ErasedAnswer = { questionId: string; stood: boolean };

/**
 * Erases what was answered to one question and is past its day, and what hangs on it, as far as nobody else does: the row says that
 * it was erased, and when. @returns how many answers
 */
export async function erasePast(tx: Tx, key: QuestionKey): Promise<number> {
  const { conferenceId, questionId } = key;
  // Behind this lock no question changes, and no other instance erases here.
  const held = await tx.execute(
    sql`select from conference where id = ${conferenceId} for no key update skip locked`,
  );
  if (held.rowCount === 0) return 0;
  const ids = await holdPersons(tx, key);
  if (ids.length === 0) return 0;
  const theirs = sql`a.conference_id = ${conferenceId} and a.participant_id = any(${sql.param(ids)}::uuid[])`;
  // Asked again behind the locks: whoever was waited for may have answered anew.
  const own = await tx.execute<ErasedAnswer>(sql`
    update form_answer a set answer = null, erased_at = greatest(${NOW}, a.answered_at)
    from conference c, form_question q, form_question_version v, form_question_version g
    where ${theirs} and a.question_id = ${questionId} and a.answer is not null
      and c.id = a.conference_id and q.conference_id = a.conference_id and q.id = a.question_id
      and v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
      and g.conference_id = a.conference_id and g.question_id = a.question_id and g.number = a.given_under
      and ${IS_PAST}
    returning a.question_id as "questionId", true as stood`);
  const hanging = await tx.execute<ErasedAnswer>(sql`
    ${HANGING(key)}
    delete from form_answer a using form_question q
    where ${theirs} and q.conference_id = a.conference_id and q.id = a.question_id and q.id <> ${questionId}
      and exists (select from hangs where hangs.question_id = q.id and hangs.number in (a.given_under, q.version))
      and exists (select from form_answer e where e.conference_id = a.conference_id and e.participant_id = a.participant_id
        and e.question_id = ${questionId} and e.answer is null)
    returning a.question_id as "questionId", a.answer is not null as stood`);
  const erased = [...own.rows, ...hanging.rows].filter(({ stood }) => stood);
  await recordErased(tx, conferenceId, erased);
  return erased.length;
}

/** Says of each question how many lost their answer, and of nobody which. */
async function recordErased(tx: Tx, conferenceId: string, erased: readonly ErasedAnswer[]): Promise<void> {
  for (const questionId of new Set(erased.map((one) => one.questionId))) {
    const { rows } = await tx.execute<{ label: LocalText }>(sql`
      select v.label from form_question q join form_question_version v
        on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
      where q.conference_id = ${conferenceId} and q.id = ${questionId}`);
    const persons = erased.filter((one) => one.questionId === questionId).length;
    for (const { label } of rows)
      await record(tx, SYSTEM, {
        ...{ conferenceId, kind: 'formQuestion.answersErased', entityId: conferenceId },
        after: { question: label, persons },
      });
  }
}
