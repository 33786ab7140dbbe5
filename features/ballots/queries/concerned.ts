import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { activeHead } from '@/db/schema/active-head';
import { participant } from '@/db/schema/delegations';
import type { Locale } from '@/domain/local-text';
import { rollAt } from './roll';

/** Somebody whom a ballot concerns; `voted`: the delegation has voted, or broken silence. */
export type Concerned = { email: string; locale: Locale; voted: boolean };

type AnnouncedBallot = { conferenceId: string; id: string; opensAt: Date; opened: boolean };

/**
 * Whom it concerns when something is done with a ballot: heads and focal points of the delegations on its roll (of one that is
 * scheduled, of those that would be on it now), and whoever holds a receipt. Each once.
 */
export async function concernedBy(
  tx: Tx,
  { conferenceId, id: ballotId, opensAt, opened }: AnnouncedBallot,
): Promise<Concerned[]> {
  const expected = opened ? null : (await rollAt(tx, conferenceId, opensAt)).entitled;
  const delegations = expected
    ? sql`select unnest(${sql.param(expected.map(({ delegationId }) => delegationId))}::uuid[]) as id`
    : sql`select delegation_id as id from roll where conference_id = ${conferenceId} and ballot_id = ${ballotId}`;
  const { rows } = await tx.execute<Concerned>(sql`
    with concerned as (${delegations}),
    acted as (
      select delegation_id, actor as account_id from ballot_event
      where conference_id = ${conferenceId} and ballot_id = ${ballotId}
      union select delegation_id, broken_by from silence_break
      where conference_id = ${conferenceId} and ballot_id = ${ballotId}),
    who as (
      select account_id, delegation_id from ${participant} join concerned c on c.id = delegation_id
      where conference_id = ${conferenceId} and ${activeHead(participant)}
      union select f.account_id, f.delegation_id from focal_point f join concerned c on c.id = f.delegation_id
      where f.conference_id = ${conferenceId} and f.withdrawn_at is null
      union select account_id, delegation_id from acted)
    select a.email, a.locale, bool_or(w.delegation_id in (select delegation_id from acted)) as voted
    from who w join account a on a.id = w.account_id and a.disabled_at is null
    group by a.id order by a.id`);
  return rows;
}
