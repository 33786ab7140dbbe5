import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closePool, withTx } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import type { ResultPackage } from '@/domain/result-package';
import { declareDue } from '@/features/ballots/jobs';
import { verifyEvents } from '@/platform/record';
import { migrateDatabase } from '@/scripts/migrate';
import { startPostgres } from '@/scripts/postgres.mjs';
import { until } from '@/scripts/processes.mjs';
import { anotherBallot } from '@/tests/setup/conference/ballots';
import { aHall, type Hall, type Head } from '@/tests/setup/conference/hall';
import { withVote } from '@/tests/setup/conference/rules';
import { type Instance, startInstance } from '@/tests/setup/server';
import { CHOICES, castForm, pathsOf, storedVotes } from '../votes/checking';
import { ask, cookieOf, type Form, filled, hangUp, inLanes } from '../votes/posting';

// Four have every ending once: all have voted or the instant has come, and the app or Postgres dies around it.
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 4);
const VOTES = 300;
const HEADS = 30;
const AT_ONCE = 16;
const PATIENCE = 120_000;

type Running = Awaited<ReturnType<typeof startPostgres>>;
let folder: string;
let postgres: Running;
let app: Instance;
let hall: Hall;
let form: Form;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** As it runs in an installation, each commit on the disk before it is acknowledged. */
const database = (port?: number) =>
  startPostgres({ dataDir: join(folder, 'postgres'), port, settings: { log_min_messages: 'fatal' } });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-crash-'));
  postgres = await database();
  await migrateDatabase(postgres.url);
  process.env.DATABASE_URL = postgres.url;
  app = await startInstance({ databaseUrl: postgres.url });
  hall = await aHall(HEADS, withVote({ closeEarlyWhenAllVoted: true }));
}, 600_000);

