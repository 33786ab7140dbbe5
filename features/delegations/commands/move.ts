import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { record } from '@/platform/record';
import type { moveInput } from '../input';
import { capacityAfter, moveFacts, moveVersionOf } from '../queries/move';
import { type ConferencePlace, lockDelegation } from '../queries/places';
import { focalPointsOf } from './changes';
import { type Addressee, addresseeOf, sendNote } from './letters';
import { seatAnew } from './restoration';
import { settleWaitingList } from './waiting-list';

type DelegationRow = Awaited<ReturnType<typeof lockDelegation>>;
type Moved = {
  conference: ConferencePlace;
  from: DelegationRow;
  into: DelegationRow;
  person: Addressee;
  /** as the seat names the person */
  name: string;
  reason: string;
};

/** Both delegations, locked in one order whichever way somebody goes between them, and the seat. */
async function lockMove(
  tx: Tx,
  actor: Actor,
  conferenceId: string,
  { participantId, toDelegationId }: { participantId: string; toDelegationId: string },
) {
  const its = and(eq(participant.conferenceId, conferenceId), eq(participant.id, participantId));
  const [known] = await tx.select().from(participant).where(its);
  if (!known || known.delegationId === toDelegationId) throw missing();
  const rows = new Map<string, DelegationRow>();
  for (const id of [known.delegationId, toDelegationId].toSorted())
    rows.set(id, await lockDelegation(tx, actor, conferenceId, id));
  const [seat] = await tx.select().from(participant).where(its).for('no key update');
  const [from, into] = [rows.get(known.delegationId), rows.get(toDelegationId)];
  if (!seat || !from || !into) throw missing();
  if (seat.withdrawnAt) throw removed();
  return { seat, from, into };
}

/** The person, and who speaks for either delegation, each once. */
async function tellMove(tx: Tx, { conference, from, into, person, name, reason }: Moved): Promise<void> {
  const readers = [
    { to: person, path: '/registration' },
    ...(await focalPointsOf(tx, into.id, conference.id)).map((to) => ({
      to,
      path: `/delegations/${into.id}`,
    })),
    ...(await focalPointsOf(tx, from.id, conference.id)).map((to) => ({
      to,
      path: `/delegations/${from.id}`,
    })),
  ];
  const each = new Map(readers.toReversed().map((one) => [one.to.id, one]));
  for (const { to, path } of each.values()) {
    const ofFormer = ofSender(from, to.locale);
    await sendNote(tx, {
      to,
      conference,
      sender: into,
      path,
      write: (facts) => ({
        template: 'delegation.moved',
        params: { ...facts, person: name, ofFormer, reason },
      }),
    });
  }
}

/**
 * Moves a person to another delegation, with all answers: the seat before is over, and the new one is decided on anew, as
 * the credentials name the delegation. A head leaves that seat behind.
 * @throws Refusal when other things follow than were shown, where no place is free, and for a head while a ballot is open
 */
export async function moveParticipant(actor: Actor, input: z.output<typeof moveInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    authorize(actor, 'participant.move', { conferenceId });
    const { seat, from, into } = await lockMove(tx, actor, conferenceId, input);
    const facts = await moveFacts(tx, conferenceId, input);
    if (!facts) throw missing();
    if (moveVersionOf(facts) !== input.factsVersion) throw refuse('common.refusal.changed', {}, 'stale');
    if (facts.openBallots.length > 0) {
      const ballots = facts.openBallots.join(', ');
      throw refuse('delegations.refusal.moveWhileOpen', { ballots }, 'conflict');
    }
    const { quota, taken } = facts.to;
    if (taken >= quota) throw refuse('delegations.refusal.moveWithoutPlace', { quota }, 'conflict');
    const person = await addresseeOf(tx, seat.accountId);
    await tx
      .update(participant)
      .set({ withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId, version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    const capacity = capacityAfter(facts);
    const id = await seatAnew(tx, actor, { ...seat, delegationId: into.id }, capacity);
    const name = seat.name ?? person.name;
    await tellMove(tx, { conference, from, into, person, name, reason });
    // Each delegation reads it of its own seat.
    for (const entityId of [seat.id, id]) {
      await record(tx, actor, {
        conferenceId,
        kind: 'participant.moved',
        entityId,
        before: { delegationId: from.id, capacity: seat.capacity },
        after: { delegationId: into.id, capacity, reason },
        topics: [
          `participant:${entityId}`,
          `delegation:${from.id}`,
          `delegation:${into.id}`,
          `account:${seat.accountId}`,
        ],
      });
    }
    await settleWaitingList(tx, conference, from);
    return { redirect: `/${conference.slug}/delegations/${into.id}/${id}` };
  });
}
