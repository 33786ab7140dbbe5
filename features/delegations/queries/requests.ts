import { type SQL, sql } from 'drizzle-orm';
import { changeRequest, requestedAnswer } from '@/db/schema/change-requests';
import { participant } from '@/db/schema/delegations';
import type { Permission } from '@/domain/permissions';
import { answerKept, keptValue } from '@/domain/person-changes';
import { PERSON_QUESTIONS, type PersonQuestion, QUESTIONS, type StoredAnswers } from '@/domain/questions';

type Row = {
  id: string;
  reason: string;
  requestedAt: string;
  takenOverAt: string | null;
  declinedAt: string | null;
  declineReason: string | null;
  withdrawnAt: string | null;
  answers: { question: PersonQuestion; answer: string | null }[];
};

/** The last change that the person of a seat asked for, as a column beside the others. */
export const requestOfSeat = sql<Row | null>`(select jsonb_build_object('id', r.id, 'reason', r.reason,
    'requestedAt', r.requested_at, 'takenOverAt', r.taken_over_at, 'declinedAt', r.declined_at,
    'declineReason', r.decline_reason, 'withdrawnAt', r.withdrawn_at, 'answers', (
      select coalesce(jsonb_agg(jsonb_build_object('question', a.question, 'answer', a.answer)), '[]')
      from ${requestedAnswer} a where a.conference_id = r.conference_id and a.request_id = r.id))
  from ${changeRequest} r where r.conference_id = ${participant.conferenceId}
    and r.participant_id = ${participant.id} order by r.requested_at desc, r.id desc limit 1)`;

/** True for a seat whose person asks for a change and waits. */
export const isAsking = sql<boolean>`exists (select from ${changeRequest} r
  where r.conference_id = ${participant.conferenceId} and r.participant_id = ${participant.id}
    and r.taken_over_at is null and r.declined_at is null and r.withdrawn_at is null)`;

/** The requests of a conference that wait for a decision, as `r`: of persons who stand, in delegations that stand. */
export const requestsWaiting = (conferenceId: SQL) => sql`change_request r
  join participant p on p.conference_id = r.conference_id and p.id = r.participant_id
  join delegation d on d.conference_id = p.conference_id and d.id = p.delegation_id
  where r.conference_id = ${conferenceId} and r.taken_over_at is null and r.declined_at is null
    and r.withdrawn_at is null and p.withdrawn_at is null and d.withdrawn_at is null`;

const ENDS = { takenOver: 'takenOverAt', declined: 'declinedAt', withdrawn: 'withdrawnAt' } as const;
type RequestState = 'open' | keyof typeof ENDS;

/** A change that a person asks for, or asked for last. */
export type ChangeRequest = {
  id: string;
  state: RequestState;
  requestedAt: Date;
  /** when it came to its end */
  endedAt: Date | null;
  /** null for who may not read all that is asked for */
  reason: string | null;
  declineReason: string | null;
  /** what should stand instead, as far as the viewer may read it */
  answers: { field: PersonQuestion; after: string | null; before: string | null }[];
  /** the viewer reads all of it, and can decide on it */
  isWhole: boolean;
};

/** A request as far as the viewer may read it; null where there is none, and for who may read no answers. */
export function shownRequest(
  row: Row | null,
  stored: StoredAnswers,
  may: (readers: Permission) => boolean,
): ChangeRequest | null {
  if (!row || !may('registration.answers')) return null;
  const state = (['takenOver', 'declined', 'withdrawn'] as const).find((end) => row[ENDS[end]]) ?? 'open';
  const readable = PERSON_QUESTIONS.flatMap((field) => {
    const wanted = row.answers.find(({ question }) => question === field);
    if (!wanted || !may(QUESTIONS[field].readers)) return [];
    return [{ field, after: wanted.answer, before: keptValue(stored[field]) }];
  });
  const isWhole = readable.length === row.answers.length;
  const ended = state === 'open' ? null : row[ENDS[state]];
  return {
    id: row.id,
    state,
    requestedAt: new Date(row.requestedAt),
    endedAt: ended ? new Date(ended) : null,
    reason: isWhole ? row.reason : null,
    declineReason: isWhole ? row.declineReason : null,
    answers: readable,
    isWhole,
  };
}

/** The answers with what is asked for in their place. */
export function withRequested<A extends StoredAnswers>(answers: A, request: ChangeRequest | null): A {
  if (request?.state !== 'open') return answers;
  const wanted = request.answers.map(({ field, after }) => [field, answerKept(field, after)]);
  return { ...answers, ...Object.fromEntries(wanted) };
}
