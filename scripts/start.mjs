import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { addressOf, isEverywhere } from '../platform/http/address.mjs';
import { argsOf, compile, ENV_OF_COMPILED, isCompiled, isThere } from './compile.mjs';
import { warningOf } from './doors.mjs';
import { explain, Failure } from './failure.mjs';
import { checkNode, install, isInner, mustSwitch, nodeToUse, ROOT, switchNode } from './install.mjs';
import { buildId, isBuilt, nextBuild } from './next-build.mjs';
import { checkPort, whyNoPort } from './port.mjs';
import { giveBack, take, tied, until } from './processes.mjs';
import { run } from './run.mjs';
import { DATA, oneTimeCode, secrets } from './secrets.mjs';

// Imported, it would load Node's fetch too: 14 MB and 70 ms of this process.
const { get } = createRequire(import.meta.url)('node:http');

const LOGS = join(DATA, 'logs');
const EMPTY = join(DATA, 'empty');
const HOST = process.env.HOST || '127.0.0.1';
const PORT = process.env.PORT || '3000';
const near = addressOf(HOST, PORT);
const address = process.env.BASE_URL || near;
const external = Boolean(process.env.DATABASE_URL);
const lock = join(DATA, external ? `start-${PORT}.json` : 'start.json');
const args = process.argv.slice(2);
const dev = args.includes('--dev');
const empty = args.includes('--empty');

let postgres;
let server;
let stopping = false;

/** A path as the person sees it from this folder. */
const shown = (path) => (path.startsWith(ROOT) ? relative(ROOT, path) : path);

const step = (text) => console.log(`  ${text}`);

/** Ends the server, then the database; nothing is left running. */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  if (server && server.exitCode === null && server.signalCode === null) {
    const late = setTimeout(() => server.kill('SIGKILL'), 8000);
    server.kill('SIGTERM');
    await new Promise((done) => server.once('exit', done));
    clearTimeout(late);
  }
  await postgres?.stop();
  process.exit(code);
}

function listen() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stopping) server?.kill('SIGKILL');
      else step('stopping');
      void stop(0);
    });
  }
}

function takeLock() {
  const holder = take(lock, { address });
  if (holder) {
    throw new Failure(
      `Plenary already runs from this folder, at ${holder.address} (process ${holder.owner?.pid}).`,
      'open that address, or stop it first (Ctrl+C in its terminal).',
    );
  }
  process.on('exit', () => giveBack(lock));
}

const noSample = new Failure(
  'The sample conference could not be loaded; the reason is above. Nothing of it was kept.',
  'mend it and start again, or begin without the sample: npm start -- --empty',
);

/**
 * Runs a program of ours under the newer Node, with these arguments; gives what it sent. Its own output is the person's.
 * Where it fails all ends, and nothing goes on from here.
 */
async function program(args, env, { explains = false, rest } = {}) {
  const hear = (text) => process.stdout.write(text.replace(/^(?=.)/gm, '    '));
  const how = { cwd: ROOT, env, hear, terminal: 'errors', sends: true, rest };
  const { code, sent = {} } = await run(nodeToUse(), args, how);
  if (code === 0) return sent;
  // What does not explain itself has printed only its stack.
  if (!explains && !stopping) process.stderr.write(explain(noSample));
  void stop(1);
  return new Promise(() => {});
}

async function openDatabase() {
  if (external) {
    step('database: the one that DATABASE_URL names');
    return process.env.DATABASE_URL;
  }
  const { startPostgres } = await import('./postgres.mjs');
  const options = {
    dataDir: join(DATA, 'postgres'),
    logFile: join(LOGS, 'postgres.log'),
    log: (line) => step(`database: ${line}`),
  };
  postgres = await startPostgres(options);
  void guard(startPostgres, { ...options, port: postgres.port });
  step(`database: ready in ${shown(join(DATA, 'postgres'))} (127.0.0.1:${postgres.port})`);
  return postgres.url;
}

