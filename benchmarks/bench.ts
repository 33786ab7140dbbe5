import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '@/scripts/failure.mjs';
import { nodeToUse, ROOT } from '@/scripts/install.mjs';
import { tied } from '@/scripts/processes.mjs';
import { makeTree } from './tree';

// Measures Plenary against what the same machine can do without it, and writes benchmarks/results.md. All of it runs in
// a temporary copy of the sources with a page and an action more, on a database of its own. Takes some minutes.
// Arguments name parts (votes, actions, agenda, watchers, questions, scripts); the results of some are only printed.
const parts = process.argv.slice(2);
const tree = makeTree(ROOT);
try {
  const [command, args] = tied('TERM', nodeToUse(), ['--import', 'tsx', 'benchmarks/measure.ts', ...parts]);
  const results = parts.length === 0 ? join(ROOT, 'benchmarks/results.md') : '';
  const env: Record<string, string | undefined> = { ...process.env, BENCH_RESULTS: results };
  for (const name of ['DATABASE_URL', 'BASE_URL', 'HOST', 'PORT', 'PLENARY_DATA', 'SMTP_URL'])
    delete env[name];
  const child = spawn(command, args, { cwd: tree, env: env as NodeJS.ProcessEnv, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)));
} catch (error) {
  fail(error);
} finally {
  rmSync(tree, { recursive: true, force: true });
}
