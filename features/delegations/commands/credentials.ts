import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { whyNotDecideCredentials } from '@/domain/credentials';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { openBallotNumbers } from '@/features/ballots/queries/open';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { credentialsInput } from '../input';
import { lockDelegation } from '../queries/places';

/** Takes a delegation's credentials from the state that the officer saw to the next. */
export async function decideCredentials(
  actor: Actor,
  input: z.output<typeof credentialsInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'credentials.decide', { conferenceId, delegationId: row.id });
    const before = row.credentialsStatus;
    if (row.version !== input.version)
      throw refuse('delegations.refusal.credentialsChanged', { status: before }, 'stale');
    const reason = input.reason ?? '';
    const why = whyNotDecideCredentials(before, input.to, reason);
    if (why) throw refuse(why, {}, 'invalid', why.endsWith('reasonNeeded') ? 'reason' : 'to');
    await tx
      .update(delegation)
      .set({
        credentialsStatus: input.to,
        credentialsReason: input.reason,
        credentialsDecidedAt: await dbNow(tx),
        credentialsDecidedBy: actor.accountId,
        version: row.version + 1,
      })
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, row.id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'credentials.decided',
      entityId: row.id,
      before: { status: before, reason: row.credentialsReason },
      after: { status: input.to, reason: input.reason },
      topics: [`delegation:${row.id}`],
    });
    const ballots = await openBallotNumbers(tx, conferenceId);
    return ballots === null
      ? { message: 'delegations.done.credentialsDecided' }
      : { message: 'delegations.done.credentialsDecidedWhileOpen', params: { ballots } };
  });
}
