import { desc, eq, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { ofB } from '@/db/schema/ballot-states';
import { event } from '@/db/schema/record';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import type { BallotProcedure } from '@/domain/voting';

const MOST_EVENTS = 15;
const MOST_LINES = 50;

export type OverviewCounts = {
  delegations: number;
  /** nobody named yet */
  empty: number;
  withoutHead: number;
  credentialsAwaited: number;
  credentialsToDecide: number;
  credentialsAccepted: number;
  participants: number;
  notSubmitted: number;
  awaiting: number;
  returned: number;
  accepted: number;
};

export type OverviewSession = {
  id: string;
  title: LocalText;
  room: string | null;
  startsAt: Date;
  endsAt: Date;
};
export type OverviewBallot = {
  number: number;
  procedure: BallotProcedure;
  question: LocalText;
  closesAt: Date;
  roll: number;
  taken: number;
  /** its record contradicts itself */
  doubted: boolean;
};
export type OverviewEvent = { sequence: number; at: Date; kind: string; actor: string; name: string | null };

export type Overview = {
  counts: OverviewCounts;
  sessions: OverviewSession[];
  ballots: OverviewBallot[];
  /** null for who may not read the record */
  events: OverviewEvent[] | null;
};

type Row = {
  counts: OverviewCounts;
  sessions: (Omit<OverviewSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[];
  ballots: (Omit<OverviewBallot, 'closesAt'> & { closesAt: string })[];
};

/**
 * What the staff looks at: who is missing, what waits, what meets today (in the conference's time zone), who
 * has voted, what just happened. A decision older than the latest submission no longer speaks, as in the
 * domain's `registrationStatus`. Two questions, however much there is.
 */
export async function getOverview(
  viewer: Actor,
  conference: { id: string; timeZone: string },
): Promise<Overview> {
  const { id: conferenceId, timeZone } = conference;
  authorize(viewer, 'conference.overview', { conferenceId });
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      with d as (
        select d.credentials_status as status,
          count(p.id) as named, count(p.id) filter (where p.capacity = 'head') as heads
        from delegation d left join participant p on p.conference_id = d.conference_id
          and p.delegation_id = d.id and p.withdrawn_at is null
        where d.conference_id = ${conferenceId} and d.withdrawn_at is null group by d.id, d.credentials_status
      ), p as (
        select submitted_at, case when decided_at >= submitted_at then decision end as decision from participant p
        where conference_id = ${conferenceId} and withdrawn_at is null and exists (select from delegation d
            where d.conference_id = p.conference_id and d.id = p.delegation_id and d.withdrawn_at is null)
      )
      select
        (select jsonb_build_object('delegations', count(*), 'empty', count(*) filter (where named = 0),
          'withoutHead', count(*) filter (where heads = 0),
          'credentialsAwaited', count(*) filter (where status = 'awaited'),
          'credentialsToDecide', count(*) filter (where status in ('submitted', 'provisional')),
          'credentialsAccepted', count(*) filter (where status = 'accepted')) from d)
        || (select jsonb_build_object('participants', count(*),
          'notSubmitted', count(*) filter (where submitted_at is null),
          'awaiting', count(*) filter (where submitted_at is not null and decision is null),
          'returned', count(*) filter (where decision = 'returned'),
          'accepted', count(*) filter (where decision = 'accepted')) from p) as counts,
        (select coalesce(jsonb_agg(s order by s."startsAt"), '[]') from (
          select s.id, s.title, r.name as room, s.starts_at as "startsAt", s.ends_at as "endsAt"
          from session s left join room r on r.conference_id = s.conference_id and r.id = s.room_id
          where s.conference_id = ${conferenceId} and s.cancelled_at is null
            and (clock_timestamp() at time zone ${timeZone})::date between (s.starts_at at time zone ${timeZone})::date
              and ((s.ends_at - interval '1 millisecond') at time zone ${timeZone})::date
          order by s.starts_at limit ${MOST_LINES}) s) as sessions,
        (select coalesce(jsonb_agg(b order by b.number), '[]') from (
          select b.number, b.procedure, b.question, b.closes_at as "closesAt", b.doubted_at is not null as doubted,
            (select count(*) from roll r where r.conference_id = b.conference_id and r.ballot_id = b.id) as roll,
            case b.procedure when 'vote' then
              (select count(distinct e.delegation_id) from ballot_event e
                where e.conference_id = b.conference_id and e.ballot_id = b.id)
            else (select count(*) from silence_break k
                where k.conference_id = b.conference_id and k.ballot_id = b.id) end as taken
          from ballot b where b.conference_id = ${conferenceId} and ${ofB.isPending}
          order by b.number limit ${MOST_LINES}) b) as ballots`);
    const row = rows[0];
    if (!row) throw new Error('the overview has no row');
    const events = can(viewer, 'event.read', { conferenceId })
      ? await tx
          .select({
            sequence: event.sequence,
            at: event.at,
            kind: event.kind,
            actor: event.actor,
            name: account.name,
          })
          .from(event)
          .leftJoin(account, sql`${account.id}::text = ${event.actor}`)
          .where(eq(event.conferenceId, conferenceId))
          .orderBy(desc(event.sequence))
          .limit(MOST_EVENTS)
      : null;
    return {
      counts: row.counts,
      sessions: row.sessions.map((s) => ({
        ...s,
        startsAt: new Date(s.startsAt),
        endsAt: new Date(s.endsAt),
      })),
      ballots: row.ballots.map((b) => ({ ...b, closesAt: new Date(b.closesAt) })),
      events,
    };
  });
}
