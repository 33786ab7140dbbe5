import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { nodeToUse, ROOT } from '@/scripts/install.mjs';
import { freePort, startPostgres } from '@/scripts/postgres.mjs';
import { binaries, unprivileged } from '@/scripts/postgres-binaries.mjs';
import { until } from '@/scripts/processes.mjs';
import { run } from '@/scripts/run.mjs';
import { DATA } from '@/scripts/secrets.mjs';

const answers = (url: string) =>
  new Promise<boolean>((done) => {
    get(url, (reply) => {
      reply.resume().once('end', () => done(reply.statusCode === 200));
    }).once('error', () => done(false));
  });

export type Started = { pid: number; seconds: number };

/** `npm start` in `folder` as a person types it, in a group of its own, until the page at `path` is there in full. */
export async function npmStart(folder: string, port: number, path: string): Promise<Started> {
  const { PATH, HOME } = process.env;
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
    env: { NODE_ENV: 'production', PATH, HOME, PORT: String(port) },
  });
  const page = `http://127.0.0.1:${port}${path}`;
  const isHere = await until(async () => child.exitCode !== null || (await answers(page)), 300_000, 10);
  if (!isHere || child.exitCode !== null) throw new Error(`npm start did not come up on port ${port}`);
  return { pid: child.pid ?? 0, seconds: (performance.now() - began) / 1000 };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Ends the group that `npmStart` began. */
export async function npmStop({ pid }: Started): Promise<void> {
  process.kill(-pid, 'SIGTERM');
  if (!(await until(() => !isAlive(-pid), 30_000))) throw new Error('npm start did not end');
}

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;
const PAGE = `export const dynamic = 'force-dynamic';
export default function Page() {
  return <h1>Here</h1>;
}
`;

/** Builds an application of the same Next, of one page that is drawn when it is asked for. @returns its folder */
export async function bareNext(): Promise<string> {
  // Below this tree, whose packages it finds.
  const folder = join(DATA, 'bare');
  mkdirSync(join(folder, 'app'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'next start' } }));
  // Its own, or it would take that of the house above it.
  writeFileSync(join(folder, 'next.config.mjs'), 'export default {};\n');
  writeFileSync(join(folder, 'app/layout.jsx'), LAYOUT);
  writeFileSync(join(folder, 'app/page.jsx'), PAGE);
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const next = [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'];
  const { code, output } = await run(nodeToUse(), next, { cwd: folder, env });
  if (code !== 0) throw new Error(`the bare application could not be built:\n${output}`);
  return folder;
}

/** Makes a database in `dataDir` for `barePostgres`. @returns how to sign in */
export async function bareDatabase(dataDir: string): Promise<pg.ClientConfig> {
  const { stop, url } = await startPostgres({ dataDir });
  await stop();
  const { username, password, pathname } = new URL(url);
  return { host: '127.0.0.1', user: username, password, database: pathname.slice(1) };
}

/** Seconds from starting the embedded Postgres alone, with its own settings, until it answers a question. */
export async function barePostgres(dataDir: string, account: pg.ClientConfig): Promise<number> {
  const port = await freePort();
  const settings = ['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const program = join(binaries().bin, 'postgres');
  const [command, args, options] = unprivileged().wrap(program, ['-D', dataDir, ...settings]);
  const began = performance.now();
  const child: ChildProcess = spawn(command, args, { ...options, stdio: 'ignore' });
  const gone = new Promise((done) => child.once('exit', done));
  const note = join(dataDir, 'postmaster.pid');
  const isReady = () => existsSync(note) && /^ready\s*$/m.test(readFileSync(note, 'utf8'));
  const answered = await until(isReady, 60_000, 10);
  const client = new pg.Client({ ...account, port });
  if (answered) {
    await client.connect();
    await client.query('select 1');
  }
  const seconds = (performance.now() - began) / 1000;
  await client.end();
  child.kill('SIGINT');
  await gone;
  if (!answered) throw new Error('the bare Postgres did not come up');
  return seconds;
}
