import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeToUse, ROOT } from './install.mjs';
import { tied } from './processes.mjs';

const bin = (path) => join(ROOT, 'node_modules', path);

/** Runs a program of the packages under the newer Node. @returns {Promise<{code: number, said: string}>} */
export function runProgram(args, { env = process.env, show = false } = {}) {
  const [command, rest] = tied('TERM', nodeToUse(), args);
  return new Promise((done) => {
    const child = spawn(command, rest, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
        if (show) process.stdout.write(text);
      });
    }
    child.once('error', (error) => done({ code: -1, said: said + error.message }));
    child.once('close', (code) => done({ code: code ?? -1, said }));
  });
}

async function types() {
  // The types of pages and style sheets are Next's to write; what stands there may be of pages that are gone.
  rmSync(join(ROOT, '.next/dev/types'), { recursive: true, force: true });
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const made = await runProgram([bin('next/dist/bin/next'), 'typegen'], { env });
  if (made.code !== 0) return made;
  return runProgram([bin('typescript/bin/tsc'), '--noEmit', '-p', ROOT]);
}

/** The checks that need neither database nor browser, by name. */
export const CHECKS = {
  types,
  biome: () =>
    runProgram([bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--max-diagnostics=30', ROOT]),
};
