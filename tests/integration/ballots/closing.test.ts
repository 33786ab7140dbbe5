import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ballotEvent } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { until } from '@/scripts/processes.mjs';
import { aBallot, cast } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { withVote } from '@/tests/setup/conference/rules';
import { rowOf } from '@/tests/setup/stored';
import { hold, openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const soon = (ms: number) => new Date(Date.now() + ms);

// One member stays away and all must take part: no round settles the text, so that one hall serves many.
const PROFILE = withVote({ quorum: { of: 'roll', atLeast: [1, 1] }, correspondence: false });

/** Closings with ten voters each, one after the other. */
async function closings(rounds: number) {
  const hall = await aHall(11, PROFILE);
  const seen = { acknowledged: 0, late: 0, wrong: 0 };
  // The close is kept in the midst of the votes, however fast the machine is at the moment.
  let open = 60;
  for (let number = 1; number <= rounds; number += 1) {
    const ids = await aBallot(hall, { number, closesAt: soon(open) });
    const acknowledged = new Set<string>();
    let tooLate = 0;
    const votes = hall.heads.slice(0, 10).map(async (head) => {
      await wait(Math.random() * 100);
      await cast(hall, head, 'for', undefined, number).then(
        () => acknowledged.add(head.delegationId),
        (error) => {
          if (error.kind === 'late') tooLate += 1;
          else throw error;
        },
      );
    });
    const closing = (async () => {
      while (!(await declareBallot(SYSTEM, ids))) await wait(3);
    })();
    await Promise.all([...votes, closing]);
    const { result, closesAt } = await rowOf(ids);
    const stored = await withTx(SYSTEM, (tx) =>
      tx.select().from(ballotEvent).where(eq(ballotEvent.ballotId, ids.ballotId)),
    );
    const late = stored.filter(({ at }) => at >= closesAt).length;
    const counted = new Set(stored.map(({ delegationId }) => delegationId));
    seen.acknowledged += acknowledged.size;
    open *= tooLate > 5 ? 1.5 : 0.75;
    seen.late += tooLate;
    if (late > 0 || result?.counts.for !== acknowledged.size || counted.size !== acknowledged.size) {
      seen.wrong += 1;
    }
  }
  return seen;
}

const sumOf = (lanes: Awaited<ReturnType<typeof closings>>[]) => (key: keyof (typeof lanes)[number]) =>
  lanes.reduce((sum, lane) => sum + lane[key], 0);

it('counts every acknowledged vote and no refused one, over 60 closings with ten voters each', async () => {
  await openEveryConnection();
  const sum = sumOf(await Promise.all(Array.from({ length: 4 }, () => closings(15))));
  expect(sum('wrong')).toBe(0);
  expect(sum('acknowledged') + sum('late')).toBe(600);
  expect(Math.min(sum('acknowledged'), sum('late'))).toBeGreaterThan(30);
}, 300_000);

/**
 * A vote in time is under way when the closing comes, and is stored before the closing goes on: both are held, and let go
 * one after the other. Answers with how many votes for were counted, of two, or that the house was in doubt.
 */
async function closedUpon() {
  const hall = await aHall(3, PROFILE);
  const [one, two] = hall.heads;
  if (!one || !two) throw new Error('no heads');
  const ids = await aBallot(hall, { closesAt: soon(1500) });
  await cast(hall, one, 'for');
  const chain = await hold('chain', hall.conference.id);
  const voting = cast(hall, two, 'for');
  await chain.standing(1);
  await until(async () => (await rowOf(ids)).closesAt.getTime() <= Date.now(), 10_000, 20);
  const around = await hold('conference', hall.conference.id);
  const closing = declareBallot(SYSTEM, ids);
  await around.standing(2);
  await chain.release();
  await voting;
  await around.release();
  const isDeclared = await closing;
  const { result, doubtedAt } = await rowOf(ids);
  return { isDeclared, counted: result?.counts.for ?? null, inDoubt: doubtedAt !== null };
}

it('waits with the result for a vote that is under way', async () => {
  expect(await closedUpon()).toEqual({ isDeclared: true, counted: 2, inDoubt: false });
});

it('would sign no result with that vote without the lock on the ballot (control)', async () => {
  const { done, taken } = await withoutLock('ballot', closedUpon);
  expect(taken).toBeGreaterThan(1);
  // The count lacks a vote that the record has, so nothing is signed.
  expect(done).toEqual({ isDeclared: false, counted: null, inDoubt: true });
});
