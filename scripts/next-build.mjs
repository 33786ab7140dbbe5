import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { compressBuilt } from './compressed.mjs';
import { Failure } from './failure.mjs';
import { nodeToUse, ROOT } from './install.mjs';
import { giveBack, lives, readJson, take, until } from './processes.mjs';
import { run } from './run.mjs';
import { buildKey, DATA, secrets } from './secrets.mjs';
import { hashOf } from './sources.mjs';

const SOURCES = [
  'app',
  'components',
  'db',
  'domain',
  'features',
  'instrumentation.ts',
  'messages',
  'platform',
  'public',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/** The address of an instance that another process runs from this folder's build; null when there is none. */
function inUse() {
  const locks = existsSync(DATA) ? readdirSync(DATA).filter((name) => /^start.*\.json$/.test(name)) : [];
  const holders = locks.map((name) => readJson(join(DATA, name)));
  const mine = [process.pid, process.ppid];
  return holders.find((holder) => lives(holder?.owner) && !mine.includes(holder.owner.pid))?.address ?? null;
}

/**
 * Nobody else of this machine looks into a build: the key that seals what is bound to actions stands in it. Whoever copies the
 * folder to where others enter does not show them the key either.
 */
function lockUp(folder) {
  chmodSync(join(ROOT, folder), 0o700);
  const server = join(ROOT, folder, 'server');
  for (const name of existsSync(server) ? readdirSync(server) : []) {
    if (name.startsWith('server-reference-manifest')) chmodSync(join(server, name), 0o600);
  }
}

/** The name of the build that would be made of the sources as they are. */
export const buildId = () => hashOf(SOURCES, buildKey(secrets()));

const stampOf = (folder) => join(ROOT, folder, 'plenary-build');

/** Whether the build in `folder` is the one of this name and can be used; it is locked up then, whoever opened it since. */
export function isBuilt(id, folder = '.next') {
  const built = existsSync(stampOf(folder)) && readFileSync(stampOf(folder), 'utf8') === id;
  if (built) lockUp(folder);
  return built;
}

/**
 * Makes the production build, with neither database nor secrets at hand, unless the one in `folder` is of these sources.
 * @returns {Promise<{built: boolean, id: string}>} `id`: the name of the build; all instances of one build share it
 */
export async function nextBuild({
  folder = '.next',
  id = buildId(),
  log = () => {},
  show = false,
  force = false,
} = {}) {
  const lock = join(DATA, `build${folder.replace(/\W/g, '-')}.lock`);
  let waiting = false;
  await until(
    () => {
      const holder = take(lock);
      if (holder && !waiting) log('waiting for another build to end');
      waiting ||= Boolean(holder);
      return holder === null;
    },
    900_000,
    500,
  );
  try {
    const stamp = stampOf(folder);
    if (!force && isBuilt(id, folder)) return { built: false, id };
    mkdirSync(join(ROOT, folder), { recursive: true, mode: 0o700 });
    lockUp(folder);
    const running = inUse();
    if (running) {
      throw new Failure(
        `Plenary runs from this folder at ${running}; a new build would take the pages away from under it.`,
        'stop it first (Ctrl+C in its terminal).',
      );
    }
    log('building the pages (a minute or so, after a change only)');
    rmSync(stamp, { force: true });
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_DIST_DIR: folder,
      PLENARY_BUILD_ID: id,
    };
    env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = secrets().NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
    delete env.DATABASE_URL;
    mkdirSync(join(DATA, 'logs'), { recursive: true });
    const path = join(DATA, 'logs', 'build.log');
    writeFileSync(path, '');
    const hear = (text) => {
      appendFileSync(path, text);
      if (show) process.stdout.write(text);
    };
    const next = [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'];
    const { code, output } = await run(nodeToUse(), next, { cwd: ROOT, env, hear });
    if (code !== 0) throw broken(output, path);
    await compressBuilt(join(ROOT, folder));
    lockUp(folder);
    writeFileSync(stamp, id);
    return { built: true, id };
  } finally {
    giveBack(lock);
  }
}

function broken(output, path) {
  if (/ENOSPC|No space left/.test(output)) {
    return new Failure(
      'The disk is full; the pages could not be built.',
      'free at least 1 GB and start again.',
    );
  }
  const last = output.trimEnd().split('\n').slice(-25).join('\n    ');
  return new Failure(
    `The pages could not be built:\n    ${last}`,
    `mend what it names; the whole output is in ${path}.`,
  );
}
