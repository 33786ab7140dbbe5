import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { Failure } from './failure.mjs';
import { binaries, checkFolder, unprivileged } from './postgres-binaries.mjs';
import { giveBack, lives, nameOf, readJson, startOf, take, tied, until, writeJson } from './processes.mjs';

const OWNER = 'plenary';
const NEEDED = 200_000_000;
const LOG_LIMIT = 10_000_000;

const lockOf = (dataDir) => `${dataDir}.json`;
const lastLines = (path, count) =>
  readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n    ');

/** What the process that runs the database of `dataDir` wrote down ({url, pid, owner, …}); null when nobody runs it. */
export function runningPostgres(dataDir) {
  const note = readJson(lockOf(resolve(dataDir)));
  return note?.url && lives(note.owner) && lives(note.postgres) ? note : null;
}

/** A free port of 127.0.0.1. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function room(folder) {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= NEEDED) return;
  throw new Failure(
    `The disk that holds ${folder} has only ${Math.floor((bavail * bsize) / 1e6)} MB left.`,
    `free at least ${NEEDED / 1e6} MB and start again.`,
  );
}

function initialize(dataDir, bin, way) {
  const fresh = `${dataDir}.new`;
  const secret = `${dataDir}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const password = randomBytes(24).toString('hex');
  writeFileSync(secret, password, { mode: 0o600 });
  way.hand(fresh);
  way.hand(secret);
  const args = ['-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const [command, rest, options] = way.wrap(join(bin, 'initdb'), [...args, ...locale, '-T', 'simple']);
  const made = spawnSync(command, rest, { ...options, encoding: 'utf8', cwd: dirname(dataDir) });
  rmSync(secret, { force: true });
  if (made.status !== 0) {
    const output = `${made.error?.message ?? ''}${made.stdout ?? ''}${made.stderr ?? ''}`;
    rmSync(fresh, { recursive: true, force: true });
    throw trouble(output, `The database could not be created in ${dataDir}.`);
  }
  // The password lives and dies with the data: one without the other would be of no use.
  writeFileSync(join(fresh, 'plenary.password'), password, { mode: 0o600 });
  way.hand(join(fresh, 'plenary.password'));
  renameSync(fresh, dataDir);
}

function trouble(output, sentence) {
  if (/No space left on device/.test(output)) {
    return new Failure('The disk is full.', `free at least ${NEEDED / 1e6} MB and start again.`);
  }
  const last = output.trimEnd().split('\n').slice(-6).join('\n    ');
  return new Failure(
    `${sentence} Postgres said:\n    ${last}`,
    'mend what it names, or set DATABASE_URL to another PostgreSQL.',
  );
}

/** Whether process `pid` is a Postgres that works in `dataDir`. */
function isOurs(pid, dataDir) {
  if (!startOf(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return realpathSync(readlinkSync(`/proc/${pid}/cwd`)) === realpathSync(dataDir);
    } catch {
      return false;
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.includes(
    dataDir,
  );
}

/** Ends a Postgres whose starter was killed, and removes what a killed one left behind. */
async function clear(dataDir, log) {
  const path = join(dataDir, 'postmaster.pid');
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  if (isOurs(pid, dataDir)) {
    log('a database left over from an earlier start is being stopped');
    process.kill(pid, 'SIGINT');
    if (!(await until(() => !startOf(pid), 20_000))) process.kill(pid, 'SIGQUIT');
    await until(() => !startOf(pid), 10_000);
  }
  // Postgres takes any living process with the written number for its own predecessor.
  if (existsSync(path) && !isOurs(pid, dataDir)) rmSync(path, { force: true });
}

const ready = (dataDir, pid) => {
  try {
    const lines = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
};

// What Postgres would say of a statement that failed quotes rows and values, which are people's. The house hears of the
// failure itself; here stay starts, stops and what ends a process.
const QUIET = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_statement: 'none',
  log_min_duration_statement: -1,
};

/** What planning a statement took is given back to the system (glibc), and not kept by each connection: some 2 MB of its 12. */
const GIVES_BACK = { MALLOC_TRIM_THRESHOLD_: '131072' };

async function launch({ dataDir, logFile, bin, way, port, settings }) {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  const from = existsSync(logFile) ? statSync(logFile).size : 0;
  const out = openSync(logFile, 'a', 0o600);
  const chosen = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...QUIET,
    ...settings,
  };
  const args = [
    '-D',
    dataDir,
    ...Object.entries(chosen).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
  const [program, rest] = tied('INT', join(bin, 'postgres'), args);
  const [command, all, options] = way.wrap(program, rest);
  // A group of its own: Ctrl+C in the terminal must reach the server first, and the database last.
  const child = spawn(command, all, {
    ...options,
    env: { ...process.env, ...GIVES_BACK },
    detached: true,
    stdio: ['ignore', out, out],
    cwd: dirname(dataDir),
  });
  closeSync(out);
  let ended = false;
  const gone = new Promise((done) => {
    const end = () => {
      ended = true;
      done(undefined);
    };
    child.once('error', end);
    child.once('exit', end);
  });
  await until(() => ended || ready(dataDir, child.pid), 60_000, 15);
  if (!ended && ready(dataDir, child.pid)) return { child, gone, hasEnded: () => ended };
  if (!ended) child.kill('SIGQUIT');
  await gone;
  return { output: readFileSync(logFile, 'utf8').slice(from) };
}

/** The role that owns Plenary's tables (no superuser) and its database, made when they are missing. */
async function furnish(address, password) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ ...address, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [OWNER]);
    const verb = role.rowCount ? 'alter' : 'create';
    await client.query(`${verb} role ${OWNER} with login createdb createrole password '${password}'`);
    const database = await client.query('select 1 from pg_database where datname = $1', [OWNER]);
    if (!database.rowCount) await client.query(`create database ${OWNER} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts the embedded Postgres with its data in `dataDir`, creating it when it is missing, and waits until it answers.
 * Listens on a free port of 127.0.0.1 only. Ends with the process that called it, also when that is killed (Linux).
 * @param {{dataDir: string, logFile?: string, log?: (line: string) => void, port?: number, settings?: Record<string, string | number>, namespaces?: boolean}} options
 * @returns {Promise<{url: string, pid: number, port: number, ended: Promise<unknown>, urlFor: (database: string) => string, stop: () => Promise<void>}>}
 *   `namespaces: false` runs it as on a system where root may make no user namespace. `url`: the owner's address of the database; `ended` settles when Postgres ends, wanted or not.
 * @throws {Failure} with a sentence for a person
 */
export async function startPostgres({
  dataDir: folder,
  logFile: file,
  log = () => {},
  port: wanted,
  settings = {},
  namespaces = true,
}) {
  const dataDir = resolve(folder);
  mkdirSync(dirname(dataDir), { recursive: true });
  const logFile = resolve(file ?? `${dataDir}.log`);
  mkdirSync(dirname(logFile), { recursive: true });
  const { bin, major } = binaries();
  const way = unprivileged(namespaces);
  const holder = take(lockOf(dataDir));
  if (holder) {
    throw new Failure(
      `The database in ${dataDir} is already in use by process ${holder.owner?.pid}.`,
      'wait until that command has ended, or stop it.',
    );
  }
  try {
    room(dirname(dataDir));
    checkFolder(dataDir, major, way.uid);
    way.open(dirname(dataDir), bin);
    if (existsSync(dataDir)) await clear(dataDir, log);
    else {
      log('a new database is being created');
      initialize(dataDir, bin, way);
    }
    const password = readFileSync(join(dataDir, 'plenary.password'), 'utf8').trim();
    let run;
    for (const end = Date.now() + 30_000; ; ) {
      const port = wanted ?? (await freePort());
      run = { ...(await launch({ dataDir, logFile, bin, way, port, settings })), port };
      if (run.child) break;
      // The children of a killed Postgres hold its shared memory for a moment; a free port can be taken by another.
      const passing =
        /shared memory block .* still in use|Address already in use|lock file .* already exists/s;
      if (!passing.test(run.output) || Date.now() > end)
        throw trouble(run.output, 'The database did not start.');
      await new Promise((done) => setTimeout(done, 200));
    }
    const { child, gone, hasEnded, port } = run;
    // Once is enough; it would cost each start a driver and the sign-in of a superuser.
    const furnished = join(dataDir, 'plenary.furnished');
    if (!existsSync(furnished)) {
      await furnish({ host: '127.0.0.1', port }, password);
      writeFileSync(furnished, '', { mode: 0o600 });
    }
    const urlFor = (database) => `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
    const url = urlFor(OWNER);
    const note = { owner: nameOf(process.pid), postgres: nameOf(child.pid), port, url };
    writeJson(lockOf(dataDir), note);
    const stop = async () => {
      if (!hasEnded()) child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGQUIT'), 20_000);
      await gone;
      clearTimeout(late);
      giveBack(lockOf(dataDir));
    };
    return { url, urlFor, port, pid: child.pid, ended: gone, stop, logTail: () => lastLines(logFile, 5) };
  } catch (error) {
    giveBack(lockOf(dataDir));
    throw error;
  }
}
