import { asc, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ballot, ballotEvent } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { voteHash } from '@/domain/chain';
import { sha256 } from '@/platform/chain';
import { OWNER_FIELD } from '@/platform/owner';
import type { Head } from '@/tests/setup/conference/hall';
import type { Form } from './posting';
import { ask, cookieOf, hiddenFields } from './posting';

export const CHOICES = ['for', 'against', 'abstain'] as const;

/** Where the form of a vote is, and where its receipt is. */
export const pathsOf = (slug: string, number: number) => {
  const vote = `/en/${slug}/ballots/${number}/vote`;
  return { check: `${vote}/check`, receipt: `${vote}/receipt`, file: `${vote}/receipt.json` };
};

/** The cookie that keeps what a head has chosen, as the answer to the first form of a vote sets it. */
export async function chosen(origin: string, vote: string, voter: Head, choice: string): Promise<string> {
  const cookie = cookieOf(voter.token);
  const form = hiddenFields((await ask(origin, vote, { cookie })).body, 'choose');
  const sent = await ask(origin, vote, { cookie, form: [...form, ['choice', choice]] });
  const kept = sent.headers['set-cookie']
    ?.map((one) => one.split(';')[0])
    .find((one) => one?.startsWith('kept-'));
  if (sent.status !== 303 || !kept) throw new Error(`the choice was answered ${sent.status}`);
  return kept;
}

/**
 * The form of the page on which a head checks the vote, as the server draws it; without the tag of its owner, so that
 * others can send it too.
 */
export async function castForm(origin: string, path: string, voter: Head): Promise<Form> {
  const kept = await chosen(origin, path.replace(/\/check$/, ''), voter, 'for');
  const page = await ask(origin, path, { cookie: cookieOf(voter.token, kept) });
  if (page.status !== 200) throw new Error(`the page to check the vote answered ${page.status}`);
  return hiddenFields(page.body, 'cast').filter(([name]) => name !== OWNER_FIELD);
}

/** The votes of a ballot in their order; `broken` names the first sequence whose hash does not hold, or null. */
export async function storedVotes(ballotId: string) {
  const [votes, [row]] = await withTx(SYSTEM, async (tx) => [
    await tx
      .select()
      .from(ballotEvent)
      .where(eq(ballotEvent.ballotId, ballotId))
      .orderBy(asc(ballotEvent.sequence)),
    await tx.select().from(ballot).where(eq(ballot.id, ballotId)),
  ]);
  let head = votes[0]?.previousHash ?? row?.headHash ?? '';
  let broken: number | null = null;
  for (const [i, { sequence, version, choice, at, salt, previousHash, hash, ...vote }] of votes.entries()) {
    const content = {
      ballot: ballotId,
      sequence,
      delegation: vote.delegationId,
      version,
      choice,
      at: at.toISOString(),
      salt: salt ?? undefined,
    };
    const holds = sequence === i + 1 && previousHash === head && voteHash(sha256, head, content) === hash;
    if (!holds) broken ??= sequence;
    head = hash;
  }
  if (row?.headHash !== head || row.nextSequence !== votes.length + 1) broken ??= votes.length + 1;
  return { votes, broken };
}
