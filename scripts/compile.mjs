import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from './checks.mjs';
import { Failure } from './failure.mjs';
import { ROOT } from './install.mjs';
import { readJson } from './processes.mjs';
import { DATA } from './secrets.mjs';
import { hashOf } from './sources.mjs';

/** What is compiled, by the name that its file bears. */
const PROGRAMS = { server: 'server.ts', prepare: 'scripts/prepare.ts' };
/** Where their sources lie; who compiles something from elsewhere is told. */
const SOURCES = [
  'components',
  'db',
  'domain',
  'features',
  'messages',
  'package-lock.json',
  'platform',
  'scripts',
  'server.ts',
  'tsconfig.json',
];
/** Packages that are loaded as they are: they are CommonJS, or Next's pages load them, too, and a process has them once. */
const EXTERNAL = [
  'compression',
  'next',
  'nodemailer',
  'pg',
  'pino',
  'react',
  'react-dom',
  'sharp',
  'ws',
  'yjs',
];

// Beside scripts/, so that what a program finds from its own place stands where it stood.
const FOLDER = join(ROOT, 'dist');
const fileOf = (name) => join(FOLDER, `${name}.mjs`);
const markOf = (id) => `// compiled ${id}\n`;

function isOf(id, name) {
  if (!existsSync(fileOf(name))) return false;
  const mark = Buffer.alloc(markOf(id).length);
  const file = openSync(fileOf(name), 'r');
  readSync(file, mark);
  closeSync(file);
  return mark.toString() === markOf(id);
}

const isAllOf = (id) => Object.keys(PROGRAMS).every((name) => isOf(id, name));

/** Whether there is a compiled server, of whatever sources. */
export const isThere = () => existsSync(fileOf('server'));

/** Whether what is compiled is of the sources as they are. */
export const isCompiled = () => isAllOf(hashOf(SOURCES));

/**
 * Compiles the server, and what prepares its database, into one file each, unless they are of these sources.
 * @throws {Failure} with what the compiler says
 */
export async function compile(log = () => {}) {
  const id = hashOf(SOURCES);
  const names = Object.keys(PROGRAMS);
  if (isAllOf(id)) return;
  log('compiling (a moment, after a change only)');
  const fresh = join(FOLDER, `new-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    const { code, output } = await runProgram([
      join(ROOT, 'node_modules/esbuild/bin/esbuild'),
      ...names.map((name) => `${name}=${PROGRAMS[name]}`),
      `--outdir=${fresh}`,
      '--out-extension:.js=.mjs',
      '--bundle',
      '--platform=node',
      '--format=esm',
      '--target=node22.12',
      ...EXTERNAL.map((name) => `--external:${name}`),
      `--banner:js=${markOf(id).trim()}`,
      `--metafile=${join(fresh, 'made-from.json')}`,
      '--log-level=error',
      '--color=false',
    ]);
    if (code !== 0) {
      // What follows is where in the compiler's own starter that was noticed.
      const [errors = ''] = output.split(/^node:/m);
      const first = errors.trim().split('\n').slice(0, 25).join('\n    ');
      throw new Failure(`The server could not be compiled:\n    ${first}`, 'mend what it names.');
    }
    const { inputs } = readJson(join(fresh, 'made-from.json'));
    const isKnown = (path) => ['node_modules', ...SOURCES].includes(path.split('/')[0]);
    const unknown = Object.keys(inputs).find((path) => !isKnown(path));
    if (unknown) {
      throw new Failure(
        `The server is made from ${unknown}, too, of which scripts/compile.mjs does not know: a change there would not compile it anew.`,
        'add its folder to SOURCES there.',
      );
    }
    // A server that starts meanwhile finds the old file or the new, never a part.
    for (const name of names) renameSync(join(fresh, `${name}.mjs`), fileOf(name));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * How Node runs a compiled program: its arguments, and what stands in its environment besides. A young generation of more than
 * 8 MB only grows under load, without serving more. What Node makes of the packages' text is kept for the next start.
 */
export const argsOf = (name) => ['--max-semi-space-size=8', fileOf(name)];
export const ENV_OF_COMPILED = { NODE_COMPILE_CACHE: join(DATA, 'cache') };