/** Starts a database that was killed again, at the same address, so that the server finds it. */
async function guard(startPostgres, options) {
  const restarts = [];
  for (;;) {
    await postgres.ended;
    if (stopping) return;
    restarts.push(Date.now());
    if (restarts.filter((at) => at > Date.now() - 60_000).length > 3) break;
    step('database: it ended by itself and is started again');
    try {
      await postgres.stop();
      postgres = await startPostgres(options);
    } catch (error) {
      process.stderr.write(explain(error));
      return stop(1);
    }
    if (stopping) return postgres.stop();
  }
  process.stderr.write(
    explain(new Failure('The database keeps ending by itself.', `read ${shown(options.logFile)}.`)),
  );
  return stop(1);
}

/** Checks and migrates the database, and looks what it holds; loads meanwhile, where its address is not yet known. */
const prepare = (env, rest) => program(argsOf('prepare'), env, { explains: true, rest });

/** Loads the sample into an empty database, once. @returns what the database holds afterwards */
async function fill(database, env) {
  if (empty && database.sample) {
    throw new Failure(
      'This database already holds the sample conference.',
      `move the folder ${shown(DATA)} away, or set DATABASE_URL to an empty database, and start with --empty again.`,
    );
  }
  if (empty && database.empty) writeFileSync(EMPTY, '');
  if (!database.empty || existsSync(EMPTY)) return database;
  step('sample: loading the sample conference (once)');
  await program(['--import', 'tsx', 'scripts/seed.ts'], env);
  return prepare(env);
}

/** Whether the server answers. */
const isReady = () =>
  new Promise((done) => {
    const request = get(`${near}/api/ready`, { timeout: 5000 }, (reply) => {
      reply.resume();
      done(reply.statusCode === 200);
    });
    request.once('timeout', () => request.destroy()).once('error', () => done(false));
  });

/** Starts the server, which loads what it is made of and then waits until it is sent the rest of its environment. */
function startServer(env) {
  mkdirSync(LOGS, { recursive: true });
  const path = join(LOGS, 'server.log');
  if (existsSync(path) && statSync(path).size > 20_000_000) renameSync(path, `${path}.1`);
  const from = existsSync(path) ? statSync(path).size : 0;
  const out = openSync(path, 'a', 0o600);
  const how = dev ? ['--import', 'tsx', 'server.ts'] : argsOf('server');
  const [command, rest] = tied('KILL', nodeToUse(), how);
  server = spawn(command, rest, {
    cwd: ROOT,
    env: { ...env, PLENARY_WAITS: '1' },
    stdio: ['ignore', dev ? 'inherit' : out, dev ? 'inherit' : out, 'ipc'],
  });
  closeSync(out);
  return { path, from };
}

/**
 * Starts the server that is there, which takes longest to load, before anything is looked at; where it turns out to be of other
 * sources it is ended, having served nobody, and another compiled. It is null where pages are to be built before it starts.
 * @param {Promise<object>} rest what the database adds to the environment
 */
async function startEarly(env, rest) {
  const trusted = !dev && isThere() ? startServer(env) : null;
  if (!dev) env.PLENARY_BUILD_ID = buildId();
  const early = trusted && isCompiled() && isBuilt(env.PLENARY_BUILD_ID) ? trusted : null;
  if (trusted && !early) server.kill('SIGKILL');
  await compile((line) => step(`server: ${line}`));
  return { early, preparing: prepare(env, rest) };
}

