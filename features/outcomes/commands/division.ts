import type * as z from 'zod';
import { newId } from '@/db/columns';
import type { Actor } from '@/domain/actor';
import { missing, sameVersion } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { divisionInput, partStateInput, partVoteInput } from '../input';
import { append, lockDebate, type OpenDebate, officeOf, requireResult, toldOffice } from './debates';
import { kindOfDelegation, requireMember } from './tabling';

/** Divides a text: the paragraphs that are named are voted on apart, and the rest with the whole. */
export async function divideOutcome(actor: Actor, input: z.output<typeof divisionInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const office = officeOf(actor, 'outcome.divide', { conferenceId });
    const { paragraphIds, delegationId } = input;
    if (delegationId) requireMember(await kindOfDelegation(tx, conferenceId, delegationId));
    sameVersion(open.row, input.version);
    const moved = delegationId ? { by: delegationId } : {};
    const event = { kind: 'part.divided' as const, part: newId(), paragraphs: paragraphIds, ...moved };
    const { debate, sequence } = await append(tx, actor, open, { event, office });
    const division = debate.parts.length;
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.divided',
      entityId: outcomeId,
      after: {
        ...{ number, sequence, as: toldOffice(office), division, delegationId },
        paragraphs: paragraphIds.length,
      },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.division.done.divided', params: { division } };
  });
}

/** Which of the parts a form is about, from 1 on. */
function knownPart({ debate }: OpenDebate, partId: string): number {
  const index = debate.parts.findIndex(({ id }) => id === partId);
  if (index < 0) throw missing();
  return index + 1;
}

/** Takes a division back, until its vote: its paragraphs are voted on with the whole again. */
export async function withdrawDivision(actor: Actor, input: z.output<typeof partStateInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const office = officeOf(actor, 'division.withdraw', { conferenceId });
    const division = knownPart(open, input.partId);
    const event = { kind: 'division.withdrawn' as const, part: input.partId };
    const { sequence } = await append(tx, actor, open, { event, office });
    await record(tx, actor, {
      conferenceId,
      kind: 'division.withdrawn',
      entityId: outcomeId,
      after: { number, sequence, as: toldOffice(office), division },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.division.done.withdrawn', params: { division } };
  });
}

/** Records the vote of the body on a part. What is rejected is not in the text any more. */
export async function decidePart(actor: Actor, input: z.output<typeof partVoteInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const office = officeOf(actor, 'part.decide', { conferenceId });
    const division = knownPart(open, input.partId);
    const { votes, result } = input;
    await requireResult(tx, open, input);
    const event = { kind: 'part.voted' as const, part: input.partId, result };
    const { sequence } = await append(tx, actor, open, { event, office, votes });
    const { inFavour = null, against = null, abstaining = null } = votes ?? {};
    await record(tx, actor, {
      conferenceId,
      kind: 'part.decided',
      entityId: outcomeId,
      after: {
        ...{ number, sequence, as: toldOffice(office), division, result },
        ...{ inFavour, against, abstaining },
      },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: `outcomes.division.done.${result}`, params: { division } };
  });
}
