import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { explain, Failure, fail } from './failure.mjs';
import { checkNode, install, isInner, mustSwitch, ROOT, switchNode } from './install.mjs';
import { readJson } from './processes.mjs';
import { DATA } from './secrets.mjs';

const OUT = join(DATA, 'test');
const started = Date.now();
const rows = [];

const program = (path) => join(ROOT, 'node_modules', path);

/** What vitest or playwright is told besides its reporters: nothing of the machine's own installation. */
function environment(more) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const own = [
    'DATABASE_URL',
    'BASE_URL',
    'HOST',
    'PORT',
    'TRUSTED_PROXY',
    'SMTP_URL',
    'SAMPLE',
    'PLENARY_DATA',
    'NO_COLOR',
    'FORCE_COLOR',
  ];
  for (const name of own) delete env[name];
  return { ...env, ...more };
}

/** Tests that never ran because their file, or something around them, broke count as one failure each. */
function ofVitest(report, code) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function ofPlaywright({ stats, errors }, code) {
  const failed = stats.unexpected + errors.length;
  return {
    passed: stats.expected + stats.flaky,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: stats.skipped,
  };
}

async function vitest(project, files) {
  const { runProgram } = await import('./checks.mjs');
  const file = join(OUT, `${project}.json`);
  rmSync(file, { force: true });
  const args = [
    'run',
    // A part may have a second project, for files that need a process each.
    `--project=${project}*`,
    ...files,
    '--silent=passed-only',
    `--reporter=${files.length > 0 ? 'default' : 'dot'}`,
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const { code } = await runProgram([program('vitest/vitest.mjs'), ...args], {
    env: environment({ NO_COLOR: '1' }),
    show: true,
  });
  const report = readJson(file);
  return report ? ofVitest(report, code) : { passed: 0, failed: 1, skipped: 0 };
}

async function browser(files) {
  const { runProgram } = await import('./checks.mjs');
  const file = join(OUT, 'browser.json');
  rmSync(file, { force: true });
  const env = environment({ PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' });
  const args = ['test', ...files, `--reporter=${files.length > 0 ? 'list' : 'dot'},json`];
  const { code } = await runProgram([program('@playwright/test/cli.js'), ...args], { env, show: true });
  const report = readJson(file);
  return report?.stats ? ofPlaywright(report, code) : { passed: 0, failed: 1, skipped: 0 };
}

async function check(name) {
  const { CHECKS } = await import('./checks.mjs');
  const { code, output } = await CHECKS[name]();
  if (code !== 0) console.log(output.trimEnd());
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function build() {
  const { nextBuild } = await import('./next-build.mjs');
  try {
    await nextBuild();
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    console.log(explain(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const STAGES = {
  types: () => check('types'),
  biome: () => check('biome'),
  unit: (files) => vitest('unit', files),
  start: (files) => vitest('start', files),
  integration: (files) => vitest('integration', files),
  build,
  instances: (files) => vitest('instances', files),
  browser,
};

function summary() {
  const line = (...cells) =>
    console.log(
      `  ${cells[0].padEnd(12)}${cells
        .slice(1)
        .map((cell) => String(cell).padStart(9))
        .join('')}`,
    );
  console.log('');
  line('', 'passed', 'failed', 'skipped', 'seconds');
  for (const { name, passed, failed, skipped, seconds } of rows) line(name, passed, failed, skipped, seconds);
  const sum = (field) => rows.reduce((total, row) => total + row[field], 0);
  line('all', sum('passed'), sum('failed'), sum('skipped'), Math.round((Date.now() - started) / 1000));
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

async function main() {
  const args = process.argv.slice(2);
  const files = args.filter((name) => name.startsWith('tests/'));
  const wanted = args.filter((name) => !files.includes(name));
  const unknown = wanted.find((name) => !(name in STAGES));
  if (unknown || (files.length > 0 && wanted.length !== 1))
    throw new Failure(
      unknown ? `"${unknown}" is no part of the tests.` : 'Test files are run by one part of the tests.',
      `name some of ${Object.keys(STAGES).join(', ')}, or none for all; after one of them, test files to run alone.`,
    );
  checkNode();
  if (!isInner()) {
    await install((line) => console.log(line));
    if (mustSwitch()) return switchNode(join(ROOT, 'scripts/test.mjs'), args);
  }
  mkdirSync(OUT, { recursive: true });
  for (const [name, stage] of Object.entries(STAGES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n── ${name}`);
    const begun = Date.now();
    const result = await stage(files);
    // A part of the tests in which nothing ran proves nothing.
    if (result.passed + result.failed === 0) {
      console.log(`no test ran in ${name}`);
      result.failed = 1;
    }
    rows.push({ name, ...result, seconds: Math.round((Date.now() - begun) / 1000) });
  }
  process.exit(summary());
}

main().catch(fail);
