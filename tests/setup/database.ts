import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { cloneDatabase } from './postgres';
import { testSecrets } from './secrets';

// Runs before each test file: the worker's own database is named before anything opens a connection.
Object.assign(process.env, testSecrets());
// vitest puts a BASE_URL of its own there: "/".
delete process.env.BASE_URL;
process.env.DATABASE_URL = await cloneDatabase(
  inject('template'),
  `worker_${process.env.VITEST_POOL_ID ?? '1'}`,
);

afterAll(async () => {
  const { closePool } = await import('@/db/client');
  await closePool();
});

/** One more migrated, empty database, for a test that needs it all to itself. @returns its owner's address */
export const freshDatabase = (): Promise<string> =>
  cloneDatabase(inject('template'), `fresh_${randomUUID().replaceAll('-', '')}`);
