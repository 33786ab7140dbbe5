import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argsOf, compile, ENV_OF_COMPILED } from '@/scripts/compile.mjs';
import { nodeToUse, ROOT } from '@/scripts/install.mjs';
import { nextBuild } from '@/scripts/next-build.mjs';
import { freePort } from '@/scripts/postgres.mjs';
import { tied, until } from '@/scripts/processes.mjs';
import { run } from '@/scripts/run.mjs';
import { secrets } from '@/scripts/secrets.mjs';
import { testSecrets } from './secrets';

/** One running instance of the production build. */
export type Instance = {
  url: string;
  port: number;
  process: ChildProcess;
  /** where its log is */
  log: string;
  /** ends it; with SIGKILL at once */
  stop: (signal?: NodeJS.Signals) => Promise<void>;
};

export type InstanceOptions = {
  databaseUrl: string;
  port?: number;
  sample?: boolean;
  env?: Record<string, string>;
};

// Instances that stand beside each other must share their secrets, and the tests that make links and sign have the same.
const shared = process.env.SESSION_SECRET ? {} : testSecrets();

/** Runs Node with these arguments on the database at `databaseUrl`; throws with what it said when it fails. */
async function outputOf(
  args: string[],
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<string> {
  const env = { ...process.env, ...shared, ...more, DATABASE_URL: databaseUrl };
  const { code, output } = await run(nodeToUse(), args, { cwd: ROOT, env });
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}

/** Runs a script of `scripts/` on the database at `databaseUrl`; throws with what it said when it fails. */
export const runScript = (
  name: string,
  databaseUrl: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<string> => outputOf(['--import', 'tsx', join(ROOT, 'scripts', name), ...args], databaseUrl, env);

/** Runs a compiled program to its end, as `npm start` does; throws with what it said when it fails. */
export async function runCompiled(name: 'prepare' | 'server', databaseUrl: string): Promise<string> {
  await compile();
  return outputOf(argsOf(name), databaseUrl, { ...ENV_OF_COMPILED, NODE_ENV: 'production' });
}

/**
 * Starts the production build (made first when it is not of these sources) on a free port and waits until it is ready.
 * All instances of one test process share their secrets, as instances of one installation do.
 */
export async function startInstance({
  databaseUrl,
  port,
  sample,
  env = {},
}: InstanceOptions): Promise<Instance> {
  await compile();
  const { id } = await nextBuild();
  const chosen = port ?? (await freePort());
  const logs = join(ROOT, '.data/test');
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `server-${chosen}.log`);
  const out = openSync(log, 'w');
  const [command, args] = tied('KILL', nodeToUse(), argsOf('server'));
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', out, out],
    env: {
      ...process.env,
      ...ENV_OF_COMPILED,
      ...shared,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secrets().NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
      PLENARY_BUILD_ID: id,
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: String(chosen),
      BASE_URL: `http://127.0.0.1:${chosen}`,
      SAMPLE: sample ? '1' : '0',
      ...env,
    },
  });
  let ended = false;
  const gone = new Promise<void>((done) => {
    child.once('exit', () => {
      ended = true;
      done();
    });
  });
  const url = `http://127.0.0.1:${chosen}`;
  const ready = () =>
    fetch(`${url}/api/ready`).then(
      (reply) => reply.ok,
      () => false,
    );
  await until(async () => ended || (await ready()), 180_000, 50);
  if (ended || !(await ready())) {
    child.kill('SIGKILL');
    throw new Error(`the server did not come up:\n${readFileSync(log, 'utf8').slice(-3000)}`);
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (!ended) child.kill(signal);
    await gone;
  };
  return { url, port: chosen, process: child, log, stop };
}
