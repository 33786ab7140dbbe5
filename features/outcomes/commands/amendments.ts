import type * as z from 'zod';
import { newId } from '@/db/columns';
import type { Actor } from '@/domain/actor';
import { type Amendment, type AmendmentInDebate, amendmentIn, ownerOf } from '@/domain/amendments/debate';
import { BODY, MOST_AMENDMENTS } from '@/domain/amendments/recording';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { amendmentInput, amendmentStateInput, amendmentVoteInput } from '../input';
import { append, lockDebate, notNow, type OpenDebate, officeOf, requireResult, toldOffice } from './debates';
import { kindOfDelegation, requireMember } from './tabling';

type AskedFor = z.output<typeof amendmentInput>;
type State = z.output<typeof amendmentStateInput>;

/** What a form asks for, as the debate knows it. */
function askedBy({ asks, targetId, part, text, delegationId: by }: AskedFor): Amendment {
  const id = newId();
  const words = text ?? '';
  if (asks === 'add') return { id, by, kind: 'add', after: targetId, text: words, part };
  if (!targetId) throw missing();
  if (asks === 'delete') return { id, by, kind: 'delete', paragraph: targetId };
  return asks === 'amend'
    ? { id, by, kind: 'revise', amendment: targetId, text: words }
    : { id, by, kind: 'revise', paragraph: targetId, text: words };
}

/** Tables an amendment of a delegation: by somebody who speaks for it, or by an office on its behalf. */
export async function tableAmendment(actor: Actor, input: AskedFor): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const { delegationId, asks, targetId } = input;
    const kind = await kindOfDelegation(tx, conferenceId, delegationId);
    const office = officeOf(actor, 'amendment.table', { conferenceId, delegationId });
    requireMember(kind);
    if (open.debate.amendments.length >= MOST_AMENDMENTS)
      throw refuse('outcomes.amendments.why.many', { most: MOST_AMENDMENTS }, 'conflict');
    const amendment = askedBy(input);
    const event = { kind: 'amendment.tabled' as const, amendment, version: input.version };
    const { debate, sequence } = await append(tx, actor, open, { event, office });
    const label = debate.amendments.length;
    const words = 'text' in amendment ? amendment.text : null;
    const about = asks === 'amend' ? null : targetId;
    await record(tx, actor, {
      conferenceId,
      kind: 'amendment.tabled',
      entityId: outcomeId,
      after: {
        ...{ number, sequence, as: toldOffice(office), amendment: label, delegationId, asks, words },
        paragraphId: about,
      },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.amendments.done.amendmentTabled', params: { amendment: label } };
  });
}

/** The amendment that a form is about. */
export function known(
  { debate }: OpenDebate,
  { amendmentId }: Pick<State, 'amendmentId'>,
): AmendmentInDebate {
  const amendment = amendmentIn(debate, amendmentId);
  if (!amendment) throw missing();
  return amendment;
}

/** @throws Refusal when it is not open, or has other words than it had where it was seen */
export function requireSeen(
  { debate }: OpenDebate,
  { asks, status, version }: AmendmentInDebate,
  seen: number,
): void {
  if (status !== 'open') throw notNow(debate, { why: 'decided', by: asks.id });
  if (version !== seen) throw refuse('common.refusal.changed', {}, 'stale');
}

/** Withdraws an amendment: for its mover. */
export async function withdrawAmendment(actor: Actor, input: State): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const amendment = known(open, input);
    const { by } = amendment.asks;
    const office = officeOf(actor, 'amendment.withdraw', { conferenceId, delegationId: by });
    requireSeen(open, amendment, input.version);
    const event = { kind: 'amendment.withdrawn' as const, amendment: input.amendmentId, by };
    const { sequence } = await append(tx, actor, open, { event, office });
    await record(tx, actor, {
      conferenceId,
      kind: 'amendment.withdrawn',
      entityId: outcomeId,
      after: { number, sequence, as: toldOffice(office), amendment: amendment.rank + 1 },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.amendments.done.withdrawn', params: { amendment: amendment.rank + 1 } };
  });
}

/** Accepts an amendment as a friendly one: for whoever owns the words that it changes, who makes the change their own. */
export async function acceptAmendment(actor: Actor, input: State): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const amendment = known(open, input);
    const by = ownerOf(open.debate, amendment.asks);
    const delegationId = by === BODY ? undefined : by;
    const office = officeOf(actor, 'amendment.accept', { conferenceId, delegationId });
    requireSeen(open, amendment, input.version);
    const event = { kind: 'amendment.accepted' as const, amendment: input.amendmentId, by };
    const { sequence } = await append(tx, actor, open, { event, office });
    await record(tx, actor, {
      conferenceId,
      kind: 'amendment.accepted',
      entityId: outcomeId,
      after: { number, sequence, as: toldOffice(office), amendment: amendment.rank + 1 },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: 'outcomes.amendments.done.accepted', params: { amendment: amendment.rank + 1 } };
  });
}

/** Records the vote of the body on an amendment, with its counts where they were taken. */
export async function decideAmendment(
  actor: Actor,
  input: z.output<typeof amendmentVoteInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const open = await lockDebate(tx, actor, input);
    const { conferenceId, id: outcomeId, number } = open.row;
    const office = officeOf(actor, 'amendment.decide', { conferenceId });
    const amendment = known(open, input);
    requireSeen(open, amendment, input.version);
    const { votes, result } = input;
    await requireResult(tx, open, input);
    const event = { kind: 'amendment.voted' as const, amendment: input.amendmentId, result };
    const { sequence } = await append(tx, actor, open, { event, office, votes });
    const { inFavour = null, against = null, abstaining = null } = votes ?? {};
    await record(tx, actor, {
      conferenceId,
      kind: 'amendment.decided',
      entityId: outcomeId,
      after: {
        ...{ number, sequence, as: toldOffice(office), amendment: amendment.rank + 1, result },
        ...{ inFavour, against, abstaining },
      },
      topics: [`outcome:${outcomeId}`],
    });
    return { message: `outcomes.amendments.done.${result}`, params: { amendment: amendment.rank + 1 } };
  });
}
