import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { type SampleAccountKey, sampleEmail } from '@/domain/sample-accounts';
import { ROOT } from '@/scripts/install.mjs';
import { freePort, runningPostgres } from '@/scripts/postgres.mjs';
import { until } from '@/scripts/processes.mjs';
import { DATA } from '@/scripts/secrets.mjs';
import { fetcher, median, rate } from './load';
import { memoryOf } from './memory';
import { met, type Section, table, whole } from './report';

const LANES = 16;
const SECONDS = 20;
const STARTS = 5;
const QUIET_MS = 10_000;
const GOALS = { idle: 300, load: 450, first: 1.2 };

const SAMPLE = '/en/americas-25';
const PAGES: [as: SampleAccountKey, path: string][] = [
  ['delegate', '/en'],
  ['delegate', SAMPLE],
  ['delegate', `${SAMPLE}/agenda`],
  ['delegate', `/ar/americas-25/outcomes/1`],
  ['delegate', `${SAMPLE}/registration`],
  ['head-of-delegation', `${SAMPLE}/ballots/2`],
  ['head-of-delegation', `/fr/americas-25/ballots/1`],
  ['organizer', `${SAMPLE}/overview`],
  ['organizer', `${SAMPLE}/delegations`],
  ['organizer', `/es/americas-25/settings`],
];

const answers = (url: string) =>
  new Promise<boolean>((done) => {
    get(url, (reply) => {
      reply.resume().once('end', () => done(reply.statusCode === 200));
    }).once('error', () => done(false));
  });

type House = { process: ChildProcess; pid: number; seconds: number; stop: () => Promise<void> };

/** `npm start` as a person types it, in a group of its own, until its first page is there. */
async function start(port: number): Promise<House> {
  const { PATH, HOME } = process.env;
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    stdio: 'ignore',
    env: { NODE_ENV: 'production', PATH, HOME, PORT: String(port) },
  });
  const pid = child.pid ?? 0;
  const page = `http://127.0.0.1:${port}/en`;
  const here = await until(async () => child.exitCode !== null || (await answers(page)), 300_000, 10);
  if (!here || child.exitCode !== null) throw new Error(`npm start did not come up on port ${port}`);
  const seconds = (performance.now() - began) / 1000;
  const stop = async () => {
    process.kill(-pid, 'SIGTERM');
    const isGone = () => runningPostgres(join(DATA, 'postgres')) === null && !isAlive(-pid);
    if (!(await until(isGone, 30_000))) throw new Error('npm start did not end');
  };
  return { process: child, pid, seconds, stop };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Signs somebody of the sample in. @returns the header of their requests */
async function cookieOf(client: pg.Client, key: SampleAccountKey): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into auth_session (id, token_hash, account_id, expires_at)
     select gen_random_uuid(), $1, id, now() + interval '12 hours' from account where email = $2`,
    [createHash('sha256').update(token).digest('hex'), sampleEmail(key)],
  );
  return `next-auth.session-token=${token}`;
}

/** The most that the house held while pages of signed-in people were drawn, and how many a second. */
async function underLoad(house: House, port: number): Promise<{ most: number; pages: number }> {
  const client = new pg.Client({ connectionString: runningPostgres(join(DATA, 'postgres'))?.url });
  await client.connect();
  const keys = [...new Set(PAGES.map(([as]) => as))];
  const lanes = new Map<SampleAccountKey, ReturnType<typeof fetcher>>();
  for (const as of keys) lanes.set(as, fetcher(LANES, { cookie: await cookieOf(client, as) }));
  await client.end();
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, memoryOf(house.pid));
  }, 250);
  let next = 0;
  const pages = await rate(LANES, SECONDS, async () => {
    const [as, path] = PAGES[next++ % PAGES.length] ?? ['delegate', '/en'];
    await lanes.get(as)?.get(`http://127.0.0.1:${port}${path}`);
  });
  clearInterval(looking);
  for (const { end } of lanes.values()) end();
  return { most, pages };
}

/** What a house with its database takes: memory when nobody comes and when many do, and the time to its first page. */
export async function memoryAndStart(): Promise<Section> {
  const title = 'Memory and start';
  if (process.platform !== 'linux') return { title, text: ['Measured on Linux only.'] };
  const port = await freePort();
  // The first start makes the database and loads the sample.
  await (await start(port)).stop();
  const firsts: number[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const house = await start(port);
    firsts.push(house.seconds);
    await house.stop();
  }
  const house = await start(port);
  try {
    await new Promise((done) => setTimeout(done, QUIET_MS));
    const idle = memoryOf(house.pid);
    const { most, pages } = await underLoad(house, port);
    const first = median(firsts);
    return {
      title,
      text: [
        `\`npm start\` with its own Postgres and the sample, installed and built, all its processes together: npm, what starts and watches, the server, the database. Memory is their proportional set size, in MB of 1,000,000 bytes: ${QUIET_MS / 1000} seconds after a start, and the most while ${LANES} kept connections ask for pages of signed-in people (${whole(pages)} a second) for ${SECONDS} seconds. The first answer is the first page in full, counted from the command; the median of ${STARTS}.`,
        table(
          ['', 'measured', 'at most', 'goal'],
          [
            ['memory when idle', `${whole(idle)} MB`, `${GOALS.idle} MB`, met(idle <= GOALS.idle)],
            ['memory under load', `${whole(most)} MB`, `${GOALS.load} MB`, met(most <= GOALS.load)],
            [
              'first answer after a start',
              `${first.toFixed(2)} s`,
              `${GOALS.first} s`,
              met(first <= GOALS.first),
            ],
          ],
        ),
      ],
    };
  } finally {
    await house.stop();
  }
}
