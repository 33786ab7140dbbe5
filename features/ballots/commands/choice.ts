import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { roll } from '@/db/schema/ballots';
import { type Actor, SYSTEM } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { dropAnswer, keepAnswer } from '@/platform/step';
import { type choiceInput, keptVote, type voteInput, voteQuestion } from '../input';
import { ballotAt, delegationOf, type NumberedBallot } from './numbered';
import { openScheduledBallot } from './scheduled';
import { castVote } from './vote';

/** @throws Refusal where the ballot is not open yet, or the delegation is not on its roll */
export async function requireOnRoll(tx: Tx, ballotRow: NumberedBallot, delegationId: string): Promise<void> {
  if (!ballotRow.openedAt) throw refuse('ballots.refusal.notOpenYet', {}, 'conflict');
  const onRoll = and(
    eq(roll.conferenceId, ballotRow.conferenceId),
    eq(roll.ballotId, ballotRow.id),
    eq(roll.delegationId, delegationId),
  );
  if ((await tx.$count(roll, onRoll)) === 0) throw refuse('ballots.refusal.notOnRoll', {}, 'forbidden');
}

/** Keeps the choice, and the key of the vote to be, for the page on which the head checks it. Writes nothing. */
export async function chooseVote(actor: Actor, input: z.output<typeof choiceInput>): Promise<Done> {
  const { conference, number, choice } = input;
  const addressed = await act(actor, (tx) => ballotAt(tx, input));
  // Its instant may have come before the job has opened it.
  if (!addressed.openedAt)
    await openScheduledBallot(SYSTEM, { conferenceId: addressed.conferenceId, ballotId: addressed.id });
  const delegationId = await act(actor, async (tx, actor) => {
    const ballotRow = await ballotAt(tx, input);
    const delegationId = delegationOf(actor, ballotRow.conferenceId);
    authorize(actor, 'vote.cast', { conferenceId: ballotRow.conferenceId, delegationId });
    await requireOnRoll(tx, ballotRow, delegationId);
    return delegationId;
  });
  const question = { name: voteQuestion(conference, number), givenFor: delegationId };
  await keepAnswer(actor, question, keptVote.write({ choice, key: newId() }));
  return { redirect: `/${conference}/ballots/${number}/vote/check` };
}

/** Casts the vote that was checked; the browser keeps nothing of it any more. See `castVote`. */
export async function castCheckedVote(actor: Actor, input: z.output<typeof voteInput>): Promise<Done> {
  const done = await castVote(actor, input);
  await dropAnswer(voteQuestion(input.conference, input.number));
  return done;
}
