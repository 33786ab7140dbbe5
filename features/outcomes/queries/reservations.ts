import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { outcome, reservation } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { correctionsFor, dated, type Read, type ReservationCorrection } from './beside';
import { ADOPTION, doubtsOf } from './frozen';
import { SYMBOL } from './symbols';

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
  outcomeSymbol: string | null;
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
        outcomeSymbol: SYMBOL,
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

type ReservationRow = Omit<Reservation, 'recordedAt' | 'corrections'> & {
  recordedAt: string;
  corrections: Read<ReservationCorrection>;
};
/** A column for a query of `outcome`: the reservations on it, the first first. */
export const reservationsFor = (viewer: Actor, conferenceId: string) => sql<ReservationRow[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', reservation.id, 'countryCode', d.country_code, 'organization', d.organization,
    'text', reservation.text, 'recordedAt', reservation.recorded_at,
    'corrections', ${correctionsFor(viewer, conferenceId)}) order by reservation.recorded_at)
  from (select * from reservation r where r.conference_id = outcome.conference_id and r.outcome_id = outcome.id
    order by r.recorded_at limit ${MOST}) reservation
  join delegation d on d.conference_id = reservation.conference_id and d.id = reservation.delegation_id), '[]')`;

/** As JSON says them, with their instants as instants. */
export const reservationsIn = (rows: readonly ReservationRow[]): Reservation[] =>
  rows.map(({ recordedAt, corrections, ...row }) => ({
    ...row,
    recordedAt: new Date(recordedAt),
    corrections: dated<ReservationCorrection>(corrections),
  }));
