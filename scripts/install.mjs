import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { readJson } from './processes.mjs';
import { run } from './run.mjs';

export const ROOT = join(import.meta.dirname, '..');
const FLOOR = [20, 19];
const WANTED = [22, 12];
const LOCKFILE = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules/.plenary-lock');
const BROUGHT = join(ROOT, 'node_modules/.bin/node');

const reaches = ([major, minor], version = process.versions.node) => {
  const [a, b] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
};

/** Throws when the Node that runs this is older than Plenary can begin on. */
export function checkNode() {
  if (reaches(FLOOR)) return;
  throw new Failure(
    `Plenary begins on Node ${FLOOR.join('.')} or newer, and this is Node ${process.versions.node}.`,
    'install a newer Node from https://nodejs.org.',
  );
}

function refused(output) {
  const last = output
    .trim()
    .split('\n')
    .filter((line) => /npm (error|ERR!)/.test(line))
    .slice(0, 4)
    .join('\n    ');
  if (/ENOSPC/.test(output)) {
    return new Failure(
      'The disk is full; the packages could not be installed.',
      'free at least 2 GB and start again.',
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|network/.test(output)) {
    return new Failure(
      `The package registry cannot be reached, so the packages could not be installed. npm said:\n    ${last}`,
      'connect this machine to the network, or point npm to a registry that it can reach, and start again.',
    );
  }
  if (/EACCES|EPERM/.test(output)) {
    return new Failure(
      `npm may not write here. It said:\n    ${last}`,
      'give this folder to the user who starts Plenary (chown -R), and start again.',
    );
  }
  return new Failure(
    `npm could not install the packages. It said:\n    ${last || output.slice(-500)}`,
    'mend what it names and start again.',
  );
}

/** Whether npm's own note of what it installed holds everything that package-lock.json asks for. */
function isInstalled() {
  const wanted = readJson(LOCKFILE)?.packages ?? {};
  const there = readJson(join(ROOT, 'node_modules/.package-lock.json'))?.packages;
  if (!there) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || (there[path] && there[path].integrity === entry.integrity),
  );
}

/** A file of its own each time: folders whose packages are links to the same files do not change each other's. */
function stamp(wanted) {
  rmSync(STAMP, { force: true });
  writeFileSync(STAMP, wanted);
}

/** Installs the packages of package-lock.json unless exactly these are there. @returns whether it had to */
export async function install(log = () => {}) {
  const wanted = createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return false;
  if (isInstalled()) {
    stamp(wanted);
    return false;
  }
  log('installing the packages (a minute or two, once)');
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const args = [...npm.slice(1), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run(npm[0], args, { cwd: ROOT, shell: process.platform === 'win32' });
  if (code !== 0) throw refused(output);
  stamp(wanted);
  return true;
}

/** The Node to go on with: this one when it is new enough, else the one that the packages brought. */
export function nodeToUse() {
  if (reaches(WANTED)) return process.execPath;
  if (existsSync(BROUGHT)) return BROUGHT;
  throw new Failure(
    `Plenary runs on Node ${WANTED.join('.')} or newer, this is Node ${process.versions.node}, and no newer one comes with the packages for ${process.platform} ${process.arch}.`,
    'install Node 24 from https://nodejs.org.',
  );
}

/** Whether the process must be started once more under `nodeToUse()`. */
export const mustSwitch = () => nodeToUse() !== process.execPath;

/** Whether this process is the second half of one that `switchNode` began. */
export const isInner = () => process.env.PLENARY_OUTER === String(process.ppid);

/** Runs this same script again under the newer Node and ends as it ends; signals are passed on. */
export function switchNode(script, args) {
  const env = { ...process.env, PLENARY_OUTER: String(process.pid) };
  run(nodeToUse(), [script, ...args], { terminal: true, env }).then(({ code }) => process.exit(code));
}
