import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ofB } from '@/db/schema/ballot-states';
import { member } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { type DelegationView, viewCounts } from '@/domain/delegation-views';
import type { LocalText } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import type { ReminderPlan } from '@/domain/reminders';
import type { BallotProcedure } from '@/domain/voting';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import { standingLines, uninvitedIn } from '@/features/delegations/queries/lines';
import { type Reminders, remindersIn } from '@/features/delegations/queries/reminders';
import { requestsWaiting } from '@/features/delegations/queries/requests';

import type { ConferenceFacts } from '../queries';

const MOST_EVENTS = 15;
const MOST_LINES = 50;

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
export type OverviewEvent = {
  sequence: number;
  at: Date;
  kind: string;
  actor: string;
  name: string | null;
  officer: Officer | null;
};

export type Overview = {
  /** what each view of the delegations lists, by which it is counted here */
  counts: Record<DelegationView, number>;
  /** persons who ask for a change of what they handed in, and wait */
  requests: number;
  /** null for who does not list the delegations, and where there is no deadline */
  reminders: Reminders | null;
  sessions: OverviewSession[];
  ballots: OverviewBallot[];
  /** null for who may not read the record */
  events: OverviewEvent[] | null;
};

type Row = {
  uninvited: number;
  requests: number;
  events: (Omit<OverviewEvent, 'at'> & { at: string })[];
  sessions: (Omit<OverviewSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[];
  ballots: (Omit<OverviewBallot, 'closesAt'> & { closesAt: string })[];
};

/**
 * What the staff looks at: who is missing, what waits, what meets today (in the conference's time zone), who has voted, what
 * just happened. Four questions at most, however much there is.
 */
export async function getOverview(
  viewer: Actor,
  conference: Pick<ConferenceFacts, keyof ReminderPlan | 'id' | 'closedAt' | 'hiddenAt'>,
): Promise<Overview> {
  const { id: conferenceId, timeZone } = conference;
  authorize(viewer, 'conference.overview', { conferenceId });
  const mayList = can(viewer, 'delegation.list', { conferenceId });
  const mayRead = can(viewer, 'event.read', { conferenceId });
  return withTx(viewer, async (tx) => {
    const lines = await standingLines(tx, viewer, conferenceId);
    const { rows } = await tx.execute<Row>(sql`
      select
        (select count(*)::int from ${member} where ${uninvitedIn(conferenceId)}) as uninvited,
        (select count(*)::int from ${requestsWaiting(sql`${conferenceId}`)}) as requests,
        (select coalesce(jsonb_agg(e order by e.sequence desc), '[]') from (
          select e.sequence, e.at, e.kind, e.actor, a.name, ${officerOf(viewer, conferenceId, sql`a.id`)} as officer
          from event e left join account a on a.id::text = e.actor
          where e.conference_id = ${conferenceId} and ${mayRead} order by e.sequence desc limit ${MOST_EVENTS}) e) as events,
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
    return {
      counts: viewCounts(lines, row.uninvited, conference),
      requests: row.requests,
      reminders: mayList ? await remindersIn(tx, conference, new Date()) : null,
      sessions: row.sessions.map((s) => ({
        ...s,
        startsAt: new Date(s.startsAt),
        endsAt: new Date(s.endsAt),
      })),
      ballots: row.ballots.map((b) => ({ ...b, closesAt: new Date(b.closesAt) })),
      events: mayRead ? row.events.map((one) => ({ ...one, at: new Date(one.at) })) : null,
    };
  });
}
