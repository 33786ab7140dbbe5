import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { canonicalJson, type Json } from '@/domain/canonical';
import type { EventKind } from '@/domain/events';
import { followsFromCounts, type HeldHands } from '@/domain/show-of-hands';
import { sha256 } from '@/platform/chain';

type RecordedFact = { number: number; kind: EventKind; after: Record<string, Json>; at: string };

const RECORDED = 'reservation.recorded' satisfies EventKind;
const CORRECTED = 'reservation.corrected' satisfies EventKind;
const WITHDRAWN = 'reservation.withdrawn' satisfies EventKind;
const CORRIGENDUM = 'corrigendum.recorded' satisfies EventKind;
const HANDS = 'showOfHands.recorded' satisfies EventKind;
const HANDS_CORRECTED = 'showOfHands.corrected' satisfies EventKind;
const CALLED = 'consensusCall.opened' satisfies EventKind;
const CALL_WITHDRAWN = 'consensusCall.withdrawn' satisfies EventKind;
const OBJECTED = 'objection.added' satisfies EventKind;
const OBJECTION_WITHDRAWN = 'objection.withdrawn' satisfies EventKind;
const TRANSLATION = 'translation.added' satisfies EventKind;

/** What stands beside texts, each row as its event tells it; of a translation with the words that the digest is of. */
const rowsOf = (conferenceId: string) => sql`
  select o.number, ${RECORDED} as kind, r.recorded_at as at,
    jsonb_build_object('delegationId', r.delegation_id, 'text', r.text) as after
  from reservation r join outcome o on o.conference_id = r.conference_id and o.id = r.outcome_id
  where r.conference_id = ${conferenceId}
  union all
  select o.number, case when c.text is null then ${WITHDRAWN} else ${CORRECTED} end, c.recorded_at,
    jsonb_strip_nulls(jsonb_build_object('delegationId', r.delegation_id, 'number', o.number, 'version', c.number + 1,
      'text', c.text, 'reason', c.reason))
  from reservation_correction c join reservation r on r.conference_id = c.conference_id and r.id = c.reservation_id
  join outcome o on o.conference_id = r.conference_id and o.id = r.outcome_id where c.conference_id = ${conferenceId}
  union all
  select o.number, ${CORRIGENDUM}, c.recorded_at,
    jsonb_build_object('number', o.number, 'corrigendum', c.number, 'as', c.recorded_as, 'language', c.language,
      'paragraphId', c.paragraph_id, 'wrong', c.wrong, 'reads', c.reads, 'reason', c.reason)
  from corrigendum c join outcome o on o.conference_id = c.conference_id and o.id = c.outcome_id
  where c.conference_id = ${conferenceId}
  union all
  select o.number, ${TRANSLATION}, t.recorded_at,
    jsonb_build_object('number', o.number, 'version', t.version, 'language', t.language, 'translator', t.translator,
      'title', t.title, 'paragraphs', t.paragraphs)
  from translation t join outcome o on o.conference_id = t.conference_id and o.id = t.outcome_id
  where t.conference_id = ${conferenceId}
  union all
  select o.number, ${HANDS}, s.taken_at,
    jsonb_build_object('number', o.number, 'show', s.number, 'as', s.taken_as, 'rules', s.rules, 'inFavour', s.in_favour,
      'against', s.against, 'abstaining', s.abstaining, 'present', s.present, 'entitled', s.entitled, 'source', s.source,
      'verdict', s.verdict)
  from show_of_hands s join outcome o on o.conference_id = s.conference_id and o.id = s.outcome_id
  where s.conference_id = ${conferenceId}
  union all
  select o.number, ${HANDS_CORRECTED}, c.recorded_at,
    jsonb_build_object('number', o.number, 'show', c.show, 'version', c.number + 1, 'inFavour', c.in_favour,
      'against', c.against, 'abstaining', c.abstaining, 'reason', c.reason)
  from show_of_hands_correction c join outcome o on o.conference_id = c.conference_id and o.id = c.outcome_id
  where c.conference_id = ${conferenceId}
  union all
  select o.number, ${CALLED}, c.opened_at,
    jsonb_build_object('number', o.number, 'call', c.number, 'seconds', c.seconds, 'sessionId', c.session_id)
  from consensus_call c join outcome o on o.conference_id = c.conference_id and o.id = c.outcome_id
  where c.conference_id = ${conferenceId}
  union all
  select o.number, ${CALL_WITHDRAWN}, c.ended_at,
    jsonb_build_object('number', o.number, 'call', c.number, 'reason', c.end_reason)
  from consensus_call c join outcome o on o.conference_id = c.conference_id and o.id = c.outcome_id
  where c.conference_id = ${conferenceId} and c.ended_as = 'withdrawn'
  union all
  select o.number, ${OBJECTED}, j.added_at,
    jsonb_build_object('number', o.number, 'call', j.call, 'delegationId', j.delegation_id,
      'as', case j.source when 'chair' then 'chair' end)
  from objection j join outcome o on o.conference_id = j.conference_id and o.id = j.outcome_id
  where j.conference_id = ${conferenceId}
  union all
  select o.number, ${OBJECTION_WITHDRAWN}, j.withdrawn_at,
    jsonb_build_object('number', o.number, 'call', j.call, 'delegationId', j.delegation_id)
  from objection j join outcome o on o.conference_id = j.conference_id and o.id = j.outcome_id
  where j.conference_id = ${conferenceId} and j.withdrawn_at is not null`;

