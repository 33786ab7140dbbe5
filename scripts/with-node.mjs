import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail } from './failure.mjs';
import { checkNode, install, nodeToUse, ROOT } from './install.mjs';
import { tied } from './processes.mjs';
import { DATA, secrets } from './secrets.mjs';

const [file, ...args] = process.argv.slice(2);
const NEED_DATABASE = ['db-migrate', 'seed', 'screenshots', 'audit-verify', 'key-rotate'];
const name = basename(file ?? '', '.ts');

function run(path, more, env, stdio = 'inherit') {
  const [command, rest] = tied('TERM', nodeToUse(), ['--import', 'tsx', path, ...more]);
  const child = spawn(command, rest, { cwd: ROOT, env, stdio });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((done) => child.once('exit', (code, signal) => done(code ?? (signal ? 1 : 0))));
}

/** The database of this installation: the named one, the one that runs already, or one started for this command only. */
async function database() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL };
  const { runningPostgres, startPostgres } = await import('./postgres.mjs');
  const dataDir = join(DATA, 'postgres');
  const running = runningPostgres(dataDir);
  if (running) return { url: running.url };
  // The driver of the database needs no newer Node than this one.
  return startPostgres({ dataDir, logFile: join(DATA, 'logs/postgres.log') });
}

async function main() {
  checkNode();
  await install((line) => console.error(line));
  if (!file || !existsSync(join(ROOT, file))) throw new Error(`there is no ${file}`);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  if (!NEED_DATABASE.includes(name)) return run(file, args, env);
  mkdirSync(DATA, { recursive: true, mode: 0o700 });
  const kept = secrets();
  const opened = await database();
  try {
    Object.assign(env, kept, { DATABASE_URL: opened.url });
    if (name !== 'db-migrate') {
      const code = await run('scripts/db-migrate.ts', [], env, ['ignore', 'ignore', 'inherit']);
      if (code !== 0) return code;
    }
    return await run(file, args, env);
  } finally {
    await opened.stop?.();
  }
}

main().then((code) => process.exit(code), fail);
