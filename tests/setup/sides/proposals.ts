import type { Tx } from '@/db/client';
import { aProposal } from '../conference/proposals';
import type { World } from './world';

/** In the one that meets: a proposal of somebody who organized it, and one of its organizer. */
export async function writeProposals(tx: Tx, { meeting, ids, accounts }: World): Promise<void> {
  await aProposal(tx, meeting.id, { id: ids.proposal, proposedBy: accounts.formerOrganizer });
  await aProposal(tx, meeting.id, { id: ids.ownProposal, proposedBy: accounts.organizer });
}
