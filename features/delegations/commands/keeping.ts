import { type SQL, sql } from 'drizzle-orm';
import { NOW, type Tx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { recordAll } from '@/platform/record';
import { ANSWER_ERASES_ON, TODAY_THERE } from '../queries/keeping';

/** The most persons who lose their answer to a question in one transaction; the others do in the next. */
const MOST_PERSONS = 5000;

export type QuestionKey = { conferenceId: string; questionId: string };

/** That another end was set to the conference `c` today: a date that was mistyped can be mended before the next night. */
const ENDS_ANEW = sql`exists (select from event e where e.conference_id = c.id and e.entity = 'conference'
  and e.entity_id = c.id::text and e.kind in ('conference.edited', 'conference.moved')
  and e.before ->> 'endsOn' is distinct from e.after ->> 'endsOn' and (e.at at time zone c.time_zone)::date >= ${TODAY_THERE})`;

/** That an answer under a version `g` of a question is past its day in the conference `c`. */
const IS_PAST = sql`${ANSWER_ERASES_ON} <= ${TODAY_THERE} and not ${ENDS_ANEW}`;

/** Questions of which some answer is past its day, also of a conference that is closed or removed; those that come `after` one. */
export async function pastQuestions(tx: Tx, most: number, after?: QuestionKey): Promise<QuestionKey[]> {
  const isAfter = after
    ? sql`(q.conference_id, q.id) > (${after.conferenceId}::uuid, ${after.questionId}::uuid)`
    : sql`true`;
  const { rows } = await tx.execute<QuestionKey>(sql`
    select q.conference_id as "conferenceId", q.id as "questionId"
    from form_question q join conference c on c.id = q.conference_id
    where ${isAfter} and exists (select from form_question_version g
      where g.conference_id = q.conference_id and g.question_id = q.id and ${IS_PAST}
        and exists (select from form_answer a where a.conference_id = g.conference_id and a.question_id = g.question_id
          and a.given_under = g.number and a.answer is not null))
    order by q.conference_id, q.id limit ${most}`);
  return rows;
}

/** Those whose answer is past its day, held; whoever is being edited comes at the next time. */
async function holdPersons(tx: Tx, { conferenceId, questionId }: QuestionKey): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select p.id from participant p
      join conference c on c.id = p.conference_id
      join form_answer a on a.conference_id = p.conference_id and a.participant_id = p.id and a.question_id = ${questionId}
      join form_question_version g on g.conference_id = a.conference_id and g.question_id = a.question_id
        and g.number = a.given_under
    where p.conference_id = ${conferenceId} and a.answer is not null and ${IS_PAST}
    order by p.id limit ${MOST_PERSONS} for no key update of p skip locked`);
  return rows.map(({ id }) => id);
}

type ErasedAnswer = { participantId: string; questionId: string; stood: boolean };

/**
 * Takes away what hung directly on answers that are gone, of the same persons: as it was answered, or as it is asked now. That it
 * was answered tells what is gone, so its row goes, too; where it hangs on that no more and is not asked anew, the row stays
 * without the answer, so that nobody is asked a second time.
 */
async function eraseHanging(tx: Tx, conferenceId: string, gone: readonly ErasedAnswer[]) {
  const ids = (key: 'participantId' | 'questionId') => sql`${sql.param(gone.map((one) => one[key]))}::uuid[]`;
  const isGone = (id: SQL) => sql`exists (select from gone
    where gone.participant_id = a.participant_id and gone.question_id = ${id})`;
  const isIt = sql`a.conference_id = ${conferenceId} and a.participant_id = h.participant_id and a.question_id = h.question_id`;
  const { rows } = await tx.execute<ErasedAnswer>(sql`
    with gone (participant_id, question_id) as (select * from unnest(${ids('participantId')}, ${ids('questionId')})),
    hanging as (
      select a.participant_id, a.question_id, a.answer is not null as stood, q.version,
        ${isGone(sql`v.condition_of`)} or a.given_under < v.counts_from as goes
      from form_answer a
        join form_question q on q.conference_id = a.conference_id and q.id = a.question_id
        join form_question_version v on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
        join form_question_version g on g.conference_id = a.conference_id and g.question_id = a.question_id
          and g.number = a.given_under
      where a.conference_id = ${conferenceId} and (${isGone(sql`g.condition_of`)} or ${isGone(sql`v.condition_of`)})),
    deleted as (delete from form_answer a using hanging h where ${isIt} and h.goes),
    emptied as (
      update form_answer a set answer = null, given_under = h.version,
        erased_at = coalesce(a.erased_at, greatest(${NOW}, a.answered_at))
      from hanging h where ${isIt} and not h.goes)
    select participant_id as "participantId", question_id as "questionId", stood from hanging`);
  return rows;
}

/**
 * Erases what was answered to one question and is past its day, and what hangs on it, as far as nobody else does: the row says that
 * it was erased, and when. @returns how many answers
 */
export async function erasePast(tx: Tx, key: QuestionKey): Promise<number> {
  const { conferenceId, questionId } = key;
  // Behind this lock no question changes, and no other instance erases here.
  const { rows: held } = await tx.execute<{ isRemoved: boolean }>(
    sql`select removed_at is not null as "isRemoved" from conference where id = ${conferenceId}
      for no key update skip locked`,
  );
  const ids = held.length > 0 ? await holdPersons(tx, key) : [];
  if (ids.length === 0) return 0;
  // Asked again behind the locks: whoever was waited for may have answered anew.
  const { rows: own } = await tx.execute<ErasedAnswer>(sql`
    update form_answer a set answer = null, erased_at = greatest(${NOW}, a.answered_at)
    from conference c, form_question_version g
    where a.conference_id = ${conferenceId} and a.participant_id = any(${sql.param(ids)}::uuid[])
      and a.question_id = ${questionId} and a.answer is not null and c.id = a.conference_id
      and g.conference_id = a.conference_id and g.question_id = a.question_id and g.number = a.given_under
      and ${IS_PAST}
    returning a.participant_id as "participantId", a.question_id as "questionId", true as stood`);
  const taken = [...own];
  for (let gone = own; gone.length > 0; ) {
    gone = await eraseHanging(tx, conferenceId, gone);
    taken.push(...gone);
  }
  const erased = taken.filter(({ stood }) => stood);
  // With its removal the record of a conference has ended.
  if (held.some(({ isRemoved }) => !isRemoved)) await recordErased(tx, conferenceId, erased);
  return erased.length;
}

/** Says of each question how many lost their answer, and of nobody which; the pages of those who did are drawn anew. */
async function recordErased(tx: Tx, conferenceId: string, erased: readonly ErasedAnswer[]): Promise<void> {
  const changes: Parameters<typeof recordAll>[3][number][] = [];
  for (const questionId of new Set(erased.map((one) => one.questionId))) {
    const { rows } = await tx.execute<{ label: LocalText }>(sql`
      select v.label from form_question q join form_question_version v
        on v.conference_id = q.conference_id and v.question_id = q.id and v.number = q.version
      where q.conference_id = ${conferenceId} and q.id = ${questionId}`);
    const persons = erased.filter((one) => one.questionId === questionId);
    for (const { label } of rows)
      changes.push({
        ...{ conferenceId, kind: 'formQuestion.answersErased', entityId: conferenceId },
        after: { question: label, persons: persons.length },
        topics: [
          `conference:${conferenceId}`,
          ...persons.map(({ participantId }) => `participant:${participantId}` as const),
        ],
      });
  }
  await recordAll(tx, SYSTEM, conferenceId, changes);
}
