import { and, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { type Proposal, proposal, secondPerson } from '@/db/schema/proposals';
import { type Actor, SYSTEM } from '@/domain/actor';
import { CHOSEN_ACTS, type ChosenAct } from '@/domain/second-person';
import { confirmProposal, rejectProposal, withdrawProposal } from '@/features/proposals/commands/deciding';
import type { TestConference } from '@/tests/setup/conference/conference';
import { owner } from '@/tests/setup/owner';

/** Sets which acts of a conference need a second person, as if it had always been so. */
export const needing = (conferenceId: string, acts: readonly ChosenAct[] = CHOSEN_ACTS, hours = 24) =>
  withTx(SYSTEM, (tx) =>
    tx.insert(secondPerson).values({ conferenceId, acts: [...acts], hours, version: 2 }),
  );

/** The proposals of a conference, the last one first. */
export const proposalsOf = (conferenceId: string): Promise<Proposal[]> =>
  withTx(SYSTEM, async (tx) => {
    const rows = await tx.select().from(proposal).where(eq(proposal.conferenceId, conferenceId));
    return rows.sort((a, b) => b.proposedAt.getTime() - a.proposedAt.getTime());
  });

export async function lastProposal(conferenceId: string): Promise<Proposal> {
  const [last] = await proposalsOf(conferenceId);
  if (!last) throw new Error('nothing was proposed');
  return last;
}

/** What somebody sends who looks at the last proposal now. */
export async function deciding(conference: TestConference) {
  const { id, digest } = await lastProposal(conference.id);
  const shown = { conference: conference.slug, proposal: id, proposalVersion: digest };
  return {
    shown,
    confirm: (actor: Actor) => confirmProposal(actor, shown),
    reject: (actor: Actor, reason = 'It is too early.') => rejectProposal(actor, { ...shown, reason }),
    withdraw: (actor: Actor) => withdrawProposal(actor, shown),
  };
}

/** Lets the time of a proposal run out, which nobody but the owner of the database can. */
export async function letLapse({ conferenceId, id }: Pick<Proposal, 'conferenceId' | 'id'>): Promise<void> {
  const client = await owner();
  try {
    const { rowCount } = await client.query(
      `update proposal set proposed_at = proposed_at - interval '2 days', lapses_at = clock_timestamp() - interval '1 s'
       where conference_id = $1 and id = $2`,
      [conferenceId, id],
    );
    if (rowCount !== 1) throw new Error('there is no such proposal');
  } finally {
    await client.end();
  }
}

export const decisionOf = async (conferenceId: string, id: string) => {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx
      .select({ decision: proposal.decision })
      .from(proposal)
      .where(and(eq(proposal.conferenceId, conferenceId), eq(proposal.id, id))),
  );
  return row?.decision;
};
