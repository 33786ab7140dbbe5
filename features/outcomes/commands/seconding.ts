import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { refuse } from '@/domain/refusal';
import { rollAt } from '@/features/ballots/queries/roll';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { secondingInput } from '../input';
import { known, requireSeen } from './amendments';
import { append, lockDebate, officeOf, toldOffice } from './debates';
import { kindOfDelegation } from './tabling';

type SecondingInput = z.output<typeof secondingInput>;

/**
 * Seconds an amendment of another delegation, where the rules ask for that before it is put to the vote: by who commits a delegation
 * that may vote, or by an office that heard it in the hall.
 */
export async function secondAmendment(actor: Actor, input: SecondingInput): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const { delegationId, amendmentId } = input;
    await kindOfDelegation(tx, conferenceId, delegationId);
    const office = officeOf(actor, 'amendment.second', { conferenceId, delegationId });
    await requireVoter(tx, conferenceId, delegationId);
    const amendment = known(open, input);
    requireSeen(open, amendment, input.version);
    if (open.debate.seconders === 0) throw refuse('outcomes.amendments.why.notAsked', {}, 'conflict');
    const event = { kind: 'amendment.seconded' as const, amendment: amendmentId, by: delegationId };
    const { sequence } = await append(tx, actor, open, { event, office });
    await record(tx, actor, {
      conferenceId,
      kind: 'amendment.seconded',
      entityId: outcomeId,
      after: { number, sequence, as: toldOffice(office), amendment: amendment.rank + 1, delegationId },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.amendments.done.seconded', params: { amendment: amendment.rank + 1 } };
  });
}

/** Takes back that a delegation seconds an amendment, which waits again where the rules ask for it. */
export async function withdrawSeconding(actor: Actor, input: SecondingInput): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const { delegationId, amendmentId } = input;
    await kindOfDelegation(tx, conferenceId, delegationId);
    const office = officeOf(actor, 'seconding.withdraw', { conferenceId, delegationId });
    const amendment = known(open, input);
    requireSeen(open, amendment, input.version);
    const event = { kind: 'seconding.withdrawn' as const, amendment: amendmentId, by: delegationId };
    const { sequence } = await append(tx, actor, open, { event, office });
    await record(tx, actor, {
      conferenceId,
      kind: 'seconding.withdrawn',
      entityId: outcomeId,
      after: { number, sequence, as: toldOffice(office), amendment: amendment.rank + 1, delegationId },
      topics: [`outcome:${outcomeId}`],
    });
    const message = 'outcomes.amendments.done.secondingWithdrawn';
    return { message, params: { amendment: amendment.rank + 1 } };
  });
}

/** @throws Refusal for a delegation that would have no vote, were one opened now */
async function requireVoter(tx: Tx, conferenceId: string, delegationId: string): Promise<void> {
  const { entitled } = await rollAt(tx, conferenceId, await dbNow(tx));
  if (!entitled.some((one) => one.delegationId === delegationId))
    throw refuse('outcomes.amendments.why.secondsWithoutVote', {}, 'invalid', 'delegationId');
}