/** Gives the server what it still waits for, and waits until it answers. */
async function serve({ path, from }, rest) {
  if (server.connected) server.send(rest, () => {});
  const hasEnded = () => server.exitCode !== null || server.signalCode !== null;
  await until(async () => hasEnded() || stopping || (await isReady()), 120_000);
  if (stopping) return;
  if (hasEnded() || !(await isReady())) {
    const output = dev ? '' : readFileSync(path, 'utf8').slice(from);
    if (/EADDRINUSE/.test(output)) throw whyNoPort(HOST, PORT, { code: 'EADDRINUSE' });
    const last = output.trimEnd().split('\n').slice(-12).join('\n    ');
    throw new Failure(
      `The server did not come up:\n    ${last}`,
      `read ${shown(path)} and ${shown(join(LOGS, 'postgres.log'))}.`,
    );
  }
  server.once('exit', (code, signal) => {
    if (stopping) return;
    const how = signal ?? `code ${code}`;
    process.stderr.write(
      explain(new Failure(`The server ended by itself (${how}).`, `read ${shown(path)}, and start again.`)),
    );
    void stop(1);
  });
}

async function main() {
  const unknown = args.find((arg) => arg !== '--dev' && arg !== '--empty');
  if (unknown)
    throw new Failure(`"${unknown}" is no option of npm start.`, 'use --empty to begin without the sample.');
  checkNode();
  if (!isInner()) {
    console.log('\nPlenary is starting');
    mkdirSync(DATA, { recursive: true, mode: 0o700 });
    takeLock();
    await checkPort(HOST, PORT);
    if (await install((line) => step(`packages: ${line}`))) step('packages: installed');
    if (mustSwitch()) return switchNode(join(ROOT, 'scripts/start.mjs'), args);
  }
  listen();
  step(`Node ${process.versions.node}`);
  mkdirSync(LOGS, { recursive: true });
  const kept = secrets();
  const env = { ...process.env, ...ENV_OF_COMPILED, ...kept, HOST, PORT };
  Object.assign(env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  // What is to be made is looked for while the database starts; neither is left alone when the other fails.
  const opening = openDatabase().then((url) => ({ DATABASE_URL: url }));
  const both = await Promise.allSettled([opening, startEarly(env, opening)]);
  const failed = both.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  const [rest, { early, preparing }] = both.map(({ value }) => value);
  const database = await preparing;
  const { applied } = database;
  step(applied.length > 0 ? `tables: ${applied.length} migrations applied` : 'tables: up to date');
  const filled = await fill(database, { ...env, ...rest });
  if (!filled.empty) rmSync(EMPTY, { force: true });
  const trial = filled.sample && !filled.owned;
  rest.SAMPLE = process.env.SAMPLE || (trial ? '1' : '0');
  // In a trial house the sample's administrator is at the door.
  const open = trial && /^(1|true)$/.test(rest.SAMPLE);
  if (!filled.administrator && !open) rest.FIRST_RUN_CODE = oneTimeCode();
  if (!dev && !early) {
    await nextBuild({ id: env.PLENARY_BUILD_ID, log: (line) => step(`pages: ${line}`) });
    step('pages: built');
  }
  await serve(early ?? startServer(env), rest);
  if (stopping) return;
  console.log(`\n  Plenary is ready:  ${address}\n`);
  const warning = warningOf({ open, host: HOST, address });
  if (warning) console.warn(`${warning}\n`);
  if (isEverywhere(HOST) && !process.env.BASE_URL)
    console.log(
      `  It listens on every address of this machine, but answers only under the one above. To reach it from\n  elsewhere, set BASE_URL to its public address: BASE_URL=https://conferences.example.org npm start\n`,
    );
  if (rest.FIRST_RUN_CODE)
    console.log(
      `  Nobody administers it yet. Open ${address}/en/first-run and enter this code, once:\n\n      ${rest.FIRST_RUN_CODE}\n`,
    );
  if (rest.SAMPLE === '1')
    console.log(
      `  To sign in, open ${address}/en/sign-in and choose a person of the sample under "continue as".`,
    );
  console.log(
    `  Log: ${shown(join(LOGS, 'server.log'))} (tail -f it to watch)\n  Stop it with Ctrl+C; all data stays.\n`,
  );
}

main().catch(async (error) => {
  // A signal that also ended the step under way is no failure of that step.
  await new Promise((done) => setTimeout(done, 20));
  if (stopping) return;
  process.stderr.write(explain(error));
  await stop(1);
});
