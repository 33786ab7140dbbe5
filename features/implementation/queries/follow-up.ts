import { type SQL, sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import {
  countStates,
  type DatedState,
  hasEnded,
  type ImplementationState,
  nextRoundOn,
  type ReportingRound,
  type ReportStanding,
  type Rhythm,
  roundsBegun,
  type StateCounts,
  standingOf,
} from '@/domain/implementation';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { symbolOf } from '@/features/outcomes/queries/symbols';

/** A member that is asked, and in which state it is; what it wrote is read on its own page. */
export type AskedMember = {
  delegationId: string;
  code: string;
  /** in the order in which they were made */
  reports: DatedState[];
  latest: DatedState | null;
  standing: ReportStanding;
};

/** The follow-up of an outcome, as far as the viewer may read it. */
export type FollowUp = {
  conferenceId: string;
  outcomeId: string;
  number: number;
  symbol: string | null;
  title: LocalText;
  publicStates: boolean;
  openedAt: Date;
  now: Date;
  rhythms: (Rhythm & { reason: string | null })[];
  /** those that have begun */
  rounds: ReportingRound[];
  nextOn: string | null;
  ended: boolean;
  members: AskedMember[];
  counts: StateCounts;
};

export type InJson<T> = { [Key in keyof T]: T[Key] extends Date ? string : T[Key] };
type Row = Pick<FollowUp, 'conferenceId' | 'outcomeId' | 'number' | 'symbol' | 'title' | 'publicStates'> & {
  timeZone: string;
  openedAt: string;
  now: string;
  rhythms: InJson<FollowUp['rhythms'][number]>[];
  members: { delegationId: string; code: string; reports: { state: ImplementationState; at: string }[] }[];
};

/** The rhythms of a follow-up, the first first, as a column. */
export const rhythmsIn = (
  followUp: SQL,
): SQL => sql`(select jsonb_agg(jsonb_build_object('firstOn', r.first_on, 'everyMonths', r.every_months, 'answerDays', r.answer_days,
          'lastOn', r.last_on, 'setAt', r.set_at, 'reason', r.reason) order by r.number)
        from follow_up_rhythm r where r.conference_id = ${followUp}.conference_id and r.outcome_id = ${followUp}.outcome_id)`;

/** What is known of follow-ups, `where` of which `o` is the outcome and `f` the follow-up. One question. */
export async function followUpsWhere(tx: Tx, where: SQL): Promise<FollowUp[]> {
  const { rows } = await tx.execute<Row>(sql`
    select c.id as "conferenceId", c.time_zone as "timeZone", o.id as "outcomeId", o.number, ${symbolOf(sql`o`)} as symbol, o.title, f.public_states as "publicStates", to_json(f.opened_at) as "openedAt",
      to_json(${NOW}) as now,
      ${rhythmsIn(sql`f`)} as rhythms,
      (select jsonb_agg(jsonb_build_object('delegationId', d.id, 'code', d.country_code, 'reports', coalesce((
          select jsonb_agg(jsonb_build_object('state', i.state, 'at', i.reported_at) order by i.number)
          from implementation_report i where i.conference_id = m.conference_id and i.outcome_id = m.outcome_id
            and i.delegation_id = m.delegation_id), '[]')) order by d.country_code)
        from follow_up_member m join delegation d on d.conference_id = m.conference_id and d.id = m.delegation_id
        where m.conference_id = f.conference_id and m.outcome_id = f.outcome_id) as members
    from follow_up f join outcome o on o.conference_id = f.conference_id and o.id = f.outcome_id
    join conference c on c.id = f.conference_id
    where ${where} order by o.number`);
  return rows.map(followUpFrom);
}

function followUpFrom({ members, timeZone, ...row }: Row): FollowUp {
  const now = new Date(row.now);
  const rhythms = row.rhythms.map((one) => ({ ...one, setAt: new Date(one.setAt) }));
  const rounds = roundsBegun(rhythms, timeZone, now);
  const ended = hasEnded(rhythms);
  const all = members.map(({ delegationId, code, reports: made }): AskedMember => {
    const reports = made.map(({ state, at }) => ({ state, reportedAt: new Date(at) }));
    const latest = reports.at(-1) ?? null;
    return { delegationId, code, reports, latest, standing: standingOf(latest, { rounds, ended, now }) };
  });
  return {
    ...row,
    ...{ now, rhythms, rounds, ended, openedAt: new Date(row.openedAt) },
    nextOn: nextRoundOn(rhythms, timeZone, now),
    members: all,
    counts: countStates(all.map(({ latest }) => latest)),
  };
}

/**
 * The follow-ups of a conference, or of one outcome of it, by number. Those who take part read all, everybody else those whose
 * states are public, and not why a rhythm was changed. One question.
 */
export function listFollowUps(
  viewer: Actor,
  { id: conferenceId }: { id: string },
  outcomeId?: string,
): Promise<FollowUp[]> {
  return withTx(viewer, async (tx) => {
    const sees = can(viewer, 'implementation.see', { conferenceId });
    const ofOutcome = outcomeId ? sql`o.id = ${outcomeId}` : sql`true`;
    const where = sql`f.conference_id = ${conferenceId} and ${ofOutcome} and ${sees ? sql`true` : sql`f.public_states`}`;
    const rows = await followUpsWhere(tx, where);
    if (sees) return rows;
    return rows.map((row) => ({ ...row, rhythms: row.rhythms.map((one) => ({ ...one, reason: null })) }));
  });
}

/** The follow-up of one outcome; null where there is none that the viewer may read. One question. */
export async function getFollowUp(
  viewer: Actor,
  conference: { id: string },
  outcomeId: string,
): Promise<FollowUp | null> {
  const [row] = await listFollowUps(viewer, conference, outcomeId);
  return row ?? null;
}
