import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import type { Actor } from '@/domain/actor';
import { isRecallable, recallableUntil } from '@/domain/correcting';
import { authorize } from '@/domain/permissions';
import { isEarly } from '@/domain/phase';

/** What closing the conference would leave as it is, or whether its closing can be recalled. */
export type Closing = {
  /** sessions that have not ended */
  ahead: number;
  drafts: number;
  leftOpen: number;
  adopted: number;
  /** the calendar day where the conference is */
  today: string;
  early: boolean;
  /** until when a closing that nothing has followed can be recalled; null when it cannot */
  recallableUntil: Date | null;
};

const stillAhead = (conferenceId: string) =>
  and(
    eq(session.conferenceId, conferenceId),
    isNull(session.cancelledAt),
    sql`${session.endsAt} > clock_timestamp()`,
  );

/** How many sessions of the draft have not ended. */
export const sessionsAhead = (tx: Tx, conferenceId: string): Promise<number> =>
  tx.$count(session, stillAhead(conferenceId));

type Row = Omit<Closing, 'early' | 'recallableUntil'> & {
  now: Date;
  endsOn: string | null;
  closedAt: Date | null;
  followed: boolean;
};

/** For the page on which a conference is closed. One question. */
export async function getClosing(viewer: Actor, conferenceId: string): Promise<Closing> {
  authorize(viewer, 'conference.close', { conferenceId });
  const { rows } = await withTx(viewer, (tx) =>
    tx.execute<Row>(sql`
      select (select count(*)::int from session where ${stillAhead(conferenceId)}) as ahead,
        (clock_timestamp() at time zone c.time_zone)::date::text as today, clock_timestamp() as now,
        c.ends_on::text as "endsOn", c.closed_at as "closedAt",
        exists (select from ballot b where b.conference_id = c.id and b.scheduled_at >= c.closed_at) as followed,
        o.drafts, o."leftOpen", o.adopted
      from conference c, lateral (select
        count(*) filter (where adopted_at is null and not_adopted_at is null and left_open_at is null
          and ended_at is null)::int as drafts,
        count(*) filter (where left_open_at is not null and adopted_at is null and not_adopted_at is null)::int as "leftOpen",
        count(*) filter (where adopted_at is not null)::int as adopted
        from outcome where conference_id = c.id) o
      where c.id = ${conferenceId}`),
  );
  const [row] = rows;
  if (!row) throw new Error('the conference is gone');
  const { now, endsOn, closedAt, followed, ...counts } = row;
  const closed = closedAt && new Date(closedAt);
  const recallable = closed && !followed && isRecallable(closed, new Date(now));
  return {
    ...counts,
    early: isEarly({ endsOn }, counts.today, counts.ahead),
    recallableUntil: recallable ? recallableUntil(closed) : null,
  };
}
