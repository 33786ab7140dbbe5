import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import type { Proposal } from '@/db/schema/proposals';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { isRefusal, type Refusal, refuse } from '@/domain/refusal';
import { aboutOf, holdsAct, requireAnother, requireOpen } from '@/domain/second-person';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/done';
import { record } from '@/platform/record';
import type { confirmProposalInput, rejectProposalInput, withdrawProposalInput } from '../input';
import { confirmed, decide, lockProposal } from '../queries/gate';
import { tellAuthor } from '../queries/telling';
import { doProposed } from './acts';

type OfProposal = z.output<typeof confirmProposalInput>;
type Right = 'proposal.confirm' | 'proposal.reject' | 'proposal.withdraw';

/** The proposal of an address, locked, where the actor may do this to it and it is open and as it was shown. */
async function lockOpen(tx: Tx, actor: Actor, right: Right, input: OfProposal) {
  const { id: conferenceId } = await conferenceAt(tx, input.conference);
  if (right !== 'proposal.withdraw') authorize(actor, right, { conferenceId });
  const row = await lockProposal(tx, conferenceId, input.proposal);
  if (right === 'proposal.withdraw') authorize(actor, right, { conferenceId, accountId: row.proposedBy });
  else {
    requireAnother(actor, row);
    if (!holdsAct(actor, row)) throw refuse('common.refusal.forbidden', {}, 'forbidden');
  }
  const now = await dbNow(tx);
  requireOpen(row, now);
  if (row.digest !== input.proposalVersion) throw refuse('common.refusal.changed', {}, 'stale');
  return { row, now };
}

/**
 * Confirms what another proposed: it is done now, with all its checks, as whoever confirms it. Where it cannot be done any
 * more, the proposal stays until it lapses, or somebody rejects or withdraws it.
 * @throws Refusal for its author, when it is over, or when what it is about has changed
 */
export async function confirmProposal(actor: Actor, input: OfProposal): Promise<Done> {
  const row = await act(
    actor,
    async (tx, actor) => (await lockOpen(tx, actor, 'proposal.confirm', input)).row,
  );
  try {
    await confirmed(row, () => doProposed(actor, row.act, row.input));
  } catch (error) {
    throw isRefusal(error) ? await whyNot(actor, row, error) : error;
  }
  return decided(input);
}

/** Why a proposal was not confirmed: it is over meanwhile; or it stays, and what it is about is in the way. */
async function whyNot(actor: Actor, row: Proposal, why: Refusal): Promise<Refusal> {
  if (why.key.startsWith('proposals.') || why.kind === 'forbidden' || why.kind === 'notFound') return why;
  return act(actor, async (tx) => {
    const now = await lockProposal(tx, row.conferenceId, row.id);
    try {
      requireOpen(now, await dbNow(tx));
    } catch (over) {
      if (isRefusal(over)) return over;
      throw over;
    }
    const messages = [why.sentence];
    return refuse('proposals.refusal.stays', { why: { messages } }, why.kind);
  });
}

/** Rejects what another proposed, with the reason; it can be proposed anew. */
export async function rejectProposal(
  actor: Actor,
  input: z.output<typeof rejectProposalInput>,
): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { row, now } = await lockOpen(tx, actor, 'proposal.reject', input);
    const { conferenceId, act, entityId, proposedAs } = row;
    const office = await decide(tx, actor, row, { decision: 'rejected', now, reason });
    await record(tx, actor, {
      conferenceId,
      kind: 'proposal.rejected',
      entity: aboutOf(act),
      entityId,
      after: { act, proposedAs, decidedAs: office, reason },
      topics: [`conference:${conferenceId}`],
    });
    await tellAuthor(tx, row, { decision: 'rejected', office, reason });
    return decided(input);
  });
}

/** Withdraws one's own proposal. */
export async function withdrawProposal(
  actor: Actor,
  input: z.output<typeof withdrawProposalInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { row, now } = await lockOpen(tx, actor, 'proposal.withdraw', input);
    const { conferenceId, act, entityId, proposedAs } = row;
    await decide(tx, actor, row, { decision: 'withdrawn', now });
    await record(tx, actor, {
      conferenceId,
      kind: 'proposal.withdrawn',
      entity: aboutOf(act),
      entityId,
      after: { act, proposedAs },
      topics: [`conference:${conferenceId}`],
    });
    return decided(input);
  });
}

/** The page of the proposal says how it ended. */
const decided = ({ conference, proposal }: OfProposal): Done => ({
  redirect: `/${conference}/proposals/${proposal}`,
});
