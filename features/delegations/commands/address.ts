import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { addressOffer, participant, registration } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { isOfferOver } from '@/domain/person-changes';
import { missing, refuse } from '@/domain/refusal';
import { registrationStatus } from '@/domain/registration';
import { openBallotsOf } from '@/features/ballots/queries/open';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';
import { endAllSessions } from '@/platform/session';
import type { addressConfirmationInput, addressInput } from '../input';
import { factsOf } from '../queries/people';
import { lockSeat } from '../queries/places';
import { handOf, noteChanges, seatToCorrect } from './changes';
import { addresseeOf, sendLetter, sendWord } from './letters';

/** Another address can be offered so often in an hour. */
const OFFERS = 5;

type SeatOfAddress = typeof participant.$inferSelect;

/** While a ballot is open for the delegation, its head votes from the address that everybody knows. */
async function refuseWhileOpen(
  tx: Tx,
  { conferenceId, delegationId, capacity }: SeatOfAddress,
): Promise<void> {
  if (capacity !== 'head') return;
  const open = await openBallotsOf(tx, conferenceId, delegationId);
  if (open.length === 0) return;
  const ballots = open.map(({ number }) => number).join(', ');
  throw refuse('delegations.refusal.addressWhileOpen', { ballots }, 'conflict');
}

const openOffer = (seat: SeatOfAddress) =>
  and(
    eq(addressOffer.conferenceId, seat.conferenceId),
    eq(addressOffer.participantId, seat.id),
    isNull(addressOffer.confirmedAt),
    isNull(addressOffer.withdrawnAt),
  );

/**
 * The account of an address that nobody else of the conference sits there with. The focal point is told no more than that
 * the address will not do: whose it is, is none of its business.
 */
async function accountToOffer(tx: Tx, seat: SeatOfAddress, email: string, isStaff: boolean) {
  const person = await addresseeOf(tx, seat.accountId);
  await tx
    .insert(account)
    .values({ email, name: seat.name ?? person.name, locale: person.locale })
    .onConflictDoNothing({ target: account.email });
  const [next] = await tx.select().from(account).where(eq(account.email, email));
  if (!next) throw missing();
  const sitting = await tx.$count(
    participant,
    and(
      eq(participant.conferenceId, seat.conferenceId),
      eq(participant.accountId, next.id),
      isNull(participant.withdrawnAt),
    ),
  );
  if (sitting === 0 && !next.disabledAt) return { person, next };
  if (!isStaff) throw refuse('delegations.refusal.addressUnusable', {}, 'conflict', 'email');
  throw refuse(
    sitting > 0 ? 'delegations.refusal.addressTaken' : 'delegations.refusal.accountDisabled',
    {},
    'conflict',
    'email',
  );
}

/** The focal point corrects what it wrote; once the person has begun, the secretariat does. */
async function requireUnused(tx: Tx, seat: SeatOfAddress): Promise<void> {
  const [saved] = await tx
    .select({ savedAt: registration.savedAt })
    .from(registration)
    .where(and(eq(registration.conferenceId, seat.conferenceId), eq(registration.participantId, seat.id)));
  if (registrationStatus(factsOf(seat, saved ?? null)) !== 'nominated')
    throw refuse('delegations.refusal.addressSecretariat', {}, 'conflict');
}

/**
 * Offers a person another address: whoever reads its mail confirms it, and until then nothing changes. An offer that was open
 * is withdrawn; offering the present address does no more than that.
 */
