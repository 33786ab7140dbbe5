import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { delegation, participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { type ListChange, whyNotConfirm } from '@/domain/deadlines';
import { authorize } from '@/domain/permissions';
import { refuse, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';
import type { confirmationInput, reopeningInput } from '../input';
import { seatsVersionOf } from '../queries/delegations';
import { type ListPlace, whyListClosed } from '../queries/open-list';
import { type ConferencePlace, lockDelegation } from '../queries/places';
import { focalPointsOf } from './changes';
import { takenPlaces } from './invitation';
import { sendNote } from './letters';
import { settleWaitingList } from './waiting-list';

type ListRow = typeof delegation.$inferSelect;
/** A delegation can ask so often in an hour for its list to be open again. */
const REQUESTS = 10;

/**
 * Refuses where a delegation may not change its own list any more; the secretariat may at any time.
 * @throws Refusal once the list is confirmed, or somebody is added after the deadline for nominations
 */
export async function requireOpenList(
  tx: Tx,
  actor: Actor,
  list: ListPlace,
  change: ListChange,
): Promise<void> {
  const why = whyListClosed(actor, list, change, await dbNow(tx));
  if (why) throw why;
}

type DelegationKey = { conferenceId: string; id: string };
const ofDelegation = ({ conferenceId, id }: DelegationKey) =>
  and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, id));

/**
 * Confirms who comes: from here on the delegation changes its list no more without being asked to.
 * @throws Refusal without a head, and when others are on the list than were shown
 */
export async function confirmDelegation(
  actor: Actor,
  input: z.output<typeof confirmationInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId, slug } = await conferenceAt(tx, input.conference);
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'delegation.confirm', { conferenceId, delegationId: row.id });
    const seats = await tx
      .select({ id: participant.id, capacity: participant.capacity })
      .from(participant)
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          eq(participant.delegationId, row.id),
          isNull(participant.withdrawnAt),
        ),
      );
    const hasHead = seats.some(({ capacity }) => capacity === 'head');
    const why = whyNotConfirm({ confirmedAt: row.confirmedAt, hasHead });
    if (why) throw refuse(`delegations.refusal.${why}`, {}, 'conflict');
    // Who was offered a place may take it: a list is confirmed when it is known who is on it.
    if ((await takenPlaces(tx, conferenceId, row.id)) > seats.length)
      throw refuse('delegations.refusal.placeOnOffer', {}, 'conflict');
    if (seatsVersionOf(seats) !== input.seatsVersion) throw refuse('common.refusal.changed', {}, 'stale');
    await tx
      .update(delegation)
      .set({ confirmedAt: await dbNow(tx), confirmedBy: actor.accountId, version: row.version + 1 })
      .where(ofDelegation(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'delegation.confirmed',
      entityId: row.id,
      after: { persons: seats.length },
      topics: topicsOf(row),
    });
    return { redirect: `/${slug}/delegations/${row.id}` };
  });
}

const topicsOf = ({ conferenceId, id }: DelegationKey) => [
  `delegation:${id}` as const,
  `conference:${conferenceId}` as const,
];

/** The delegation, locked, whose list is confirmed. */
async function lockConfirmed(tx: Tx, actor: Actor, input: z.output<typeof reopeningInput>) {
  const conference = await conferenceAt(tx, input.conference);
  const row = await lockDelegation(tx, actor, conference.id, input.delegationId);
  return { conference, row, thing: { conferenceId: conference.id, delegationId: row.id } };
}

/** Asks the secretariat to open the list again, and says why. */
export async function requestReopening(actor: Actor, input: z.output<typeof reopeningInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { row, thing } = await lockConfirmed(tx, actor, input);
    authorize(actor, 'delegation.requestReopening', thing);
    requireConfirmed(row, input.version);
    await limit(tx, `reopening:${row.id}`, REQUESTS, 3600);
    await tx
      .update(delegation)
      .set({
        reopeningRequestedAt: await dbNow(tx),
        reopeningRequestedBy: actor.accountId,
        reopeningReason: input.reason,
        version: row.version + 1,
      })
      .where(ofDelegation(row));
    await record(tx, actor, {
      conferenceId: row.conferenceId,
      kind: 'delegation.reopeningRequested',
      entityId: row.id,
      topics: topicsOf(row),
    });
    return { message: 'delegations.done.reopeningRequested' };
  });
}

/** @throws Refusal where the list is open, or has changed since it was read */
function requireConfirmed(row: ListRow, version: number): Date {
  if (!row.confirmedAt) throw refuse('delegations.refusal.listOpen', {}, 'conflict');
  sameVersion(row, version);
  return row.confirmedAt;
}

const NO_REQUEST = { reopeningRequestedAt: null, reopeningRequestedBy: null, reopeningReason: null };

/** Opens a confirmed list again, whether or not the delegation asked for it. */
export async function reopenDelegation(actor: Actor, input: z.output<typeof reopeningInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { conference, row, thing } = await lockConfirmed(tx, actor, input);
    authorize(actor, 'delegation.reopen', thing);
    const confirmedAt = requireConfirmed(row, input.version);
    await tx
      .update(delegation)
      .set({ ...NO_REQUEST, confirmedAt: null, confirmedBy: null, version: row.version + 1 })
      .where(ofDelegation(row));
    await tellFocalPoints(tx, { template: 'delegation.reopened', conference, row, reason: input.reason });
    await record(tx, actor, {
      conferenceId: row.conferenceId,
      kind: 'delegation.reopened',
      entityId: row.id,
      before: { confirmedAt },
      after: { reason: input.reason },
      topics: topicsOf(row),
    });
    await settleWaitingList(tx, conference, { ...row, confirmedAt: null });
    return { redirect: `/${conference.slug}/delegations/${row.id}` };
  });
}

/** Leaves a confirmed list as it is, and tells the delegation why. */
export async function declineReopening(actor: Actor, input: z.output<typeof reopeningInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { conference, row, thing } = await lockConfirmed(tx, actor, input);
    authorize(actor, 'delegation.declineReopening', thing);
    requireConfirmed(row, input.version);
    if (!row.reopeningRequestedAt) throw refuse('delegations.refusal.reopeningOver', {}, 'stale');
    await tx
      .update(delegation)
      .set({ ...NO_REQUEST, version: row.version + 1 })
      .where(ofDelegation(row));
    await tellFocalPoints(tx, {
      template: 'delegation.reopeningDeclined',
      conference,
      row,
      reason: input.reason,
    });
    await record(tx, actor, {
      conferenceId: row.conferenceId,
      kind: 'delegation.reopeningDeclined',
      entityId: row.id,
      after: { reason: input.reason },
      topics: topicsOf(row),
    });
    return { redirect: `/${conference.slug}/delegations/${row.id}` };
  });
}

type ListLetter = {
  template: 'delegation.reopened' | 'delegation.reopeningDeclined';
  conference: ConferencePlace;
  row: ListRow;
  reason: string;
};

/** The focal points are told what becomes of the list, and why. */
async function tellFocalPoints(tx: Tx, { template, conference, row, reason }: ListLetter): Promise<void> {
  for (const to of await focalPointsOf(tx, row.id, conference.id))
    await sendNote(tx, {
      to,
      conference,
      sender: row,
      path: `/delegations/${row.id}`,
      write: (facts) => ({ template, params: { ...facts, reason } }),
    });
}
