import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Actor, seatsIn } from '@/domain/actor';
import type { InConference, OwedReport } from '@/domain/duty-facts';
import { owes } from '@/domain/implementation';
import { can } from '@/domain/permissions';
import { followUpsWhere } from './follow-up';

/**
 * The reports that the delegations for which the viewer reports owe in these conferences. One question; none for who reports for
 * nobody.
 */
export async function owedReports(
  tx: Tx,
  viewer: Actor,
  conferenceIds: readonly string[],
): Promise<InConference<OwedReport>[]> {
  const own = conferenceIds
    .flatMap((conferenceId) => seatsIn(viewer, conferenceId))
    .map(({ conferenceId, delegationId }) => ({ conferenceId, delegationId }))
    .filter((thing) => can(viewer, 'implementation.report', thing))
    .map(({ delegationId }) => delegationId);
  if (own.length === 0) return [];
  const followUps = await followUpsWhere(
    tx,
    sql`exists (select from follow_up_member m where m.conference_id = f.conference_id
      and m.outcome_id = f.outcome_id and m.delegation_id = any(${sql.param(own)}::uuid[]))`,
  );
  return followUps.flatMap(({ conferenceId, number, title, rounds, members }) => {
    const dueAt = rounds.at(-1)?.closesAt;
    if (!dueAt) return [];
    return members
      .filter(({ delegationId, standing }) => own.includes(delegationId) && owes(standing))
      .map(({ code }) => ({ conferenceId, number, title, code, dueAt }));
  });
}
