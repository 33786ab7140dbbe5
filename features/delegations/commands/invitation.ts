import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { folded, newId } from '@/db/columns';
import { member } from '@/db/schema/conferences';
import { delegation, focalPoint } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import type { Change } from '@/domain/events';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { focalPointChoice, focalPointInput, invitationInput, quotaInput } from '../input';
import { type ConferencePlace, lockDelegation } from '../queries/places';
import { heldByOffers } from '../queries/waiting';
import { accountFor, focalPointLetter, sendLetter } from './letters';
import { settleWaitingList } from './waiting-list';

/** Invites a member or an organization: its delegation, the places it has, and a letter to its focal point. */
export async function inviteDelegation(actor: Actor, input: z.output<typeof invitationInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    authorize(actor, 'delegation.invite', { conferenceId });
    const { kind, countryCode = null, organization, quota } = input;
    if (kind === 'memberInRegion') await requireMember(tx, conferenceId, countryCode ?? '');
    await requireNew(tx, conferenceId, { kind, countryCode, organization });
    const id = newId();
    try {
      await tx.insert(delegation).values({ conferenceId, id, kind, countryCode, organization, quota });
    } catch (error) {
      if (!violated(error)?.startsWith('delegation_')) throw error;
      throw refuse(
        'delegations.refusal.invited',
        {},
        'conflict',
        countryCode ? 'countryCode' : 'organization',
      );
    }
    const focal = await addFocalPoint(tx, conference, { id, countryCode, organization }, input);
    await record(tx, actor, {
      conferenceId,
      kind: 'delegation.invited',
      entityId: id,
      after: { kind, countryCode, organization, quota },
    });
    await record(tx, actor, focal);
    const redirect = `/${conference.slug}/delegations/${id}`;
    return { redirect, message: 'delegations.done.invited' };
  });
}

type NewSender = Pick<typeof delegation.$inferSelect, 'kind' | 'countryCode' | 'organization'>;

/** @throws Refusal for a sender whose delegation was withdrawn: it is reinstated, with all that it had */
export async function requireNew(
  tx: Tx,
  conferenceId: string,
  { kind, countryCode, organization }: NewSender,
): Promise<void> {
  const same = countryCode
    ? and(eq(delegation.countryCode, countryCode), eq(delegation.kind, kind))
    : sql`${folded(delegation.organization)} = folded(${organization})`;
  const former = and(eq(delegation.conferenceId, conferenceId), isNotNull(delegation.withdrawnAt), same);
  if ((await tx.$count(delegation, former)) === 0) return;
  const field = countryCode ? 'countryCode' : 'organization';
  throw refuse('delegations.refusal.invitedBefore', {}, 'conflict', field);
}

/** @throws Refusal at `field` for a country that is no member in the scope of the conference */
export async function requireMember(
  tx: Tx,
  conferenceId: string,
  countryCode: string,
  field = 'countryCode',
): Promise<void> {
  const [memberRow] = await tx
    .select()
    .from(member)
    .where(and(eq(member.conferenceId, conferenceId), eq(member.countryCode, countryCode)));
  if (!memberRow) throw refuse('delegations.refusal.notMember', {}, 'invalid', field);
}

type Invited = { id: string; countryCode: string | null; organization: string | null };
type Person = Pick<z.output<typeof focalPointInput>, 'email' | 'name' | 'locale'>;

/** The change comes back to be recorded last: nothing may wait for another person while the chain is held. */
async function addFocalPoint(
  tx: Tx,
  conference: ConferencePlace,
  sender: Invited,
  person: Person,
): Promise<Change> {
  const { id: entityId, accountId } = await writeFocalPoint(tx, conference, sender, person);
  return {
    conferenceId: conference.id,
    kind: 'focalPoint.invited',
    entityId,
    after: { delegationId: sender.id, accountId },
    topics: [`delegation:${sender.id}`],
  };
}

/** Writes a focal point, and its letter. @throws Refusal for who is one of the delegation already */
export async function writeFocalPoint(
  tx: Tx,
  conference: ConferencePlace,
  sender: Invited,
  { email, name, locale }: Person,
): Promise<{ id: string; accountId: string }> {
  const conferenceId = conference.id;
  const to = await accountFor(tx, { email, name, locale });
  const [made] = await tx
    .insert(focalPoint)
    .values({ conferenceId, delegationId: sender.id, accountId: to.id })
    .onConflictDoNothing()
    .returning({ id: focalPoint.id });
  if (!made) throw refuse('delegations.refusal.focalPointAlready', {}, 'conflict', 'email');
  await sendLetter(tx, focalPointLetter(conference, sender, to));
  return { id: made.id, accountId: to.id };
}

/** Invites one more focal point of a delegation, by letter. */
export async function inviteFocalPoint(actor: Actor, input: z.output<typeof focalPointInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const row = await lockDelegation(tx, actor, conference.id, input.delegationId);
    authorize(actor, 'delegation.invite', { conferenceId: conference.id, delegationId: row.id });
    await record(tx, actor, await addFocalPoint(tx, conference, row, input));
    return { message: 'delegations.done.focalPointInvited' };
  });
}

/** Takes the delegation out of a focal point's hands, from the next request on. */
export async function withdrawFocalPoint(
  actor: Actor,
  input: z.output<typeof focalPointChoice>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'delegation.invite', { conferenceId, delegationId: row.id });
    const one = and(
      eq(focalPoint.conferenceId, conferenceId),
      eq(focalPoint.delegationId, row.id),
      eq(focalPoint.id, input.focalPointId),
    );
    const [focal] = await tx.select().from(focalPoint).where(one).for('no key update');
    if (!focal) throw missing();
    if (focal.withdrawnAt) throw removed();
    sameVersion(focal, input.version);
    await tx
      .update(focalPoint)
      .set({ withdrawnAt: await dbNow(tx), version: focal.version + 1 })
      .where(one);
    await record(tx, actor, {
      conferenceId,
      kind: 'focalPoint.withdrawn',
      entityId: focal.id,
      before: { delegationId: row.id },
      topics: [`delegation:${row.id}`],
    });
    return { message: 'delegations.done.focalPointWithdrawn' };
  });
}

/** Changes how many persons a delegation may send; never below those already nominated. */
export async function changeQuota(actor: Actor, input: z.output<typeof quotaInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'delegation.invite', { conferenceId, delegationId: row.id });
    if (row.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const taken = await takenPlaces(tx, conferenceId, row.id);
    if (input.quota < taken) throw refuse('delegations.refusal.quotaBelow', { taken }, 'conflict', 'quota');
    await tx
      .update(delegation)
      .set({ quota: input.quota, version: row.version + 1 })
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, row.id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'delegation.quotaChanged',
      entityId: row.id,
      before: { quota: row.quota },
      after: { quota: input.quota },
      topics: [`delegation:${row.id}`],
    });
    await settleWaitingList(tx, conference, { ...row, quota: input.quota });
    return { message: 'delegations.done.quotaChanged' };
  });
}

/** How many places of a delegation are taken, or held by an offer; true as long as the delegation's lock is held. */
export async function takenPlaces(tx: Tx, conferenceId: string, delegationId: string): Promise<number> {
  const { rows } = await tx.execute<{ taken: number }>(sql`
    select ((select count(*) from participant p where p.conference_id = ${conferenceId}
        and p.delegation_id = ${delegationId} and p.withdrawn_at is null)
      + ${heldByOffers(sql`${conferenceId}::uuid`, sql`${delegationId}::uuid`)})::int as taken`);
  return rows[0]?.taken ?? 0;
}