export async function offerAddress(actor: Actor, input: z.output<typeof addressInput>): Promise<Done> {
  const { email, reason } = input;
  return act(actor, async (tx, actor) => {
    const permission = 'participant.offerAddress';
    const { conference, conferenceId, row, seat } = await seatToCorrect(tx, actor, permission, input);
    const hand = handOf(actor, conferenceId);
    if (hand === 'focalPoint') await requireUnused(tx, seat);
    await limit(tx, `address:${seat.id}`, OFFERS, 3600);
    const now = await dbNow(tx);
    const ended = await tx
      .update(addressOffer)
      .set({ withdrawnAt: now })
      .where(openOffer(seat))
      .returning({ id: addressOffer.id });
    const { email: present } = await addresseeOf(tx, seat.accountId);
    if (email === present && ended.length === 0)
      throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid', 'email');
    if (email !== present) {
      await refuseWhileOpen(tx, seat);
      const { person, next } = await accountToOffer(tx, seat, email, hand === 'secretariat');
      const offer = { conferenceId, participantId: seat.id, accountId: next.id, reason, hand };
      await tx
        .insert(addressOffer)
        .values({ id: newId(), ...offer, offeredAt: now, offeredBy: actor.accountId });
      const letter = { conference, sender: row };
      await sendLetter(tx, {
        ...letter,
        path: '/registration/address',
        to: { ...next, locale: person.locale },
        write: (facts) => ({
          template: 'delegation.addressOffered',
          params: { ...facts, person: seat.name ?? person.name },
        }),
      });
      await sendWord(tx, {
        ...letter,
        to: person,
        write: (facts) => ({ template: 'delegation.addressLeaving', params: { ...facts, by: hand } }),
      });
    }
    await tx
      .update(participant)
      .set({ version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.addressOffered',
      entityId: seat.id,
      after: { delegationId: row.id, reason },
      topics: [`participant:${seat.id}`, `delegation:${row.id}`],
    });
    return {
      message: email === present ? 'delegations.done.addressKept' : 'delegations.done.addressOffered',
    };
  });
}

/**
 * Confirms an address, as whoever reads its mail: the seat belongs to this account from now on, and everybody who was
 * signed in by the address before is signed out.
 * @throws Refusal when the offer is over, when the person sits there already, or while the head could vote
 */
export async function confirmAddress(
  actor: Actor,
  input: z.output<typeof addressConfirmationInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const its = and(eq(addressOffer.conferenceId, conferenceId), eq(addressOffer.id, input.offerId));
    const [known] = await tx.select().from(addressOffer).where(its);
    // An offer to somebody else does not exist, also for who has another part in the conference.
    if (!known || known.accountId !== actor.accountId) throw missing();
    authorize(actor, 'participant.confirmAddress', { conferenceId, accountId: known.accountId });
    // Whoever confirms has no seat yet, and may see no delegation.
    const { row, seat } = await lockSeat(tx, SYSTEM, conferenceId, known.participantId);
    const [offer] = await tx.select().from(addressOffer).where(its).for('update');
    const now = await dbNow(tx);
    if (!offer || offer.confirmedAt || offer.withdrawnAt || isOfferOver(offer.offeredAt, now))
      throw refuse('delegations.refusal.offerOver', {}, 'late');
    await refuseWhileOpen(tx, seat);
    const person = await addresseeOf(tx, seat.accountId);
    const next = await addresseeOf(tx, offer.accountId);
    try {
      await tx
        .update(participant)
        .set({ accountId: next.id, version: seat.version + 1 })
        .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    } catch (error) {
      if (violated(error) !== 'participant_once') throw error;
      throw refuse('delegations.refusal.seatedAlready', {}, 'conflict');
    }
    await tx.update(addressOffer).set({ confirmedAt: now }).where(its);
    await endAllSessions(tx, person.id);
    const correction = {
      conference,
      delegation: row,
      seat: { ...seat, accountId: next.id },
      changes: [{ field: 'email', before: person.email, after: next.email }] as const,
      reason: offer.reason,
      by: { changedBy: offer.offeredBy, hand: offer.hand },
    };
    await noteChanges(tx, actor, correction);
    await sendWord(tx, {
      conference,
      sender: row,
      to: person,
      write: (facts) => ({ template: 'delegation.addressLeft', params: facts }),
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'participant.addressConfirmed',
      entityId: seat.id,
      after: { delegationId: row.id },
      topics: [
        `participant:${seat.id}`,
        `delegation:${row.id}`,
        `account:${person.id}`,
        `account:${next.id}`,
      ],
    });
    return { redirect: `/${conference.slug}/registration` };
  });
}
