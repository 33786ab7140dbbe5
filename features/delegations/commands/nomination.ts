import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { noteNewHead } from '@/features/ballots/queries/chain-acts';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';
import type { nominationInput, personChoice, replaceHeadInput, withdrawalInput } from '../input';
import { seatsVersionOf } from '../queries/delegations';
import { lockDelegation, lockSeat } from '../queries/places';
import { requireOpenList } from './confirmed-list';
import { takenPlaces } from './invitation';
import { accountFor, addresseeOf, sendNomination, tellNewHead, tellOfNewHead } from './letters';
import { addToWaitingList, settleWaitingList } from './waiting-list';

/** A link can be sent again so often in an hour. */
const RESENDS = 5;

/**
 * Names somebody into the delegation and mails them a link to register; where all places are taken, the person is put on the
 * waiting list, if that was asked for. Places are counted under the delegation's lock; a person sits in one delegation of a conference, and a delegation has one head.
 */
export async function nominateParticipant(
  actor: Actor,
  input: z.output<typeof nominationInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'participant.nominate', { conferenceId, delegationId: row.id });
    const { email, name, locale, capacity } = input;
    await requireOpenList(tx, actor, { ...conference, ...row }, 'added');
    // Nobody is nominated past who waits already.
    await settleWaitingList(tx, conference, row);
    const full = (await takenPlaces(tx, conferenceId, row.id)) >= row.quota;
    if (full && !input.waits) throw refuse('delegations.refusal.quota', { quota: row.quota }, 'conflict');
    const to = await accountFor(tx, { email, name, locale });
    if (full) return addToWaitingList(tx, actor, { conference, row, to, capacity });
    const id = newId();
    try {
      await tx.insert(participant).values({
        conferenceId,
        id,
        delegationId: row.id,
        accountId: to.id,
        capacity,
        nominatedBy: actor.accountId,
      });
    } catch (error) {
      const constraint = violated(error);
      if (constraint === 'participant_one_head')
        throw refuse('delegations.refusal.headTaken', {}, 'conflict', 'capacity');
      if (constraint === 'participant_once')
        throw refuse('delegations.refusal.nominatedAlready', {}, 'conflict', 'email');
      throw error;
    }
    await sendNomination(tx, conference, row, { to, capacity });
    const changed =
      capacity === 'head' &&
      (await noteNewHead(tx, actor, { conferenceId, delegationId: row.id, formerHead: null }));
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.nominated',
      entityId: id,
      after: { delegationId: row.id, capacity },
      topics: [`delegation:${row.id}`, `account:${to.id}`],
    });
    if (capacity === 'head') await tellNewHead(tx, conference, row, to);
    if (changed) await tellOfNewHead(tx, actor, conference, { delegation: row, ...changed });
    await settleWaitingList(tx, conference, row);
    return { message: 'delegations.done.nominated', data: { participantId: id } };
  });
}

/** Withdraws a nomination: the seat is free, and whatever it opened is shut from the next request on. */
export async function withdrawParticipant(
  actor: Actor,
  input: z.output<typeof withdrawalInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, seat } = await lockSeat(tx, actor, conferenceId, input.participantId);
    authorize(actor, 'participant.withdraw', { conferenceId, delegationId: row.id });
    sameVersion(seat, input.version);
    await requireOpenList(tx, actor, { ...conference, ...row }, 'changed');
    await tx
      .update(participant)
      .set({ withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId, version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.withdrawn',
      entityId: seat.id,
      before: { delegationId: row.id, capacity: seat.capacity },
      topics: [`delegation:${row.id}`, `participant:${seat.id}`, `account:${seat.accountId}`],
    });
    await settleWaitingList(tx, conference, row);
    return { message: 'delegations.done.withdrawn' };
  });
}

/** Mails the link to register once more. */
export async function resendLink(actor: Actor, input: z.output<typeof personChoice>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, seat } = await lockSeat(tx, actor, conferenceId, input.participantId);
    authorize(actor, 'participant.nominate', { conferenceId, delegationId: row.id });
    await limit(tx, `resend:${seat.id}`, RESENDS, 3600);
    const to = await addresseeOf(tx, seat.accountId);
    await sendNomination(tx, conference, row, { to, capacity: seat.capacity });
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.linkResent',
      entityId: seat.id,
    });
    return { message: 'delegations.done.linkResent' };
  });
}

/**
 * Makes another person of the delegation its head. The former one stays in the capacity that is chosen, or
 * leaves; at no moment are there two.
 */
export async function replaceHead(actor: Actor, input: z.output<typeof replaceHeadInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'delegation.replaceHead', { conferenceId, delegationId: row.id });
    await requireOpenList(tx, actor, { ...conference, ...row }, 'changed');
    const seats = await tx
      .select()
      .from(participant)
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          eq(participant.delegationId, row.id),
          isNull(participant.withdrawnAt),
        ),
      )
      .for('no key update');
    const next = seats.find((seat) => seat.id === input.participantId);
    const former = seats.find((seat) => seat.capacity === 'head');
    if (!next) throw missing();
    if (seatsVersionOf(seats) !== input.seatsVersion) throw refuse('common.refusal.changed', {}, 'stale');
    if (former?.id === next.id)
      throw refuse('delegations.refusal.headAlready', {}, 'conflict', 'participantId');
    const at = (id: string) => and(eq(participant.conferenceId, conferenceId), eq(participant.id, id));
    if (former) {
      const change =
        input.former === 'withdrawn'
          ? { withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId }
          : { capacity: input.former };
      await tx
        .update(participant)
        .set({ ...change, version: former.version + 1 })
        .where(at(former.id));
    }
    await tx
      .update(participant)
      .set({ capacity: 'head', version: next.version + 1 })
      .where(at(next.id));
    const formerHead = former?.accountId ?? null;
    const changed = await noteNewHead(tx, actor, { conferenceId, delegationId: row.id, formerHead });
    // Only now: what changes a seat waits for what its holder is doing, and that may wait for the chain.
    if (former && input.former === 'withdrawn') {
      await record(tx, actor, {
        conferenceId,
        kind: 'participant.withdrawn',
        entityId: former.id,
        before: { delegationId: row.id, capacity: 'head' },
        topics: [`participant:${former.id}`, `account:${former.accountId}`],
      });
    }
    await record(tx, actor, {
      conferenceId,
      kind: 'delegation.headReplaced',
      entityId: row.id,
      before: { head: former?.id ?? null, capacity: next.capacity },
      after: { head: next.id, former: former ? input.former : null },
      topics: [`delegation:${row.id}`, `account:${next.accountId}`],
    });
    await tellNewHead(tx, conference, row, await addresseeOf(tx, next.accountId));
    await tellOfNewHead(tx, actor, conference, { delegation: row, ...changed });
    await settleWaitingList(tx, conference, row);
    return { message: 'delegations.done.headReplaced' };
  });
}
