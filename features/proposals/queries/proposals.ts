import { and, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { dbNow, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { type Proposal, proposal } from '@/db/schema/proposals';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { mayDecide, mayOf, type ProposalState, proposalState } from '@/domain/second-person';

export type ProposalWhole = Proposal & {
  state: ProposalState;
  /** their names, for who holds the same right */
  author: string;
  decider: string | null;
  may: { decide: boolean; withdraw: boolean };
};

/** A proposal, for those who may do themselves what is proposed. Two questions. @throws Refusal for others */
export async function getProposal(viewer: Actor, conferenceId: string, id: string): Promise<ProposalWhole> {
  authorize(viewer, 'proposal.confirm', { conferenceId });
  const [author, decider] = [alias(account, 'author'), alias(account, 'decider')];
  return withTx(viewer, async (tx) => {
    const [known] = await tx
      .select({ row: proposal, author: author.name, decider: decider.name })
      .from(proposal)
      .innerJoin(author, eq(author.id, proposal.proposedBy))
      .leftJoin(decider, eq(decider.id, proposal.decidedBy))
      .where(and(eq(proposal.conferenceId, conferenceId), eq(proposal.id, id)));
    if (!known) throw missing();
    const { row } = known;
    authorize(viewer, mayOf(row.act), { conferenceId });
    const state = proposalState(row, await dbNow(tx));
    const open = state === 'open';
    return {
      ...row,
      state,
      author: known.author,
      decider: known.decider,
      may: {
        decide: open && mayDecide(viewer, row),
        withdraw: open && row.proposedBy === viewer.accountId,
      },
    };
  });
}

/** True while it neither lapsed nor was decided. */
export const isOpenProposal = sql`${proposal.decision} is null and ${proposal.lapsesAt} > clock_timestamp()`;
