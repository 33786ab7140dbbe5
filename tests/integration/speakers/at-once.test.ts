import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { closeSpeakersList } from '@/features/speakers/commands/list';
import { aRulesProfile, inAll } from '@/tests/setup/conference/conference';
import { aDebate, type Debate } from '@/tests/setup/conference/debate';
import { RULES } from '@/tests/setup/conference/rules';
import { hold, openEveryConnection, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';

const LETTERS = [...'ABCDEFGHIJ'];
/** A hundred delegations, of countries that there are or not. */
const HUNDRED = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

async function allAsk(debate: Debate) {
  await openEveryConnection();
  const answers = await Promise.allSettled(debate.delegates.map((delegate) => debate.ask(delegate)));
  const rows = await debate.requests();
  return {
    refused: answers.filter(({ status }) => status === 'rejected').length,
    sequences: rows.map(({ sequence }) => sequence).sort((a, b) => a - b),
    delegations: new Set(rows.map(({ delegationId }) => delegationId)).size,
  };
}

describe('a hundred requests at once', () => {
  it('keep one order, without holes or doubles', async () => {
    const debate = await aDebate(HUNDRED);
    expect(await allAsk(debate)).toEqual({ refused: 0, sequences: numbers(100), delegations: 100 });
    const { waiting } = await debate.view(debate.chair);
    expect(waiting.map(({ sequence }) => sequence)).toEqual(numbers(100));
  });

  it('keep one order by the rules, the same for all who read it, and are called in it', async () => {
    const debate = await aDebate(HUNDRED);
    await aRulesProfile(debate.conference.id, inAll('Alternation'), {
      ...RULES,
      alternation: { membersFirst: true, newSpeakersFirst: true, regionsAlternate: true },
    });
    const early = debate.delegates.slice(0, 5);
    for (const delegate of early) {
      await debate.ask(delegate);
      await debate.next();
    }
    await allAsk(debate);
    const order = await debate.order();
    expect([...order].sort((a, b) => a - b)).toEqual(numbers(105).slice(5));
    for (const viewer of [ANONYMOUS, ...debate.delegates.slice(0, 2)])
      expect((await debate.view(viewer)).waiting.map(({ sequence }) => sequence)).toEqual(order);
    const { waiting } = await debate.view(debate.chair);
    const spoken = new Set(early.map(({ delegationId }) => delegationId));
    expect(waiting.slice(95).every(({ delegationId }) => spoken.has(delegationId))).toBe(true);
    for (const one of waiting.slice(0, 3)) {
      await debate.next();
      expect((await debate.view(debate.chair)).floor).toMatchObject([{ countryCode: one.countryCode }]);
    }
  });

  it('would not without the lock of the session (control)', async () => {
    const debate = await aDebate(HUNDRED.slice(0, 20));
    const { done, taken } = await refusalsDuring(() => withoutLock('session', () => allAsk(debate))).then(
      (one) => one.done,
    );
    expect(taken).toBeGreaterThan(0);
    // Two took one number, and the database turned one of them away.
    expect(done.refused).toBeGreaterThan(0);
  });

  it('of one delegation are one request', async () => {
    const debate = await aDebate(['CL']);
    const [delegate] = debate.delegates;
    if (!delegate) throw new Error('there is no delegate');
    const answers = await Promise.allSettled(numbers(8).map(() => debate.ask(delegate)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ key: 'speakers.refusal.alreadyWaiting' });
    expect(await debate.order()).toEqual([1]);
  });
});

/** A request and the closing of the list meet; the first stands at the chain, the second at the session. */
async function askedWhileClosing(first: 'asked' | 'closed') {
  const debate = await aDebate(['CL']);
  const [delegate] = debate.delegates;
  if (!delegate) throw new Error('there is no delegate');
  const worded = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error) => error.key ?? 'turned back',
    );
  const acts = {
    asked: () => worded(debate.ask(delegate)),
    closed: () => worded(closeSpeakersList(debate.chair, { ...debate.here, listVersion: 0 })),
  };
  const chain = await hold('chain', debate.conference.id);
  const one = acts[first]();
  await chain.standing(1);
  const two = acts[first === 'asked' ? 'closed' : 'asked']();
  await chain.standing(2);
  await chain.release();
  return { first: await one, second: await two, order: await debate.order() };
}

describe('a request that meets the closing of the list', () => {
  it('is in the list, or refused with a sentence', async () => {
    expect(await askedWhileClosing('asked')).toEqual({ first: 'done', second: 'done', order: [1] });
    expect(await askedWhileClosing('closed')).toEqual({
      first: 'done',
      second: 'speakers.refusal.listClosed',
      order: [],
    });
  });

  it('would be in a list that was closed before, without the lock (control)', async () => {
    const { done, taken } = await withoutLock('session', () => askedWhileClosing('closed'));
    expect(taken).toBeGreaterThan(1);
    expect(done).toEqual({ first: 'done', second: 'done', order: [1] });
  });
});

describe('two who preside', () => {
  it('give the floor once, and the other is told', async () => {
    const debate = await aDebate(['CL', 'PE']);
    for (const delegate of debate.delegates) await debate.ask(delegate);
    const answers = await Promise.allSettled([debate.next(), debate.next()]);
    const lost = answers.filter((one) => one.status === 'rejected');
    // Either the second saw who was called, and called the next one, or it is told that somebody was faster.
    for (const one of lost) expect(one.reason).toMatchObject({ kind: 'stale' });
    const speeches = await debate.speeches();
    expect(speeches).toHaveLength(2 - lost.length);
    expect(speeches.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
  });
});
