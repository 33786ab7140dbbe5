import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * When process `pid` was started, in whatever unit the system counts; null when there is no such process.
 * Number and start together name a process for good: numbers alone are used again.
 */
export function startOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : fields[19];
    } catch {
      return null;
    }
  }
  const answer = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.stdout?.trim() || null;
}

/** How to write down process `pid` so that `lives` recognizes it. */
export const nameOf = (pid) => ({ pid, started: startOf(pid) });

/** Whether the process written down by `nameOf` still runs. */
export const lives = (name) => Boolean(name?.started) && startOf(name.pid) === name.started;

/** Waits until `done()` is true, at most `ms` milliseconds; says whether it became true. */
export async function until(done, ms, every = 20) {
  const end = Date.now() + ms;
  while (!(await done())) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  return true;
}

const found = new Map();
function works(command, args) {
  const key = [command, ...args].join(' ');
  if (!found.has(key)) found.set(key, spawnSync(command, args, { stdio: 'ignore' }).status === 0);
  return found.get(key);
}

/** The same command, but ended with `signal` when the process that starts it dies, where the system can do that. */
export function tied(signal, command, args) {
  if (process.platform !== 'linux' || !works('setpriv', ['--pdeathsig', signal, 'true']))
    return [command, args];
  return ['setpriv', ['--pdeathsig', signal, command, ...args]];
}

/** The same command as a user that is not root, inside the folders of root; null where the system forbids it. */
export function asNobody(command, args) {
  const map = ['--user', '--map-user=65534', '--map-group=65534'];
  return works('unshare', [...map, 'true']) ? ['unshare', [...map, command, ...args]] : null;
}

/** What file `path` (JSON) holds; null when it is missing or broken. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Takes the lock file `path` for this process and writes `about` into it. Returns null when it was taken, or what the living
 * holder wrote. A lock whose holder is dead is taken over.
 */
export function take(path, about = {}) {
  mkdirSync(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify({ ...about, owner: nameOf(process.pid) }));
      closeSync(file);
      return null;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = readJson(path);
      if (holder && lives(holder.owner)) return holder;
      rmSync(path, { force: true });
    }
  }
  return readJson(path) ?? {};
}

/** Gives the lock file `path` back if this process holds it. */
export function giveBack(path) {
  if (readJson(path)?.owner?.pid === process.pid) rmSync(path, { force: true });
}
