import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { participant } from '@/db/schema/delegations';
import { waitingPlace } from '@/db/schema/waiting';
import { type Actor, SYSTEM } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { afterMove, isOnOffer, waitingState } from '@/domain/waiting';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record, recordAll } from '@/platform/record';
import type { waitingPlaceChoice } from '../input';
import { lockAnyDelegation, lockDelegation } from '../queries/places';
import { addresseeOf, sendNomination, sendWord } from './letters';
import { endEntry, entryKey, settleWaitingList, tellAnswer, topicsFrom, topicsOfEntry } from './waiting-list';

type WaitingChoice = z.output<typeof waitingPlaceChoice>;

/** An entry as it is behind the lock of its delegation, behind which alone it changes. */
async function lockEntry(tx: Tx, actor: Actor, conferenceId: string, id: string) {
  const [known] = await tx.select().from(waitingPlace).where(entryKey({ conferenceId, id }));
  if (!known) throw missing();
  const row = await lockAnyDelegation(tx, actor, conferenceId, known.delegationId);
  const [entry] = await tx.select().from(waitingPlace).where(entryKey(known));
  if (!entry) throw missing();
  return { row, entry };
}

/** The viewer's own entry: that of somebody else does not exist, also for who has another part in the conference. */
async function lockOwn(tx: Tx, actor: Actor, conferenceId: string, id: string) {
  const isOwn = and(entryKey({ conferenceId, id }), eq(waitingPlace.accountId, actor.accountId ?? id));
  if ((await tx.$count(waitingPlace, isOwn)) === 0) throw missing();
  // Whoever waits has no seat yet, and may see no delegation.
  return lockEntry(tx, SYSTEM, conferenceId, id);
}

/**
 * Takes the place that is offered, as who it is offered to: from here on the person is nominated as anybody else.
 * @throws Refusal when the offer is over, or the person sits in a delegation already
 */
export async function acceptWaitingPlace(actor: Actor, input: WaitingChoice): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, entry } = await lockOwn(tx, actor, conferenceId, input.waitingPlaceId);
    const { accountId, capacity } = entry;
    authorize(actor, 'waitingPlace.accept', { conferenceId, accountId });
    const now = await dbNow(tx);
    if (!isOnOffer(entry, { withdrawnAt: row.withdrawnAt, closedAt: conference.closedAt }, now))
      throw refuse('delegations.refusal.placeOver', {}, 'late');
    sameVersion(entry, input.version);
    const id = newId();
    const delegationId = row.id;
    try {
      await tx
        .insert(participant)
        .values({ conferenceId, id, delegationId, accountId, capacity, nominatedBy: entry.addedBy });
    } catch (error) {
      if (violated(error) !== 'participant_once') throw error;
      throw refuse('delegations.refusal.seatedAlready', {}, 'conflict');
    }
    await tx
      .update(waitingPlace)
      .set({ endedAt: now, outcome: 'seated', participantId: id, version: entry.version + 1 })
      .where(entryKey(entry));
    const to = await addresseeOf(tx, accountId);
    await sendNomination(tx, conference, row, { to, capacity });
    await tellAnswer(tx, conference, row, { person: to.name, answer: 'accepted' });
    const topics = topicsOfEntry(entry);
    await record(tx, actor, {
      ...{ conferenceId, kind: 'waitingPlace.accepted', entityId: delegationId, topics },
      after: { accountId },
    });
    await record(tx, actor, {
      ...{ conferenceId, kind: 'participant.nominated', entityId: id, topics },
      after: { delegationId, capacity },
    });
    return { redirect: `/${conference.slug}/registration` };
  });
}

/** Leaves the waiting list as who waits; a place that was offered goes to the next. */
export async function declineWaitingPlace(actor: Actor, input: WaitingChoice): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, entry } = await lockOwn(tx, actor, conferenceId, input.waitingPlaceId);
    const { accountId } = entry;
    authorize(actor, 'waitingPlace.decline', { conferenceId, accountId });
    if (!afterMove(waitingState(entry), 'decline')) throw refuse('delegations.refusal.placeOver', {}, 'late');
    sameVersion(entry, input.version);
    await endEntry(tx, entry, 'declined', await dbNow(tx));
    const { name: person } = await addresseeOf(tx, accountId);
    await tellAnswer(tx, conference, row, { person, answer: 'declined' });
    await recordAll(tx, actor, conferenceId, [
      {
        conferenceId,
        kind: 'waitingPlace.declined',
        entityId: row.id,
        after: { accountId },
        topics: await topicsFrom(tx, entry),
      },
    ]);
    await settleWaitingList(tx, conference, row);
    return { redirect: `/${conference.slug}/registration/place` };
  });
}

/** Takes somebody off the waiting list, and tells them; a place that was offered goes to the next. */
export async function removeWaitingPlace(actor: Actor, input: WaitingChoice): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { entry } = await lockEntry(tx, actor, conferenceId, input.waitingPlaceId);
    const row = await lockDelegation(tx, actor, conferenceId, entry.delegationId);
    authorize(actor, 'waitingPlace.remove', { conferenceId, delegationId: row.id });
    if (!afterMove(waitingState(entry), 'remove')) throw removed();
    sameVersion(entry, input.version);
    await endEntry(tx, entry, 'removed', await dbNow(tx));
    await sendWord(tx, {
      to: await addresseeOf(tx, entry.accountId),
      conference,
      sender: row,
      write: (params) => ({ template: 'delegation.waitingRemoved', params }),
    });
    await recordAll(tx, actor, conferenceId, [
      {
        conferenceId,
        kind: 'waitingPlace.removed',
        entityId: row.id,
        after: { accountId: entry.accountId },
        topics: await topicsFrom(tx, entry),
      },
    ]);
    await settleWaitingList(tx, conference, row);
    return { redirect: `/${conference.slug}/delegations/${row.id}` };
  });
}
