import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail } from './failure.mjs';
import { checkNode, install, nodeToUse, ROOT } from './install.mjs';
import { run } from './run.mjs';
import { DATA, secrets } from './secrets.mjs';

const [file, ...args] = process.argv.slice(2);
const NEED_DATABASE = ['db-migrate', 'seed', 'screenshots', 'audit-verify', 'key-rotate'];
const name = basename(file ?? '', '.ts');

/** Runs a program of ours under the newer Node in this terminal, or with its errors alone in it. @returns how it ended */
async function program(path, more, env, terminal = true) {
  const { code } = await run(nodeToUse(), ['--import', 'tsx', path, ...more], { cwd: ROOT, env, terminal });
  return code;
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
  if (!NEED_DATABASE.includes(name)) return program(file, args, env);
  mkdirSync(DATA, { recursive: true, mode: 0o700 });
  const kept = secrets();
  const opened = await database();
  try {
    Object.assign(env, kept, { DATABASE_URL: opened.url });
    if (name !== 'db-migrate') {
      const code = await program('scripts/db-migrate.ts', [], env, 'errors');
      if (code !== 0) return code;
    }
    return await program(file, args, env);
  } finally {
    await opened.stop?.();
  }
}

main().then((code) => process.exit(code), fail);
