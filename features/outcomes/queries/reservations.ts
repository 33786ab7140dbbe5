import { and, asc, eq, isNotNull, or } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { outcome, reservation } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { correctionsFor, dated, type ReservationCorrection } from './beside';
import { ADOPTION, doubtsOf } from './frozen';

const MOST = 500;

export type Reservation = {
  id: string;
  countryCode: string | null;
  organization: string | null;
  text: string;
  recordedAt: Date;
  corrections: ReservationCorrection[];
};

export type CountryReservation = {
  id: string;
  text: string;
  recordedAt: Date;
  corrections: ReservationCorrection[];
  outcomeNumber: number;
  outcomeTitle: LocalText;
};

/**
 * The reservations that a country made, by the outcomes that it accepted with them. Public; of a text in doubt none is
 * shown. One question, and one more for adopted texts that this process has not looked at yet.
 */
export function listReservationsOf(
  viewer: Actor,
  conferenceId: string,
  code: string,
): Promise<CountryReservation[]> {
  return withTx(viewer, async (tx) => {
    const rows = await tx
      .select({
        outcomeId: outcome.id,
        adoption: ADOPTION,
        id: reservation.id,
        text: reservation.text,
        recordedAt: reservation.recordedAt,
        corrections: correctionsFor(viewer, conferenceId),
        outcomeNumber: outcome.number,
        outcomeTitle: outcome.title,
      })
      .from(reservation)
      .innerJoin(
        delegation,
        and(
          eq(delegation.conferenceId, reservation.conferenceId),
          eq(delegation.id, reservation.delegationId),
        ),
      )
      .innerJoin(
        outcome,
        and(eq(outcome.conferenceId, reservation.conferenceId), eq(outcome.id, reservation.outcomeId)),
      )
      .where(
        and(
          eq(reservation.conferenceId, conferenceId),
          eq(delegation.countryCode, code),
          or(isNotNull(outcome.adoptedAt), isNotNull(outcome.leftOpenAt), isNotNull(outcome.notAdoptedAt)),
        ),
      )
      .orderBy(asc(outcome.number), asc(reservation.recordedAt))
      .limit(MOST);
    const doubts = await doubtsOf(
      tx,
      conferenceId,
      rows.map(({ outcomeId: id, adoption }) => ({ id, adoption })),
    );
    return rows
      .filter(({ outcomeId }) => !doubts.get(outcomeId))
      .map(({ outcomeId: _, adoption: __, corrections, ...row }) => ({
        ...row,
        corrections: dated<ReservationCorrection>(corrections),
      }));
  });
}

/** The reservations on one text, the first first. */
export async function reservationsOf(
  tx: Tx,
  viewer: Actor,
  conferenceId: string,
  outcomeId: string,
): Promise<Reservation[]> {
  const rows = await tx
    .select({
      id: reservation.id,
      countryCode: delegation.countryCode,
      organization: delegation.organization,
      text: reservation.text,
      recordedAt: reservation.recordedAt,
      corrections: correctionsFor(viewer, conferenceId),
    })
    .from(reservation)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, reservation.conferenceId), eq(delegation.id, reservation.delegationId)),
    )
    .where(and(eq(reservation.conferenceId, conferenceId), eq(reservation.outcomeId, outcomeId)))
    .orderBy(asc(reservation.recordedAt))
    .limit(MOST);
  return rows.map((row) => ({ ...row, corrections: dated<ReservationCorrection>(row.corrections) }));
}
