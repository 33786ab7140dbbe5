import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { cloneDatabase, dropDatabase } from './postgres';
import { testSecrets } from './secrets';

/** One more migrated, empty database. @returns its owner's address */
export const freshDatabase = (): Promise<string> =>
  cloneDatabase(inject('template'), `fresh_${randomUUID().replaceAll('-', '')}`);

// Runs before each test file: its own database is named before anything opens a connection.
Object.assign(process.env, testSecrets());
// vitest puts a BASE_URL of its own there: "/".
delete process.env.BASE_URL;
// Races want more that meet at once than a house lets in.
process.env.DATABASE_POOL ??= '20';
const own = await freshDatabase();
process.env.DATABASE_URL = own;

afterAll(async () => {
  const { closePool } = await import('@/db/client');
  await closePool();
  await dropDatabase(own);
});
