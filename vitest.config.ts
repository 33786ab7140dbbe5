import { defineConfig } from 'vitest/config';

const shared = { environment: 'node', pool: 'forks' as const };

// Commands ask for the request's language: the server's half of next-intl, as the build resolves it.
const from = import.meta.dirname;
const nextIntl = {
  'next-intl/server': `${from}/node_modules/next-intl/dist/esm/production/server.react-server.js`,
  'next-intl/config': `${from}/platform/i18n/request.ts`,
};

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/*.test.ts', 'tests/{domain,unit}/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
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
          ...shared,
          server: { deps: { inline: ['next-intl'] } },
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/setup/postgres.ts'],
          setupFiles: ['tests/setup/next.ts', 'tests/setup/database.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: 'instances',
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
