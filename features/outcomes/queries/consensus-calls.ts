import { sql } from 'drizzle-orm';
import type { Actor } from '@/domain/actor';
import { type CallEnd, explainConsensus, type ObjectionSource } from '@/domain/consensus-calls';
import type { Phrase } from '@/domain/explaining';
import type { AdoptionMethod } from '@/domain/outcomes';
import { can } from '@/domain/permissions';

const MOST = 100;

/** A delegation that objects or objected, and who entered it. */
export type ShownObjection = {
  id: string;
  delegationId: string;
  countryCode: string;
  source: ObjectionSource;
  withdrawn: boolean;
  /** it reached the server in time and was taken in after the declaration */
  overtaken: boolean;
};

/** A call for objections as it was made, and what came of it. */
export type ShownCall = {
  number: number;
  sessionId: string;
  seconds: number;
  openedAt: Date;
  dueAt: Date;
  endedAs: CallEnd | null;
  endedAt: Date | null;
  endReason: string | null;
  /** it was declared, and that was recalled */
  recalled: boolean;
  objections: ShownObjection[];
};

type CallRead = Omit<ShownCall, 'openedAt' | 'dueAt' | 'endedAt' | 'recalled'> & {
  openedAt: string;
  dueAt: string;
  endedAt: string | null;
};

/** A column for a query of `outcome`: the calls for objections to it, the first first. */
export const CALLS = sql<CallRead[]>`coalesce((
  select jsonb_agg(jsonb_build_object('number', c.number, 'sessionId', c.session_id, 'seconds', c.seconds,
    'openedAt', c.opened_at, 'dueAt', c.due_at, 'endedAs', c.ended_as, 'endedAt', c.ended_at, 'endReason', c.end_reason,
    'objections', coalesce((
      select jsonb_agg(jsonb_build_object('id', j.id, 'delegationId', j.delegation_id, 'countryCode', d.country_code,
        'source', j.source, 'withdrawn', j.withdrawn_at is not null, 'overtaken', j.added_at > c.ended_at) order by j.added_at, j.id)
      from (select * from objection j where j.conference_id = c.conference_id and j.outcome_id = c.outcome_id
        and j.call = c.number order by j.added_at limit ${MOST}) j
      join delegation d on d.conference_id = j.conference_id and d.id = j.delegation_id), '[]')) order by c.number)
  from (select * from consensus_call c where c.conference_id = outcome.conference_id and c.outcome_id = outcome.id
    order by c.number desc limit ${MOST}) c), '[]')`;

/** As JSON says them. The public reads the call that decided, and of its objections those that the declaration overtook. */
export function callsIn(
  viewer: Actor,
  { conferenceId, adoptedAt }: { conferenceId: string; adoptedAt: Date | null },
  rows: readonly CallRead[],
): ShownCall[] {
  const all = rows.map(({ openedAt, dueAt, endedAt, objections, ...row }): ShownCall => {
    const ended = endedAt === null ? null : new Date(endedAt);
    const isDecided = ended?.getTime() === adoptedAt?.getTime();
    return {
      ...row,
      ...{ openedAt: new Date(openedAt), dueAt: new Date(dueAt), endedAt: ended },
      recalled: row.endedAs === 'declared' && !isDecided,
      objections: objections.map((one) => ({ ...one, overtaken: one.overtaken === true })),
    };
  });
  if (can(viewer, 'outcome.see', { conferenceId })) return all;
  return all
    .filter((one) => one.endedAs === 'declared' && !one.recalled)
    .map((one) => ({ ...one, objections: one.objections.filter(({ overtaken }) => overtaken) }));
}

type ByConsensus = {
  calls: readonly ShownCall[];
  reservations: readonly unknown[];
  adoptionMethod: AdoptionMethod | null;
};

/** The call upon which a text was adopted, if there was one. */
export const decidingCall = ({ calls }: Pick<ByConsensus, 'calls'>): ShownCall | undefined =>
  calls.findLast(({ endedAs, recalled }) => endedAs === 'declared' && !recalled);

/** Why a text is adopted by consensus, in one sentence to be; null for one that was decided otherwise. */
export const explanationOf = (outcome: ByConsensus): Phrase | null =>
  outcome.adoptionMethod === 'consensus'
    ? explainConsensus(decidingCall(outcome)?.seconds ?? null, outcome.reservations.length)
    : null;
