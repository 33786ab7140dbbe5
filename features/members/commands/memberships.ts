import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { member } from '@/db/schema/conferences';
import { membership } from '@/db/schema/memberships';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse, removed, sameVersion } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type {
  membershipChangeInput,
  membershipEndInput,
  membershipInput,
  membershipRemovalInput,
} from '../input';

/** @throws Refusal for days on which the country is a member already, or that end before they begin */
async function orRefused<T>(work: Promise<T>, field: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = violated(error);
    if (constraint === 'membership_once') throw refuse('members.refusal.memberThen', {}, 'conflict', field);
    if (constraint === 'membership_days') throw refuse('common.invalid.range', {}, 'invalid', 'until');
    throw error;
  }
}

/** The membership that a form is about, for this transaction alone. @throws Refusal when it is gone */
async function lockMembership(tx: Tx, id: string) {
  const [row] = await tx.select().from(membership).where(eq(membership.id, id)).for('update');
  if (!row) throw removed();
  return row;
}

const named = (country: string) => ({ country: { country } });

/** Adds a country to the organization's list of members. */
export function addMembership(actor: Actor, input: z.output<typeof membershipInput>): Promise<Done> {
  const adding = act<Done>(actor, async (tx, actor) => {
    authorize(actor, 'membership.edit');
    const id = newId();
    await tx.insert(membership).values({ id, ...input });
    await record(tx, actor, { conferenceId: null, kind: 'membership.added', entityId: id, after: input });
    return { message: 'members.done.membershipAdded' };
  });
  return orRefused(adding, 'countryCode');
}

/** Corrects the region and the days of a membership, with the reason. */
export function editMembership(actor: Actor, input: z.output<typeof membershipChangeInput>): Promise<Done> {
  const editing = act<Done>(actor, async (tx, actor) => {
    authorize(actor, 'membership.edit');
    const { membershipId, version, reason, ...facts } = input;
    const row = await lockMembership(tx, membershipId);
    if (row.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const { countryCode, region, since, until } = row;
    if (region === facts.region && since === facts.since && until === facts.until)
      throw refuse('members.refusal.sameAsBefore', {}, 'invalid');
    // Who is a member again has not left.
    const ended = facts.until === null ? null : row.reason;
    await tx
      .update(membership)
      .set({ ...facts, reason: ended, version: version + 1 })
      .where(eq(membership.id, membershipId));
    await record(tx, actor, {
      conferenceId: null,
      kind: 'membership.edited',
      entityId: membershipId,
      before: { countryCode, region, since, until },
      after: { countryCode, ...facts, reason },
    });
    return { message: 'members.done.membershipEdited', params: named(countryCode) };
  });
  return orRefused(editing, 'since');
}

/**
 * Ends a membership with its last day, and the reason. Conferences that have the country in their scope keep it there.
 * @throws Refusal when somebody changed the membership meanwhile
 */
export function endMembership(actor: Actor, input: z.output<typeof membershipEndInput>): Promise<Done> {
  const ending = act<Done>(actor, async (tx, actor) => {
    authorize(actor, 'membership.edit');
    const { membershipId, until, reason } = input;
    const row = await lockMembership(tx, membershipId);
    sameVersion(row, input.version);
    await tx
      .update(membership)
      .set({ until, reason, version: row.version + 1 })
      .where(eq(membership.id, membershipId));
    const { countryCode } = row;
    await record(tx, actor, {
      conferenceId: null,
      kind: 'membership.ended',
      entityId: membershipId,
      before: { countryCode, until: row.until },
      after: { countryCode, until, reason },
    });
    return { redirect: `/members/${countryCode.toLowerCase()}` };
  });
  return orRefused(ending, 'until');
}

/**
 * Removes from the list what was never true; the record keeps it.
 * @throws Refusal when a conference has the country in its scope: its membership is ended instead
 */
export function removeMembership(
  actor: Actor,
  input: z.output<typeof membershipRemovalInput>,
): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    authorize(actor, 'membership.edit');
    const row = await lockMembership(tx, input.membershipId);
    sameVersion(row, input.version);
    const { id, countryCode, region, since, until } = row;
    const relying = eq(member.countryCode, countryCode);
    const [relies] = await tx.select({ code: member.countryCode }).from(member).where(relying).limit(1);
    if (relies) throw refuse('members.refusal.inScope', named(countryCode), 'conflict');
    await tx.delete(membership).where(eq(membership.id, id));
    await record(tx, actor, {
      conferenceId: null,
      kind: 'membership.removed',
      entityId: id,
      before: { countryCode, region, since, until },
      after: { reason: input.reason },
    });
    return { redirect: '/members' };
  });
}
