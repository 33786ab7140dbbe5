import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const shared = { environment: 'node', pool: 'forks' as const };

// Commands ask for the request's language: the server's half of next-intl, as the build resolves it.
const from = import.meta.dirname;
const nextIntl = {
  'next-intl/server': `${from}/node_modules/next-intl/dist/esm/production/server.react-server.js`,
  'next-intl/config': `${from}/platform/i18n/request.ts`,
};

/** Files of what a process has once, its way to hear of changes, its keys, what it keeps and counts: each in a process of its own. */
const ALONE = [
  'tests/integration/live/*.test.ts',
  'tests/integration/guards/page-cache.test.ts',
  'tests/integration/database/prepared.test.ts',
  'tests/integration/record/{before,keys}.test.ts',
];

/** Files that are long in running, the longest first: one that came last would run alone. A file's own length says little of it. */
const LONG = [
  'guards/routes',
  'crash/kills',
  'guards/wire',
  'guards/signing-in',
  'guards/worst',
  'votes/repeats',
  'crash/live-notes',
  'guards/titles',
  'instances/start',
  'guards/bad-input',
  'guards/races',
  'guards/actions',
  'guards/once',
  'guards/versions',
  'sample/command',
].map((name) => `/${name}.test.ts`);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const long = LONG.flatMap((end) => usual.filter(({ moduleId }) => moduleId.endsWith(end)));
    return [...long, ...usual.filter((file) => !long.includes(file))];
  }
}

const onDatabase = {
  ...shared,
  server: { deps: { inline: ['next-intl'] } },
  globalSetup: ['tests/setup/postgres.ts'],
  setupFiles: ['tests/setup/next.ts', 'tests/setup/database.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          // The tests share their process, in which the house is loaded once.
          isolate: false,
          include: ['tests/*.test.ts', 'tests/{domain,unit}/**/*.test.{ts,tsx}'],
          // A machine that is slow for a while fails no test.
          testTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'start',
          include: ['tests/start/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        resolve: { alias: nextIntl },
        test: {
          ...onDatabase,
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          // Each file has a database of its own and shares its process, in which the house is loaded once and not 90 times.
          isolate: false,
        },
      },
      {
        extends: true,
        resolve: { alias: nextIntl },
        test: { ...onDatabase, name: 'integration-alone', include: ALONE },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'instances',
          // Where a server is killed or a time has to pass, a file waits, and two others run.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
          include: ['tests/instances/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/setup/postgres.ts'],
          setupFiles: ['tests/setup/database.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
