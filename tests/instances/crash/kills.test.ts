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
import { declareDue } from '@/features/ballots/jobs';
import { verifyEvents } from '@/platform/record';
import { migrateDatabase } from '@/scripts/migrate';
import { startPostgres } from '@/scripts/postgres.mjs';
import { until } from '@/scripts/processes.mjs';
import { withVote } from '@/tests/integration/ballots/ground';
import { type Instance, startInstance } from '@/tests/setup/server';
import { CHOICES, castForm, placeOf, storedVotes } from '../votes/checking';
import { aHall, anotherBallot, type Hall, type Voter } from '../votes/hall';
import { ask, cookieOf, type Form, filled, hangUp, inLanes } from '../votes/posting';

const ROUNDS = 10;
const VOTES = 1000;
const HEADS = 100;
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

type Sent = { voter: Voter; key: string; choice: (typeof CHOICES)[number] };

/** Sends one vote until it is acknowledged, with the same key; answers with where its receipt is, and how often it was sent. */
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
    await wait(50);
  }
  throw new Error('a vote was not acknowledged in time');
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

it(`keeps every acknowledged vote over ${ROUNDS} rounds in which the app and Postgres are killed`, async () => {
  const seen = { sent: 0, acknowledged: 0 };
  for (let number = 2; number < 2 + ROUNDS; number += 1) {
    const { ballotId, conferenceId } = await anotherBallot(hall, number);
    const place = placeOf(hall.conference.slug, number);
    const { lines, last } = votesOf(number);
    const total = lines.flat().length + 1;
    expect(total).toBe(VOTES);
    form = await castForm(app.url, place.check, last.voter, ballotId);
    const acknowledged: (Sent & { receipt: string })[] = [];
    const cast = async (vote: Sent) => {
      const { receipt, times } = await send(place.check, vote);
      seen.sent += times;
      acknowledged.push({ ...vote, receipt });
    };
    const afterSome = async (kill: () => Promise<void>) => {
      const some = randomInt(1, VOTES - 100);
      await until(() => acknowledged.length >= some, PATIENCE, 5);
      await wait(randomInt(0, 20));
      await kill();
    };
    await Promise.all([
      inLanes(lines, AT_ONCE, async (line) => {
        for (const vote of line) await cast(vote);
      }),
      afterSome(killApp),
      afterSome(killPostgres),
    ]);
    await cast(last);
    // All have voted, so the ballot may be declared from now on: somewhere around that moment the app dies again.
    await wait(randomInt(0, 700));
    await killApp();
    const declared = () =>
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
    await until(async () => (await declared()).length > 0, PATIENCE, 100);
    expect(await declareDue()).toBe(0);
    expect(await declared()).toHaveLength(1);

    const { votes, broken } = await storedVotes(ballotId);
    expect(broken).toBeNull();
    expect(votes).toHaveLength(VOTES);
    expect(acknowledged).toHaveLength(VOTES);
    const stored = new Map(votes.map((vote) => [vote.key, vote]));
    for (const { key, voter, choice, receipt } of acknowledged) {
      const vote = stored.get(key);
      expect(vote).toMatchObject({ delegationId: voter.delegationId, choice });
      expect(receipt).toBe(`${place.receipt}?version=${vote?.version}`);
    }
    seen.acknowledged += acknowledged.length;
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(ballot).where(eq(ballot.id, ballotId)));
    const finals = [...new Map(votes.map((vote) => [vote.delegationId, vote.choice])).values()];
    for (const choice of CHOICES)
      expect(row?.result?.counts[choice]).toBe(finals.filter((one) => one === choice).length);
    const [mails] = await withTx(SYSTEM, (tx) =>
      tx
        .select({ count: count() })
        .from(outbox)
        .where(and(eq(outbox.conferenceId, conferenceId), eq(outbox.template, 'ballots.declared'))),
    );
    expect(mails?.count).toBe(HEADS * (number - 1));
    expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, conferenceId))).toMatchObject({ broken: null });
  }
  expect(seen.acknowledged).toBe(ROUNDS * VOTES);
  // Some answers were lost on the way and asked for again, or nothing was tried here.
  expect(seen.sent).toBeGreaterThan(ROUNDS * VOTES);
}, 900_000);
