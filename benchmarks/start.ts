import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type SampleAccountKey, sampleEmail } from '@/domain/sample-accounts';
import { ROOT } from '@/scripts/install.mjs';
import { freePort, runningPostgres } from '@/scripts/postgres.mjs';
import { DATA } from '@/scripts/secrets.mjs';
import { bareDatabase, bareNext, barePostgres, npmStart, npmStop, type Started } from './first-answer';
import { fetcher, median, rate } from './load';
import { memoryOf } from './memory';
import { met, type Section, share, table, whole } from './report';

const LANES = 16;
const SECONDS = 20;
const STARTS = 5;
const QUIET_MS = 10_000;
const GOALS = { idle: 300, load: 450, first: 1.5 };

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
async function underLoad(house: Started, port: number): Promise<{ most: number; pages: number }> {
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

/** Seconds to the first page: of the house, and of what it is made of, alone. Measured in turn; the median of each. */
async function firstAnswers(port: number): Promise<{ house: number; next: number; postgres: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bare-'));
  const dataDir = join(folder, 'postgres');
  try {
    const account = await bareDatabase(dataDir);
    const app = await bareNext();
    const timed = async (at: string, path: string) => {
      const started = await npmStart(at, port, path);
      await npmStop(started);
      return started.seconds;
    };
    const houses: number[] = [];
    const nexts: number[] = [];
    const databases: number[] = [];
    for (let n = 0; n < STARTS; n += 1) {
      houses.push(await timed(ROOT, '/en'));
      nexts.push(await timed(app, '/'));
      databases.push(await barePostgres(dataDir, account));
    }
    return { house: median(houses), next: median(nexts), postgres: median(databases) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a house with its database takes: memory when nobody comes and when many do, and the time to its first page. */
export async function memoryAndStart(): Promise<Section> {
  const title = 'Memory and start';
  if (process.platform !== 'linux') return { title, text: ['Measured on Linux only.'] };
  const port = await freePort();
  // The first start makes the database and loads the sample.
  await npmStop(await npmStart(ROOT, port, '/en'));
  const first = await firstAnswers(port);
  const floor = first.next + first.postgres;
  const house = await npmStart(ROOT, port, '/en');
  try {
    await new Promise((done) => setTimeout(done, QUIET_MS));
    const idle = memoryOf(house.pid);
    const { most, pages } = await underLoad(house, port);
    const seconds = (value: number) => `${value.toFixed(2)} s`;
    return {
      title,
      text: [
        `\`npm start\` with its own Postgres and the sample, installed and built, all its processes together: npm, what starts and watches, the server, the database. Memory is their proportional set size, in MB of 1,000,000 bytes: ${QUIET_MS / 1000} seconds after a start, and the most while ${LANES} kept connections ask for pages of signed-in people (${whole(pages)} a second) for ${SECONDS} seconds.`,
        table(
          ['', 'measured', 'at most', 'goal'],
          [
            ['memory when idle', `${whole(idle)} MB`, `${GOALS.idle} MB`, met(idle <= GOALS.idle)],
            ['memory under load', `${whole(most)} MB`, `${GOALS.load} MB`, met(most <= GOALS.load)],
          ],
        ),
        `The first answer is the first page in full, counted from the command; the median of ${STARTS}. Seconds say more of a machine than of a house, so the goal is a ratio: a house that brings its database starts a Next and a Postgres, and may add half of what these two take bare, one after the other, on the same machine.`,
        table(
          ['first answer after a start', 'measured', 'ratio', 'at most', 'goal'],
          [
            [
              'the house',
              seconds(first.house),
              share(first.house / floor),
              share(GOALS.first),
              met(first.house <= GOALS.first * floor),
            ],
            [
              'a bare application of one page, of the same Next, by `npm start`',
              seconds(first.next),
              '',
              '',
              '',
            ],
            ['a bare embedded Postgres', seconds(first.postgres), '', '', ''],
          ],
        ),
      ],
    };
  } finally {
    await npmStop(house);
  }
}