const eventsOf = (conferenceId: string) => sql`
  select o.number, e.kind, e.at, e.after
  from event e join outcome o on o.conference_id = e.conference_id and o.id::text = e.entity_id
  where e.conference_id = ${conferenceId} and e.entity = 'outcome'
    and e.kind in (${RECORDED}, ${CORRECTED}, ${WITHDRAWN}, ${CORRIGENDUM}, ${TRANSLATION},
      ${HANDS}, ${HANDS_CORRECTED}, ${CALLED}, ${CALL_WITHDRAWN}, ${OBJECTED}, ${OBJECTION_WITHDRAWN})`;

/** As the event says it: of a translation, which is long, the digest alone. */
function asEvent({ kind, after }: RecordedFact): string {
  const { title, paragraphs, ...short } = after;
  if (title === undefined || paragraphs === undefined) return canonicalJson({ kind, ...after });
  const { language = null, version = null, translator = null } = short;
  const digest = sha256(canonicalJson({ language, version, title, translator, paragraphs }));
  return canonicalJson({ kind, ...short, digest });
}

/** A row is written before its event, in one transaction. */
const MOST_BETWEEN = 10 * 60_000;

function isAsRecorded(rows: readonly RecordedFact[], events: readonly RecordedFact[]): boolean {
  const sorted = (some: readonly RecordedFact[]) =>
    some
      .map((one) => ({ words: asEvent(one), at: new Date(one.at).getTime() }))
      .sort((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : a.at - b.at));
  const recorded = sorted(events);
  return (
    rows.length === events.length &&
    sorted(rows).every(({ words, at }, n) => {
      const event = recorded[n];
      return event?.words === words && Math.abs(event.at - at) <= MOST_BETWEEN;
    })
  );
}

/**
 * The texts of a conference beside which something stands or was recorded: reservations with their corrections, corrigenda,
 * translations, shows of hands, calls for objections; and why that does not hold, or null. Two questions.
 */
export async function auditBeside(
  tx: Tx,
  conferenceId: string,
): Promise<{ number: number; why: string | null }[]> {
  const { rows } = await tx.execute<RecordedFact>(rowsOf(conferenceId));
  const { rows: events } = await tx.execute<RecordedFact>(eventsOf(conferenceId));
  const numbers = [...new Set([...rows, ...events].map(({ number }) => number))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const ofText = (some: readonly RecordedFact[]) => some.filter((one) => one.number === number);
    const stands = ofText(rows);
    if (!isAsRecorded(stands, ofText(events)))
      return { number, why: 'what stands beside it is not what was recorded' };
    const shows = stands.filter(({ kind }) => kind === HANDS);
    const follow = shows.every(({ after }) => followsFromCounts(after as unknown as HeldHands));
    return { number, why: follow ? null : 'a show of hands was declared otherwise than its counts come to' };
  });
}
