import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

const outcomes = new Map();
function works(command, args) {
  const key = [command, ...args].join(' ');
  if (!outcomes.has(key)) outcomes.set(key, spawnSync(command, args, { stdio: 'ignore' }).status === 0);
  return outcomes.get(key);
}

/** The same command, but ended with `signal` when the process that starts it dies, where the system can do that. */
export function tied(signal, command, args) {
  if (process.platform !== 'linux' || !works('setpriv', ['--pdeathsig', 'KILL', 'true']))
    return [command, args];
  return ['setpriv', ['--pdeathsig', signal, command, ...args]];
}

/** The same command as a user that is not root, inside the folders of root; null where the system forbids it. */
export function asNobody(command, args) {
  const map = ['--user', '--map-user=65534', '--map-group=65534'];
  return works('unshare', [...map, 'true']) ? ['unshare', [...map, command, ...args]] : null;
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** The text of file `path`; null when it is missing or cannot be read. */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** What file `path` (JSON) holds; null when it is missing or broken. */
export const readJson = (path) => parsed(textOf(path));

/** Writes `value` as JSON into file `path` at once: whoever reads it meanwhile finds the old or the new, never a part. */
export function writeJson(path, value) {
  const fresh = `${path}.${randomUUID()}`;
  try {
    writeFileSync(fresh, JSON.stringify(value), { mode: 0o600, flag: 'wx' });
    renameSync(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Makes file `path` of what `from` holds, whole from its first moment; false when there is such a file. */
function linked(from, path) {
  try {
    linkSync(from, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * Takes the lock file `path` for this process and writes `about` into it. Returns null when it was taken, or what the living
 * holder wrote. A lock whose holder is dead is taken over; of many that try at once exactly one succeeds.
 */
export function take(path, about = {}) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = `${path}.${randomUUID()}`;
  writeJson(mine, { ...about, owner: nameOf(process.pid) });
  try {
    for (let attempt = 0; attempt < 1000; attempt++) {
      if (linked(mine, path)) return null;
      const holder = readJson(path);
      if (holder && lives(holder.owner)) return holder;
      removeDead(path);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return readJson(path) ?? {};
}

/**
 * Removes the lock file `path` if its holder is dead. One process at a time, and only what it has read: a lock that is
 * gone by then may be the next holder's when it is removed.
 */
function removeDead(path) {
  const guard = `${path}.over`;
  if (take(guard) !== null) return;
  const there = textOf(path);
  if (there !== null && !lives(parsed(there)?.owner)) rmSync(path, { force: true });
  giveBack(guard);
}

/** Gives the lock file `path` back if this process holds it. */
export function giveBack(path) {
  const owner = readJson(path)?.owner;
  if (owner?.pid === process.pid && lives(owner)) rmSync(path, { force: true });
}
