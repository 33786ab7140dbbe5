import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { focalPoint } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize, can } from '@/domain/permissions';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { handoverInput } from '../input';
import { lockDelegation } from '../queries/places';
import { writeFocalPoint } from './invitation';
import { addresseeOf, sendWord } from './letters';

/**
 * Hands a delegation over from one focal point to another person, or to the right address of the same one: at no moment has
 * it none. The former loses access from the next request on and is told why, but not who comes: the address may have been a
 * stranger's. The new one gets the letter of every focal point.
 * @throws Refusal when it was handed over or withdrawn meanwhile, and for who is a focal point of the delegation already
 */
export async function handOverFocalPoint(actor: Actor, input: z.output<typeof handoverInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    const one = and(
      eq(focalPoint.conferenceId, conferenceId),
      eq(focalPoint.delegationId, row.id),
      eq(focalPoint.id, input.focalPointId),
    );
    const [focal] = await tx.select().from(focalPoint).where(one).for('no key update');
    if (!focal) throw missing();
    const thing = { conferenceId, delegationId: row.id, accountId: focal.accountId };
    authorize(actor, 'focalPoint.handOver', thing);
    if (focal.withdrawnAt) throw removed();
    sameVersion(focal, input.version);
    const former = await addresseeOf(tx, focal.accountId);
    if (former.email === input.email)
      throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid', 'email');
    await tx
      .update(focalPoint)
      .set({ withdrawnAt: await dbNow(tx), version: focal.version + 1 })
      .where(one);
    const next = await writeFocalPoint(tx, conference, row, input);
    await sendWord(tx, {
      to: former,
      conference,
      sender: row,
      write: (facts) => ({ template: 'delegation.handedOver', params: { ...facts, reason } }),
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'focalPoint.handedOver',
      entityId: next.id,
      before: { accountId: focal.accountId },
      after: { delegationId: row.id, accountId: next.accountId, reason },
      topics: [`delegation:${row.id}`, `account:${focal.accountId}`],
    });
    // Whoever handed over the own place may not see the delegation any more.
    const stays = can(actor, 'delegation.list', { conferenceId });
    const redirect = stays ? `/${conference.slug}/delegations/${row.id}` : `/${conference.slug}`;
    return { redirect, message: 'delegations.done.handedOver' };
  });
}
