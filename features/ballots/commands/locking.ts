import { and, eq, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Ballot, type BallotRef, ballot } from '@/db/schema/ballots';
import { conference, numberedIn } from '@/db/schema/conferences';
import { missing } from '@/domain/refusal';
import type { BallotAddress } from './numbered';

/**
 * Locks one ballot until the transaction ends, if it still is as `still` says; undefined where it is not (any more). It
 * waits for its turn and does not skip: late votes that knock on the lock cannot put off what is due.
 */
export async function lockedBallot(
  tx: Tx,
  { conferenceId, ballotId }: BallotRef,
  ...still: (SQL | undefined)[]
): Promise<Ballot | undefined> {
  const [row] = await tx
    .select()
    .from(ballot)
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId), ...still))
    .for('update');
  return row;
}

/** The ballot of an address, locked until the transaction ends, with what its conference says. @throws Refusal where there is none */
export async function lockBallotAt(
  tx: Tx,
  address: BallotAddress,
): Promise<{ ballot: Ballot; symbol: string; timeZone: string }> {
  const [row] = await tx
    .select({ ballot, symbol: conference.symbol, timeZone: conference.timeZone })
    .from(ballot)
    .innerJoin(conference, numberedIn(ballot, address))
    .for('update', { of: ballot });
  if (!row) throw missing();
  return row;
}
