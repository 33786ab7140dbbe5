import { and, asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { reservationCorrection } from '@/db/schema/beside';
import { reservation } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { requireFewerBeside } from '@/domain/correcting';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { reservationCorrectionInput, reservationEndInput } from '../input';
import { lockOutcome } from './recall';

type Correcting = z.output<typeof reservationCorrectionInput>;
type ReservationEnd = z.output<typeof reservationEndInput>;

type DecidedOutcome = Awaited<ReturnType<typeof lockOutcome>>['row'];

/**
 * The reservation with what was said of it last. The outcome is locked: nobody says more of it meanwhile. With a draft that
 * ended it stays as it is.
 */
async function standing(tx: Tx, decided: DecidedOutcome, input: ReservationEnd) {
  const { conferenceId, id: outcomeId, number } = decided;
  if (decided.endedAs) throw refuse('outcomes.refusal.ended', { number }, 'conflict');
  const [row] = await tx
    .select()
    .from(reservation)
    .where(
      and(
        eq(reservation.conferenceId, conferenceId),
        eq(reservation.outcomeId, outcomeId),
        eq(reservation.id, input.reservationId),
      ),
    );
  if (!row) throw missing();
  const corrections = await tx
    .select()
    .from(reservationCorrection)
    .where(
      and(
        eq(reservationCorrection.conferenceId, conferenceId),
        eq(reservationCorrection.reservationId, row.id),
      ),
    )
    .orderBy(asc(reservationCorrection.number));
  const [version, last] = [corrections.length + 1, corrections.at(-1)];
  if (last?.text === null) throw refuse('outcomes.refusal.reservationWithdrawn', {}, 'conflict');
  if (version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
  return { ...row, version, textNow: last?.text ?? row.text };
}

/** Records what a delegation says in place of its reservation. The first stays, and this stands beside it. */
export async function correctReservation(actor: Actor, input: Correcting): Promise<Done> {
  const { text, reason } = input;
  return act(actor, async (tx, actor) => {
    const { row: decided } = await lockOutcome(tx, input);
    const { conferenceId, id: outcomeId, number } = decided;
    authorize(actor, 'reservation.correct', { conferenceId });
    const { id, delegationId, version, textNow } = await standing(tx, decided, input);
    // There is always room for the withdrawal.
    requireFewerBeside(version);
    await tx.insert(reservationCorrection).values({
      ...{ conferenceId, reservationId: id, number: version, text, reason },
      recordedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'reservation.corrected',
      entityId: outcomeId,
      before: { version, text: textNow },
      after: { delegationId, number, version: version + 1, text, reason },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.done.reservationCorrected' };
  });
}

/** Records that a delegation withdraws its reservation. It stays to be read, marked as withdrawn. */
export async function withdrawReservation(actor: Actor, input: ReservationEnd): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { row: decided } = await lockOutcome(tx, input);
    const { conferenceId, id: outcomeId, number } = decided;
    authorize(actor, 'reservation.withdraw', { conferenceId });
    const { id, delegationId, version, textNow } = await standing(tx, decided, input);
    await tx.insert(reservationCorrection).values({
      ...{ conferenceId, reservationId: id, number: version, text: null, reason },
      recordedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'reservation.withdrawn',
      entityId: outcomeId,
      before: { version, text: textNow },
      after: { delegationId, number, version: version + 1, reason },
      topics: [`outcome:${outcomeId}`],
    });
    return { redirect: `/${input.conference}/outcomes/${number}` };
  });
}