afterAll(async () => {
  hangUp();
  await app?.stop();
  await closePool();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function killApp(): Promise<void> {
  const { port } = app;
  await app.stop('SIGKILL');
  app = await startInstance({ databaseUrl: postgres.url, port });
}

async function killPostgres(): Promise<void> {
  const { pid, port } = postgres;
  process.kill(pid, 'SIGKILL');
  await postgres.stop();
  postgres = await database(port);
}

type Sent = { voter: Head; key: string; choice: (typeof CHOICES)[number] };
const LATE = 'This ballot is closed.';

/**
 * Sends one vote until it is answered, with the same key. `receipt` is where its receipt is, or null where it was
 * refused because it came too late; `times` how often it was sent.
 */
async function send(path: string, { voter, key, choice }: Sent) {
  const end = Date.now() + PATIENCE;
  for (let times = 1; Date.now() < end; times += 1) {
    const reply = await ask(app.url, path, {
      cookie: cookieOf(voter.token),
      form: filled(form, { key, choice }),
    }).catch(() => null);
    const receipt = reply?.status === 303 ? reply.headers.location : undefined;
    if (receipt)
      return { receipt: new URL(receipt, app.url).pathname + new URL(receipt, app.url).search, times };
    if (reply?.body.includes(LATE)) return { receipt: null, times };
    await wait(50);
  }
  throw new Error('a vote was not answered in time');
}

/** The votes of one round: each head several times, in an order of its own; the last head once, at the very end. */
function votesOf(round: number) {
  const last = hall.heads.at(-1);
  if (!last) throw new Error('no heads');
  const choose = () => CHOICES[randomInt(3)] ?? 'for';
  const lines = hall.heads.slice(0, -1).map((voter, i) =>
    Array.from({ length: Math.floor((VOTES - 1 + i) / (HEADS - 1)) }, () => ({
      voter,
      key: randomUUID(),
      choice: choose(),
    })),
  );
  return { round, lines, last: { voter: last, key: randomUUID(), choice: choose() } };
}

const declared = (conferenceId: string, ballotId: string) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(event)
      .where(
        and(
          eq(event.conferenceId, conferenceId),
          eq(event.kind, 'ballot.declared'),
          eq(event.entityId, ballotId),
        ),
      ),
  );

it(`keeps every acknowledged vote over ${ROUNDS} rounds in which the app and Postgres are killed`, async () => {
  const seen = { sent: 0, acknowledged: 0, late: 0 };
  // How long the votes of a round took, so that a closing instant can be put among the last ones of the next.
  let voting = 0;
  for (let number = 2; number < 2 + ROUNDS; number += 1) {
    // Of four rounds, two end by their closing instant, and around the declaration of two it is Postgres that dies.
    const byInstant = number % 2 === 1;
    const atTheEnd = number % 4 < 2 ? killPostgres : killApp;
    const began = Date.now();
    const closesAt = byInstant ? new Date(began + 0.8 * voting) : undefined;
    const { ballotId, conferenceId } = await anotherBallot(hall, number, closesAt);
    const paths = pathsOf(hall.conference.slug, number);
    const { lines, last } = votesOf(number);
    const total = lines.flat().length + 1;
    expect(total).toBe(VOTES);
    form = await castForm(app.url, paths.check, last.voter);
    const acknowledged: (Sent & { receipt: string })[] = [];
    const late: Sent[] = [];
    const cast = async (vote: Sent) => {
      const { receipt, times } = await send(paths.check, vote);
      seen.sent += times;
      if (receipt) acknowledged.push({ ...vote, receipt });
      else late.push(vote);
    };
    // One kill at a time, or a second start would meet the first.
    let killing = Promise.resolve();
    const kill = (one: () => Promise<void>) => {
      killing = killing.then(one);
      return killing;
    };
    const afterSome = async (one: () => Promise<void>) => {
      const some = randomInt(1, byInstant ? VOTES / 2 : VOTES - 50);
      await until(() => acknowledged.length + late.length >= some, PATIENCE, 5);
      await wait(randomInt(0, 20));
      await kill(one);
    };
    const aroundTheEnd = async (end: number) => {
      await wait(Math.max(0, end - Date.now() + randomInt(0, 700)));
      await kill(atTheEnd);
    };
    await Promise.all([
      inLanes(lines, AT_ONCE, async (line) => {
        for (const vote of line) await cast(vote);
      }),
      afterSome(killApp),
      afterSome(killPostgres),
      ...(closesAt ? [aroundTheEnd(closesAt.getTime())] : []),
    ]);
    if (!byInstant) voting = Date.now() - began;
    await cast(last);
    // All have voted, so the ballot may be declared from now on: somewhere around that moment something dies again.
    if (!closesAt) await aroundTheEnd(0);
    await until(async () => (await declared(conferenceId, ballotId)).length > 0, PATIENCE, 100);
    expect(await declareDue()).toBe(0);
    expect(await declared(conferenceId, ballotId)).toHaveLength(1);

    const { votes, broken } = await storedVotes(ballotId);
    expect(broken).toBeNull();
    expect(acknowledged.length + late.length).toBe(VOTES);
    expect(votes).toHaveLength(acknowledged.length);
    if (!byInstant) expect(late).toEqual([]);
    const stored = new Map(votes.map((vote) => [vote.key, vote]));
    for (const { key, voter, choice, receipt } of acknowledged) {
      const vote = stored.get(key);
      expect(vote).toMatchObject({ delegationId: voter.delegationId, choice });
      expect(receipt).toBe(`${paths.receipt}?version=${vote?.version}`);
    }
    for (const { key } of late) expect(stored.has(key)).toBe(false);
    seen.acknowledged += acknowledged.length;
    seen.late += late.length;
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(ballot).where(eq(ballot.id, ballotId)));
    const finals = [...new Map(votes.map((vote) => [vote.delegationId, vote.choice])).values()];
    for (const choice of CHOICES)
      expect(row?.result?.counts[choice]).toBe(finals.filter((one) => one === choice).length);
    const { closedAt } = JSON.parse(row?.resultPackage ?? '') as ResultPackage;
    if (closesAt) expect(closedAt).toBe(closesAt.toISOString());
    const [mails] = await withTx(SYSTEM, (tx) =>
      tx
        .select({ count: count() })
        .from(outbox)
        .where(and(eq(outbox.conferenceId, conferenceId), eq(outbox.template, 'ballots.declared'))),
    );
    expect(mails?.count).toBe(HEADS * (number - 1));
  }
  expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, hall.conference.id))).toMatchObject({ broken: null });
  expect(seen.acknowledged + seen.late).toBe(ROUNDS * VOTES);
  expect(seen.acknowledged).toBeGreaterThan((ROUNDS * VOTES) / 2);
  // Some answers were lost on the way and asked for again, or nothing was tried here.
  expect(seen.sent).toBeGreaterThan(ROUNDS * VOTES);
}, 900_000);
