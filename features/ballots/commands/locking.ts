import { and, eq, type SQL } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Ballot, type BallotRef, ballot } from '@/db/schema/ballots';

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
