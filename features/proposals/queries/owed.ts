import { and, asc, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { proposal } from '@/db/schema/proposals';
import type { Actor } from '@/domain/actor';
import type { InConference, OwedProposal } from '@/domain/duty-facts';
import { can } from '@/domain/permissions';
import { mayDecide } from '@/domain/second-person';
import { isOpenProposal } from './proposals';

const MOST = 200;

/**
 * The open proposals of these conferences that wait for the viewer, those that lapse first before others. One question; none
 * for who may confirm nothing there.
 */
export async function owedProposals(
  tx: Tx,
  viewer: Actor,
  conferenceIds: string[],
): Promise<InConference<OwedProposal>[]> {
  const ids = conferenceIds.filter((conferenceId) => can(viewer, 'proposal.confirm', { conferenceId }));
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(proposal)
    .where(and(inArray(proposal.conferenceId, ids), isOpenProposal))
    .orderBy(asc(proposal.lapsesAt), asc(proposal.id))
    .limit(MOST);
  return rows
    .filter((row) => mayDecide(viewer, row))
    .map(({ conferenceId, id, act, subject, proposedAs, lapsesAt }) => ({
      conferenceId,
      id,
      act,
      subject,
      proposedAs,
      lapsesAt,
    }));
}
