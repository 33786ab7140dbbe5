import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { idsIn } from '@/db/columns';
import { type Actor, CONFERENCE_ROLES, hasRole } from '@/domain/actor';
import type { LedSession } from '@/domain/duty-facts';

const MOST = 200;

type Led = LedSession & { conferenceId: string };
type Row = Omit<Led, 'startsAt' | 'endsAt' | 'asideSince'> & {
  startsAt: string;
  endsAt: string;
  asideSince: string | null;
};

/**
 * The sessions that the viewer leads or records, as they stand in the draft, for a rapporteur those in whose notes
 * a second editor's text waits, and for a chair those whose notes wait for the approval; in the order of time. An office counts with a role in its conference alone, as it does
 * for the notes. One question; none for who holds no role there.
 */
export async function ledSessions(tx: Tx, viewer: Actor, conferenceIds: string[]): Promise<Led[]> {
  const here = conferenceIds.filter((id) => hasRole(viewer, id, ...CONFERENCE_ROLES));
  if (here.length === 0) return [];
  const recording = here.filter((id) => hasRole(viewer, id, 'rapporteur'));
  const approving = here.filter((id) => hasRole(viewer, id, 'chair'));
  const { rows } = await tx.execute<Row>(sql`
    select s.conference_id as "conferenceId", s.id, s.title, s.kind, r.name as room, s.starts_at as "startsAt",
      s.ends_at as "endsAt", b.office,
      (clock_timestamp() at time zone c.time_zone)::date between (s.starts_at at time zone c.time_zone)::date
        and ((s.ends_at - interval '1 millisecond') at time zone c.time_zone)::date as today,
      noted.paragraphs, approval.approvable,
      case when mine.records then coalesce(aside.count, 0) else 0 end as asides,
      case when mine.records then aside.since end as "asideSince"
    from session s
      join conference c on c.id = s.conference_id
      left join room r on r.conference_id = s.conference_id and r.id = s.room_id
      left join session_bureau b on b.conference_id = s.conference_id and b.session_id = s.id
        and b.account_id = ${viewer.accountId}
      cross join lateral (select count(*)::int as paragraphs from paragraph p
        where p.conference_id = s.conference_id and p.session_id = s.id) noted
      cross join lateral (select coalesce(b.office = 'rapporteur', false)
        or s.conference_id in (${idsIn(recording)}) as records) mine
      left join lateral (
        select count(*)::int as count, min(saved_at) as since from (
          select distinct on (v.paragraph_id, v.version, v.saved_by) v.saved_at
          from paragraph p join paragraph_version v on v.conference_id = p.conference_id and v.paragraph_id = p.id
          where p.conference_id = s.conference_id and p.session_id = s.id and v.aside and v.settled_at is null) v) aside on true
      cross join lateral (select s.conference_id in (${idsIn(approving)}) and noted.paragraphs > 0 and aside.count = 0
        and not exists (select from notes_approval a where a.conference_id = s.conference_id and a.session_id = s.id)
        as approvable) approval
    where s.conference_id in (${idsIn(here)}) and s.cancelled_at is null
      and (b.office is not null or (mine.records and aside.count > 0) or approval.approvable)
    order by s.starts_at, s.id limit ${MOST}`);
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    asideSince: row.asideSince === null ? null : new Date(row.asideSince),
  }));
}
