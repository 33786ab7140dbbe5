import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { nodeToUse, ROOT } from './install.mjs';
import { run } from './run.mjs';

const bin = (path) => join(ROOT, 'node_modules', path);

/** Runs a program of the packages under the newer Node. @returns {Promise<{code: number, output: string}>} */
export function runProgram(args, { env = process.env, show = false } = {}) {
  const hear = (text) => show && process.stdout.write(text);
  return run(nodeToUse(), args, { cwd: ROOT, env, hear });
}

async function types() {
  // Who starts the house reads this file before anything is installed.
  const { declareMessages } = await import('./message-types.mjs');
  declareMessages();
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
