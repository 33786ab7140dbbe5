import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { sha256 } from '@/platform/chain';
import type { BallotWhole } from './ballot';
import { concernedBy } from './concerned';

/** What a page shows of a ballot that something is to be done with, as a digest: whether it is open, and until when. */
export const ballotVersionOf = ({ opened, closesAt }: { opened: boolean; closesAt: Date }): string =>
  sha256(`${opened} ${closesAt.toISOString()}`);

/** How many persons are told when something is done with a ballot. For those who may cancel it. Two questions at most. */
export async function countConcerned(viewer: Actor, ballot: BallotWhole): Promise<number> {
  const { conferenceId } = ballot;
  authorize(viewer, 'ballot.cancel', { conferenceId });
  return withTx(viewer, async (tx) => (await concernedBy(tx, ballot)).length);
}
