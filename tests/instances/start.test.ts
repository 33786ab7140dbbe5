import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nextBuild } from '@/scripts/next-build.mjs';
import { freePort, runningPostgres } from '@/scripts/postgres.mjs';
import { startOf, until } from '@/scripts/processes.mjs';
import { secrets } from '@/scripts/secrets.mjs';

const root = join(import.meta.dirname, '../..');
// An address of this machine that is not the usual one; only Linux has more than one for itself.
const OTHER = process.platform === 'linux' ? '127.0.0.2' : 'localhost';
let data: string;
let port: string;
let latest: ChildProcess | undefined;

type Started = { group: number; said: () => string; ended: Promise<number | null> };

/**
 * Starts Plenary as a person does, without the sample, in a group of its own, and waits until it says that it is ready and
 * answers at the address `near` that it printed.
 */
async function start(HOST = '', near = '127.0.0.1'): Promise<Started> {
  const { PATH = '', HOME = '' } = process.env;
  // The build is bound to this key; with another one it would have to be made again.
  const { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = secrets();
  const child = spawn('npm', ['start', '--', '--empty'], {
    cwd: root,
    detached: true,
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      HOST,
      PORT: port,
      PLENARY_DATA: data,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    },
  });
  latest = child;
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (more) => {
      text += more;
    });
  }
  let over = false;
  const ended = new Promise<number | null>((done) => child.once('close', done));
  void ended.then(() => {
    over = true;
  });
  await until(() => over || text.includes('Plenary is ready'), 90_000, 50);
  expect(text).toContain(`Plenary is ready:  http://${near}:${port}\n`);
  expect((await fetch(`http://${near}:${port}/en/first-run`)).status).toBe(200);
  return { group: child.pid ?? 0, said: () => text, ended };
}

const database = () => runningPostgres(join(data, 'postgres'));
const isReady = () =>
  fetch(`http://127.0.0.1:${port}/api/ready`).then(
    (reply) => reply.ok,
    () => false,
  );

async function inDatabase(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database()?.url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await nextBuild();
  data = mkdtempSync(join(tmpdir(), 'plenary-instance-'));
  port = String(await freePort());
});
afterAll(() => {
  try {
    if (latest?.pid && latest.exitCode === null) process.kill(-latest.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
  rmSync(data, { recursive: true, force: true });
});

it('starts, is stopped, killed, and starts again with all its data', async () => {
  const first = await start();
  const [, code] = first.said().match(/enter this code, once:\s+([2-9A-Z-]{14})\n/) ?? [];
  expect(code).toBeDefined();
  expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, 'logs/server.log'), 'utf8')).toContain('"msg":"listening"');
  const keys = readFileSync(join(data, 'secrets.json'), 'utf8');
  await inDatabase(
    `insert into series (id, slug, title) values (gen_random_uuid(), 'kept', '{"en":"Kept","fr":"Kept","es":"Kept","ar":"Kept"}')`,
  );

  const postgres = database()?.postgres.pid ?? 0;
  process.kill(postgres, 'SIGKILL');
  expect(
    await until(
      async () => database() !== null && database()?.postgres.pid !== postgres && (await isReady()),
      30_000,
    ),
  ).toBe(true);

  const second = database()?.postgres.pid ?? 0;
  process.kill(-first.group, 'SIGTERM');
  await first.ended;
  expect(startOf(second)).toBeNull();
  expect(await isReady()).toBe(false);

  const again = await start(OTHER, OTHER);
  expect(await inDatabase('select slug from series')).toEqual([{ slug: 'kept' }]);
  expect(readFileSync(join(data, 'secrets.json'), 'utf8')).toBe(keys);
  process.kill(-again.group, 'SIGKILL');
  await again.ended;

  const last = await start('0.0.0.0');
  expect(last.said()).toContain('set BASE_URL to its public address');
  expect(await inDatabase('select slug from series')).toEqual([{ slug: 'kept' }]);
  const pid = database()?.postgres.pid ?? 0;
  process.kill(-last.group, 'SIGINT');
  await last.ended;
  expect(startOf(pid)).toBeNull();
});
