import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/actor';
import { CHOICES, type Choice } from '@/domain/tally';
import { signOut, signOutEverywhere } from '@/features/accounts/commands/sign-in';
import { castCheckedVote, chooseVote } from '@/features/ballots/commands/choice';
import { castVote } from '@/features/ballots/commands/vote';
import { choiceCode, choiceInput, keptVote, voteQuestion } from '@/features/ballots/input';
import { carrySession } from '@/platform/session';
import { actorOf } from '@/platform/signed-in';
import { keepAnswer, keptAnswer } from '@/platform/step';
import { aBallot } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { anAccount } from '@/tests/setup/conference/people';
import { inRequest } from '@/tests/setup/request';

async function aChoice(choice: Choice = 'for') {
  const hall = await aHall(2);
  const { number } = await aBallot(hall);
  const [head, other] = hall.heads.map(({ actor }) => actor);
  if (!head || !other) throw new Error('there are two heads');
  const address = { conference: hall.conference.slug, number };
  const { cookies } = await inRequest(() => chooseVote(head, { ...address, choice }));
  const name = `kept-${voteQuestion(address.conference, number)}`;
  const cookie = `${name}=${cookies[name]}`;
  const delegationOf = (actor: Actor) => actor.seats[0]?.delegationId ?? '';
  /** What the check page would show to somebody at this browser. */
  const shown = async (actor: Actor, kept = cookie, delegationId = delegationOf(actor)) => {
    const question = { name: voteQuestion(address.conference, number), givenFor: delegationId };
    const { result } = await inRequest(() => keptAnswer(actor, question), { cookie: kept });
    return result && keptVote.read.parse(result);
  };
  return { hall, head, other, address, name, cookie, value: cookies[name] ?? '', shown, delegationOf };
}

describe('a choice that waits in the browser to be checked', () => {
  it('is read by its own account and delegation alone', async () => {
    const { head, other, shown, delegationOf } = await aChoice('against');
    expect(await shown(head)).toMatchObject({ choice: 'against' });
    expect(await shown(other)).toBeNull();
    // Somebody who took over the delegation, and the same person in another one.
    expect(await shown({ ...other, seats: head.seats })).toBeNull();
    expect(await shown(head, undefined, delegationOf(other))).toBeNull();
  });

  it('is written so that nobody reads or changes it, in one length whatever was chosen', async () => {
    const { head, name, value, shown } = await aChoice('for');
    const lengths = new Set<number>();
    for (const choice of CHOICES) {
      const { value: sealed } = await aChoice(choice);
      for (const text of [sealed, Buffer.from(sealed, 'base64url').toString('latin1')])
        expect(text).not.toContain(choice);
      lengths.add(sealed.length);
    }
    expect(lengths.size).toBe(1);
    for (let at = 0; at < value.length; at += 7) {
      const other = value[at] === 'A' ? 'B' : 'A';
      expect(await shown(head, `${name}=${value.slice(0, at)}${other}${value.slice(at + 1)}`)).toBeNull();
    }
    for (const garbled of ['', 'for.0198c0de-0000-7000-8000-000000000000', 'A'.repeat(500)])
      expect(await shown(head, `${name}=${garbled}`)).toBeNull();
  });

  it('is gone when it was cast, at every sign-out, and when anybody signs in', async () => {
    const { head, address, name, cookie } = await aChoice();
    const left = async (fn: () => Promise<unknown>) => (await inRequest(fn, { cookie })).cookies[name];
    const leaver = await actorOf((await anAccount()).id);
    expect(await left(async () => {})).toBeTruthy();
    expect(await left(() => signOut(leaver))).toBeFalsy();
    expect(await left(() => signOutEverywhere(leaver))).toBeFalsy();
    expect(await left(() => carrySession('the token of whoever signs in'))).toBeFalsy();
    expect(
      await left(() => castCheckedVote(head, { ...address, choice: 'for', key: randomUUID() })),
    ).toBeFalsy();
  });
});

describe('what a browser carries with every request', () => {
  it('stays short however many choices wait: the oldest goes', async () => {
    const { head, delegationOf, cookie, name } = await aChoice();
    const question = (n: number) => ({
      name: voteQuestion('s'.repeat(60), 99_990 + n),
      givenFor: delegationOf(head),
    });
    const value = keptVote.write({ choice: 'abstain', key: randomUUID() });
    const kept = async () => {
      for (let n = 0; n < 10; n += 1) await keepAnswer(head, question(n), value);
      return Promise.all(Array.from({ length: 10 }, (_, n) => keptAnswer(head, question(n))));
    };
    const { cookies, result } = await inRequest(kept, { cookie });
    const carried = Object.entries(cookies).filter(([, text]) => text !== '');
    expect(carried.map(([one]) => one)).toEqual(
      Array.from({ length: 8 }, (_, n) => `kept-${question(n + 2).name}`),
    );
    expect(cookies[name]).toBe('');
    expect(result.map((one) => one === value)).toEqual(Array.from({ length: 10 }, (_, n) => n > 1));
    expect(carried.flat().join('; ').length).toBeLessThan(2048);
  });

  it('is no text: what is longer is refused, not cut', async () => {
    const { head, delegationOf } = await aChoice();
    const question = { name: 'a-text', givenFor: delegationOf(head) };
    await expect(inRequest(() => keepAnswer(head, question, 'ي'.repeat(100)))).rejects.toThrow(RangeError);
  });
});

describe('what travels', () => {
  it('has one length for every choice, and is understood', () => {
    expect(new Set(CHOICES.map((choice) => choiceCode(choice).length)).size).toBe(1);
    for (const choice of CHOICES)
      expect(choiceInput.parse({ conference: 'c', number: '1', choice: choiceCode(choice) }).choice).toBe(
        choice,
      );
    for (const choice of ['', '...', 'for.x', 'yes'])
      expect(choiceInput.safeParse({ conference: 'c', number: '1', choice }).success).toBe(false);
  });
});

describe('a key that was sent before', () => {
  it('says so when it comes with another choice, and gives the receipt of what is recorded', async () => {
    const { head, address } = await aChoice();
    const key = randomUUID();
    const first = await castVote(head, { ...address, choice: 'for', key });
    expect(first.data).toMatchObject({ differs: false });
    const again = await castVote(head, { ...address, choice: 'for', key });
    expect(again).toEqual(first);
    const other = await castVote(head, { ...address, choice: 'abstain', key });
    expect(other.data).toEqual({ ...(first.data as object), differs: true });
    expect(other.redirect).toBe(`${first.redirect}&other=1`);
  });
});
