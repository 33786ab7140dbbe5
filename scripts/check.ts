import { CHECKS, runProgram } from './checks.mjs';

const architecture = () =>
  runProgram([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=unit',
    'tests/architecture.test.ts',
    '--reporter=dot',
  ]);

let failed = 0;
for (const [name, check] of Object.entries({ ...CHECKS, architecture })) {
  const { code, output } = await check();
  if (code !== 0) {
    failed += 1;
    console.log(output.trimEnd());
  }
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}`);
}
process.exit(failed === 0 ? 0 : 1);
