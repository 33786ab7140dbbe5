import type { Tx } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { conference, numberedIn } from '@/db/schema/conferences';
import { type Actor, speakingSeat } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

/** How a ballot is addressed: by its number in a conference. */
export type BallotAddress = { conference: string; number: number };

export type NumberedBallot = { id: string; conferenceId: string; openedAt: Date | null };

/** The ballot of an address. @throws Refusal where there is none */
export async function ballotAt(tx: Tx, address: BallotAddress): Promise<NumberedBallot> {
  const [row] = await tx
    .select({ id: ballot.id, conferenceId: ballot.conferenceId, openedAt: ballot.openedAt })
    .from(ballot)
    .innerJoin(conference, numberedIn(ballot, address));
  if (!row) throw missing();
  return row;
}

/** The delegation that the actor speaks for. @throws Refusal where there is none */
export function delegationOf(actor: Actor, conferenceId: string): string {
  const seat = speakingSeat(actor, conferenceId);
  if (seat) return seat.delegationId;
  authorize(actor, 'vote.cast', { conferenceId });
  throw missing();
}
