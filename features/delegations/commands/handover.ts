import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { focalPoint } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize, can, type Permission } from '@/domain/permissions';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { focalPointNameInput, handoverInput } from '../input';
import { lockDelegation } from '../queries/places';
import { handOf, keepChanges, lineOf } from './changes';
import { writeFocalPoint } from './invitation';
import { addresseeOf, sendNote, sendWord } from './letters';

/** A focal point as it was looked at, locked with its delegation. */
async function lockFocalPoint(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  input: { conferenceId: string; delegationId: string; focalPointId: string; version: number },
) {
  const { conferenceId } = input;
  const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
  const one = and(
    eq(focalPoint.conferenceId, conferenceId),
    eq(focalPoint.delegationId, row.id),
    eq(focalPoint.id, input.focalPointId),
  );
  const [focal] = await tx.select().from(focalPoint).where(one).for('no key update');
  if (!focal) throw missing();
  authorize(actor, permission, { conferenceId, delegationId: row.id, accountId: focal.accountId });
  if (focal.withdrawnAt) throw removed();
  sameVersion(focal, input.version);
  return { row, one, focal };
}

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
    const { row, one, focal } = await lockFocalPoint(tx, actor, 'focalPoint.handOver', {
      ...input,
      conferenceId,
    });
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

/**
 * Corrects the name of a focal point, who stays at the same address. The value before is kept for those who read the name, and
 * the focal point is told where somebody else corrects it.
 * @throws Refusal when it was handed over, withdrawn or corrected meanwhile, and for the name that stands there
 */
export async function renameFocalPoint(
  actor: Actor,
  input: z.output<typeof focalPointNameInput>,
): Promise<Done> {
  const { name, reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, one, focal } = await lockFocalPoint(tx, actor, 'focalPoint.rename', {
      ...input,
      conferenceId,
    });
    const to = await addresseeOf(tx, focal.accountId);
    const before = focal.name ?? to.name;
    if (before === name) throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid', 'name');
    await tx
      .update(focalPoint)
      .set({ name, version: focal.version + 1 })
      .where(one);
    const [changes, by] = [[{ field: 'name', before, after: name }] as const, handOf(actor, conferenceId)];
    await keepChanges(tx, actor, { person: { conferenceId, focalPointId: focal.id }, changes, reason });
    if (to.id !== actor.accountId)
      await sendNote(tx, {
        to,
        conference,
        sender: row,
        path: `/delegations/${row.id}`,
        write: (facts) => {
          const lines = changes.map((change) => lineOf(change, to.locale)).join('\n');
          const params = { ...facts, person: name, changes: lines, reason, by };
          return { template: 'delegation.changed', params };
        },
      });
    await record(tx, actor, {
      conferenceId,
      kind: 'focalPoint.renamed',
      entityId: focal.id,
      before: { name: before },
      after: { delegationId: row.id, name, reason },
      topics: [`delegation:${row.id}`, `account:${focal.accountId}`],
    });
    return { message: 'delegations.done.focalPointRenamed' };
  });
}
