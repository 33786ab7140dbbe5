import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { checkIn } from '@/db/schema/check-ins';
import { registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { whyNotCheckedIn } from '@/domain/check-in';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { registrationStatus } from '@/domain/registration';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { personChoice } from '../input';
import { factsOf } from '../queries/people';
import { lockSeat } from '../queries/places';

type SeatAtDoor = { conferenceId: string; participantId: string };

/** The check-in of a seat that counts. */
const counting = ({ conferenceId, participantId }: SeatAtDoor): SQL | undefined =>
  and(
    eq(checkIn.conferenceId, conferenceId),
    eq(checkIn.participantId, participantId),
    isNull(checkIn.withdrawnAt),
  );

async function statusOf(tx: Tx, seat: Awaited<ReturnType<typeof lockSeat>>['seat']) {
  const [saved] = await tx
    .select({ savedAt: registration.savedAt })
    .from(registration)
    .where(and(eq(registration.conferenceId, seat.conferenceId), eq(registration.participantId, seat.id)));
  return registrationStatus(factsOf(seat, saved ?? null));
}

/** Writes down that whoever sits there has come, while the seat is held. */
export async function writeCheckIn(
  tx: Tx,
  actor: Actor,
  { conferenceId, id: participantId, delegationId }: Awaited<ReturnType<typeof lockSeat>>['seat'],
): Promise<void> {
  await tx
    .insert(checkIn)
    .values({ ...{ conferenceId, id: newId(), participantId }, checkedInBy: actor.accountId });
  await record(tx, actor, {
    conferenceId,
    kind: 'checkIn.added',
    entityId: participantId,
    after: { delegationId },
    topics: [`participant:${participantId}`],
  });
}

/**
 * Notes that somebody who is accredited has come. The seat is held meanwhile: a decision that is taken back at the same time
 * comes before or after it.
 * @throws Refusal for who is not accredited, or is here already, and once the conference is closed
 */
export function addCheckIn(actor: Actor, input: z.output<typeof personChoice>): Promise<Done> {
  const { participantId } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId, closedAt } = await conferenceAt(tx, input.conference, 'share');
    authorize(actor, 'checkIn.add', { conferenceId });
    const { seat } = await lockSeat(tx, actor, conferenceId, participantId);
    const why = whyNotCheckedIn({
      status: await statusOf(tx, seat),
      isHere: (await tx.$count(checkIn, counting({ conferenceId, participantId }))) > 0,
      closed: closedAt !== null,
    });
    if (why) throw refuse(`delegations.refusal.${why}`, {}, why === 'checkInClosed' ? 'late' : 'conflict');
    await writeCheckIn(tx, actor, seat);
    return { message: 'delegations.done.checkInAdded' };
  });
}

/** Takes back a check-in that was made by mistake; both stay on record. @throws Refusal for who is not here */
export function withdrawCheckIn(actor: Actor, input: z.output<typeof personChoice>): Promise<Done> {
  const { participantId } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference, 'share');
    authorize(actor, 'checkIn.withdraw', { conferenceId });
    const { seat } = await lockSeat(tx, actor, conferenceId, participantId);
    const [withdrawn] = await tx
      .update(checkIn)
      .set({ withdrawnAt: await dbNow(tx), withdrawnBy: actor.accountId })
      .where(counting({ conferenceId, participantId }))
      .returning({ checkedInAt: checkIn.checkedInAt });
    if (!withdrawn) throw refuse('delegations.refusal.notHere', {}, 'stale');
    await record(tx, actor, {
      conferenceId,
      kind: 'checkIn.withdrawn',
      entityId: participantId,
      before: { delegationId: seat.delegationId, checkedInAt: withdrawn.checkedInAt },
      topics: [`participant:${participantId}`],
    });
    return { message: 'delegations.done.checkInWithdrawn' };
  });
}
