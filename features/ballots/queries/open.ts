import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { isRunning } from '@/db/schema/ballot-states';
import { ballot, roll } from '@/db/schema/ballots';

const MOST = 100;

const isOpen = (conferenceId: string) =>
  and(
    eq(ballot.conferenceId, conferenceId),
    isRunning,
    lte(ballot.opensAt, sql`clock_timestamp()`),
    gt(ballot.closesAt, sql`clock_timestamp()`),
  );

const LINE = {
  number: ballot.number,
  procedure: ballot.procedure,
  question: ballot.question,
  closesAt: ballot.closesAt,
};

/** The ballots that are open for a delegation: those whose roll it is on. */
export function openBallotsOf(tx: Tx, conferenceId: string, delegationId: string) {
  return tx
    .select(LINE)
    .from(ballot)
    .innerJoin(roll, and(eq(roll.conferenceId, ballot.conferenceId), eq(roll.ballotId, ballot.id)))
    .where(and(isOpen(conferenceId), eq(roll.delegationId, delegationId)))
    .orderBy(asc(ballot.number))
    .limit(MOST);
}

/** The numbers of the ballots that are open and keep their roll, whatever changes now: "2, 3"; null where none is. */
export async function openBallotNumbers(tx: Tx, conferenceId: string): Promise<string | null> {
  const open = await tx
    .select({ number: ballot.number })
    .from(ballot)
    .where(isOpen(conferenceId))
    .orderBy(asc(ballot.number))
    .limit(MOST);
  return open.length === 0 ? null : open.map(({ number }) => number).join(', ');
}
