import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { member } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { newestRelease, type Release } from '@/features/agenda/queries/frozen';

/** Who attends besides the members of the region, in the order in which they are named. */
export const WITHOUT_VOTE = ['observer', 'memberOutOfRegion', 'guest', 'secretariat'] as const;

type Present = Partial<Record<'member' | (typeof WITHOUT_VOTE)[number], number>>;

export type Glance = {
  /** the database's clock, by which the page says what is on */
  now: Date;
  members: number;
  /** how many sent a delegation: members in scope, each once, and the others by kind */
  present: Present;
  agenda: Release | null;
};

/**
 * What the conference's own page shows besides its facts: how many, and the agenda as last released. Two questions.
 */
export function getGlance(viewer: Actor, conferenceId: string): Promise<Glance> {
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<{ now: string; members: number; present: Present }>(sql`
      select clock_timestamp()::timestamptz(3) as now,
        (select count(*)::int from ${member} where conference_id = ${conferenceId}) as members,
        (select coalesce(jsonb_object_agg(who, number), '{}') from (
          select count(distinct coalesce(d.country_code, d.organization))::int as number,
            case when d.kind not in ('memberInRegion', 'host') then d.kind
              when m.country_code is null then 'memberOutOfRegion' else 'member' end as who
          from ${delegation} d left join ${member} m using (conference_id, country_code)
          where d.conference_id = ${conferenceId} and d.withdrawn_at is null group by who) counted) as present`);
    const agenda = await newestRelease(tx, conferenceId);
    const [row] = rows;
    if (!row) throw new Error('the glance has no row');
    return { ...row, now: new Date(row.now), agenda };
  });
}
