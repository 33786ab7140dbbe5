import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { activeHead } from '@/db/schema/active-head';
import { participant, registration } from '@/db/schema/delegations';
import { formAnswer } from '@/db/schema/form-questions';
import type { Actor, Capacity } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { noteNewHead } from '@/features/ballots/queries/chain-acts';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { personChoice } from '../input';
import { lockDelegation } from '../queries/places';
import { requireOpenList } from './confirmed-list';
import { carryDistinctions } from './distinction';
import { takenPlaces } from './invitation';
import { addresseeOf, sendNomination, tellNewHead, tellOfNewHead } from './letters';
import { settleWaitingList } from './waiting-list';

type FormerSeat = typeof participant.$inferSelect;

/** Head again where the delegation has none, else a delegate, who can then replace the head. */
async function capacityOf(tx: Tx, { conferenceId, delegationId, capacity }: FormerSeat): Promise<Capacity> {
  if (capacity !== 'head') return capacity;
  const heads = await tx.$count(
    participant,
    and(
      eq(participant.conferenceId, conferenceId),
      eq(participant.delegationId, delegationId),
      activeHead(participant),
    ),
  );
  return heads === 0 ? 'head' : 'delegate';
}

/** What was answered and sent moves along, so that it is kept once; whether the person is admitted is decided anew. */
export async function seatAnew(
  tx: Tx,
  actor: Actor,
  former: FormerSeat,
  capacity: Capacity,
): Promise<string> {
  const { conferenceId, delegationId, accountId, submittedAt, name } = former;
  const id = newId();
  await tx.insert(participant).values({
    conferenceId,
    id,
    delegationId,
    accountId,
    capacity,
    name,
    submittedAt,
    nominatedBy: actor.accountId,
  });
  await tx
    .update(registration)
    .set({ participantId: id })
    .where(and(eq(registration.conferenceId, conferenceId), eq(registration.participantId, former.id)));
  await tx
    .update(formAnswer)
    .set({ participantId: id })
    .where(and(eq(formAnswer.conferenceId, conferenceId), eq(formAnswer.participantId, former.id)));
  await carryDistinctions(tx, former, id);
  return id;
}

/**
 * Restores a nomination that was withdrawn, in a seat of its own with all answers, and mails the link to register again. The
 * withdrawn seat stays as it is.
 * @throws Refusal when the places are taken, or the person sits in a delegation again
 */
export async function restoreParticipant(actor: Actor, input: z.output<typeof personChoice>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const [former] = await tx
      .select()
      .from(participant)
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, input.participantId)));
    if (!former) throw missing();
    const row = await lockDelegation(tx, actor, conferenceId, former.delegationId);
    authorize(actor, 'participant.restore', { conferenceId, delegationId: row.id });
    if (!former.withdrawnAt) throw refuse('delegations.refusal.notWithdrawn', {}, 'conflict');
    await requireOpenList(tx, actor, { ...conference, ...row }, 'added');
    await settleWaitingList(tx, conference, row);
    const taken = await takenPlaces(tx, conferenceId, row.id);
    if (taken >= row.quota) throw refuse('delegations.refusal.quota', { quota: row.quota }, 'conflict');
    const capacity = await capacityOf(tx, former);
    let id: string;
    try {
      id = await seatAnew(tx, actor, former, capacity);
    } catch (error) {
      if (violated(error) !== 'participant_once') throw error;
      throw refuse('delegations.refusal.nominatedAlready', {}, 'conflict');
    }
    const to = await addresseeOf(tx, former.accountId);
    await sendNomination(tx, conference, row, { to, capacity });
    const changed =
      capacity === 'head' &&
      (await noteNewHead(tx, actor, { conferenceId, delegationId: row.id, formerHead: null }));
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.restored',
      entityId: id,
      before: { former: former.id },
      after: { delegationId: row.id, capacity },
      topics: [`delegation:${row.id}`, `account:${former.accountId}`],
    });
    if (capacity === 'head') await tellNewHead(tx, conference, row, to);
    if (changed) await tellOfNewHead(tx, actor, conference, { delegation: row, ...changed });
    return { message: 'delegations.done.restored' };
  });
}
