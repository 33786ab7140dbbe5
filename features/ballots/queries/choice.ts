import type { Actor } from '@/domain/actor';
import { keptAnswer } from '@/platform/step';
import { keptVote, voteQuestion } from '../input';

type Chosen = { conference: string; number: number; delegationId: string };

/** What a head chose and has not cast yet, with the key of the vote to be; null where nothing waits in this browser. */
export async function getKeptVote(viewer: Actor, { conference, number, delegationId }: Chosen) {
  const question = { name: voteQuestion(conference, number), givenFor: delegationId };
  const kept = keptVote.read.safeParse(await keptAnswer(viewer, question));
  return kept.success ? kept.data : null;
}
