import type * as z from 'zod';
import { newId } from '@/db/columns';
import { credentialsReport, reportedCredentials } from '@/db/schema/credentials-reports';
import type { Actor } from '@/domain/actor';
import { saysTheSame, standingReport, statusCounts } from '@/domain/credentials-reports';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { optionalTextAfter } from '@/domain/working-languages';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { issuingInput } from '../input';
import { reportsOf, statesDigest, statesNow } from '../queries/reports';

/**
 * Issues a report with the credentials as they stand, and as they were looked at: from then on it is what those who take part read.
 * @throws Refusal where the states are others by now, or a report says the same already
 */
export async function issueCredentialsReport(
  actor: Actor,
  input: z.output<typeof issuingInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const { id: conferenceId } = conference;
    authorize(actor, 'credentialsReport.issue', { conferenceId });
    const remarks = optionalTextAfter(conference, input.remarks, { field: 'remarks' });
    const delegations = await statesNow(tx, conferenceId, 'share');
    if (delegations.length === 0) throw refuse('credentials.refusal.noDelegations', {}, 'conflict');
    const states = statesDigest(delegations);
    if (states !== input.states) throw refuse('credentials.refusal.statesChanged', {}, 'stale');
    const reports = await reportsOf(tx, conferenceId);
    const stands = standingReport(reports);
    if (stands && saysTheSame(stands, { delegations, remarks }))
      throw refuse('credentials.refusal.sameStates', { number: stands.number }, 'conflict');
    const [id, number] = [newId(), (reports[0]?.number ?? 0) + 1];
    const kept = await tx
      .insert(credentialsReport)
      .values({
        ...{ conferenceId, id, number, remarks },
        ...{ delegations: delegations.length, issuedBy: actor.accountId },
      })
      .onConflictDoNothing()
      .returning({ id: credentialsReport.id });
    if (kept.length === 0) throw refuse('common.refusal.stale', {}, 'stale');
    await tx
      .insert(reportedCredentials)
      .values(delegations.map((one) => ({ conferenceId, reportId: id, ...one })));
    await record(tx, actor, {
      conferenceId,
      kind: 'credentialsReport.issued',
      entityId: conferenceId,
      after: { report: number, states, remarks, ...statusCounts(delegations) },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'credentials.done.issued', params: { number } };
  });
}
