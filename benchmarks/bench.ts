import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '@/scripts/failure.mjs';
import { nodeToUse, ROOT } from '@/scripts/install.mjs';
import { run } from '@/scripts/run.mjs';
import { makeTree } from './tree';

// Measures Plenary against what the same machine can do without it, and writes benchmarks/results.md. All of it runs in
// a temporary copy of the sources with a page and an action more, on a database of its own. Takes some minutes.
// Arguments name parts (votes, actions, agenda, watchers, questions, notes, scripts, desk,
// lighthouse, start); the results of some are only printed.
const parts = process.argv.slice(2);
const tree = makeTree(ROOT);
try {
  const results = parts.length === 0 ? join(ROOT, 'benchmarks/results.md') : '';
  const env: NodeJS.ProcessEnv = { ...process.env, BENCH_RESULTS: results };
  for (const name of ['DATABASE_URL', 'BASE_URL', 'HOST', 'PORT', 'PLENARY_DATA', 'SMTP_URL'])
    delete env[name];
  const args = ['--import', 'tsx', 'benchmarks/measure.ts', ...parts];
  const { code } = await run(nodeToUse(), args, { cwd: tree, env, terminal: true });
  process.exitCode = code;
} catch (error) {
  fail(error);
} finally {
  rmSync(tree, { recursive: true, force: true });
}
