import { and, asc, eq, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ofB } from '@/db/schema/ballot-states';
import { conference, series } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { nextEdge, type Phase, type PhaseFacts, phaseOf } from '@/domain/phase';
import { type BallotPhase, type BallotTimes, ballotPhase } from '@/domain/voting';
import { isTrialHouse } from '@/platform/roles';
import { type ConferenceFacts, FACTS, thereFor } from '../queries';

const MOST = 500;
/** The most ballots of a conference that are looked at; more would not be told apart in one line. */
const MOST_PENDING = 50;

export type WaitingBallot = { phase: BallotPhase; opensAt: Date; closesAt: Date };

/** A conference with where it stands now, by the database's clock. */
export type ListedConference = ConferenceFacts & {
  series: LocalText;
  phase: Phase;
  /** when that may be otherwise, though nobody does anything */
  edge: Date | null;
  /** ballots that are not declared, the first to close first */
  pending: WaitingBallot[];
};

export type Listed = {
  now: Date;
  conferences: ListedConference[];
  /** no series was founded */
  isEmpty: boolean;
  /** the sample is there, and its doors stand open */
  isTrial: boolean;
};

type ConferenceStanding = {
  invited: boolean;
  declared: boolean;
  ballots: Record<'opensAt' | 'closesAt' | 'doubtedAt', string>[];
};

/** What the phase of a conference follows from besides its own facts; its sessions are left to its own page. */
const STANDING = sql<ConferenceStanding>`(select jsonb_build_object(
  'invited', exists (select from delegation d where d.conference_id = ${conference.id}),
  'declared', exists (select from ballot b where b.conference_id = ${conference.id} and b.declared_at is not null),
  'ballots', coalesce((select jsonb_agg(b) from (
    select b.opens_at as "opensAt", b.closes_at as "closesAt", b.doubted_at as "doubtedAt" from ballot b
    where b.conference_id = ${conference.id} and ${ofB.isPending}
    order by b.closes_at limit ${MOST_PENDING}) b), '[]')))`;

/**
 * Every conference with its series and where it stands, in the order of their dates, those without dates last. One
 * question to the database; at most 500 conferences.
 */
export async function listConferences(viewer: Actor): Promise<Listed> {
  const rows = await withTx(viewer, (tx) =>
    tx
      .select({
        now: sql<Date>`clock_timestamp()`.mapWith((at) => new Date(at)),
        series: series.title,
        conference: FACTS,
        standing: STANDING,
        trial: isTrialHouse(),
      })
      .from(series)
      .leftJoin(conference, and(eq(conference.seriesId, series.id), thereFor(viewer)))
      .orderBy(asc(conference.startsOn), asc(series.createdAt), asc(conference.createdAt))
      .limit(MOST),
  );
  const now = rows[0]?.now ?? new Date();
  const conferences = rows.flatMap((row) =>
    row.conference ? [placed({ ...row.conference, series: row.series }, row.standing, now)] : [],
  );
  const isTrial = rows[0]?.trial === true && conferences.some(({ sample }) => sample);
  return { now, conferences, isEmpty: rows.length === 0, isTrial };
}

function placed(
  facts: ConferenceFacts & { series: LocalText },
  { invited, declared, ballots }: ConferenceStanding,
  now: Date,
): ListedConference {
  const pending = ballots.map((one) => {
    const opensAt = new Date(one.opensAt);
    const closesAt = new Date(one.closesAt);
    const doubtedAt = one.doubtedAt ? new Date(one.doubtedAt) : null;
    const times: BallotTimes = {
      opensAt,
      closesAt,
      doubtedAt,
      declaredAt: null,
      lapsedAt: null,
      cancelledAt: null,
    };
    return { opensAt, closesAt, phase: ballotPhase(times, now) };
  });
  const over: WaitingBallot[] = declared ? [{ phase: 'declared', opensAt: now, closesAt: now }] : [];
  const all: PhaseFacts = { ...facts, invited, sessions: [], ballots: [...pending, ...over] };
  return { ...facts, phase: phaseOf(all, now), edge: nextEdge(all, now), pending };
}

/** The series by name, for a form that asks for one. At most 100. */
export function listSeriesNames(viewer: Actor) {
  return withTx(viewer, (tx) =>
    tx.select({ id: series.id, title: series.title }).from(series).orderBy(asc(series.createdAt)).limit(100),
  );
}
