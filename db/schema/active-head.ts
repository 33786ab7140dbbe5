import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

type SeatColumns = { capacity: AnyPgColumn; withdrawnAt: AnyPgColumn };

/** That a seat is the one of a delegation's head, who speaks for it; in the words of the index, which serves it. */
export const activeHead = (seat: SeatColumns): SQL =>
  sql`${seat.capacity} = 'head' and ${seat.withdrawnAt} is null`;

/** The same as of an instant. */
export const activeHeadAt = (seat: SeatColumns & { nominatedAt: AnyPgColumn }, instant: string): SQL =>
  sql`${seat.capacity} = 'head' and ${seat.nominatedAt} <= ${instant}::timestamptz
    and (${seat.withdrawnAt} is null or ${seat.withdrawnAt} > ${instant}::timestamptz)`;
