import { closePool } from '@/db/client';
import { ConfigError, config } from '@/platform/config';
import { restOfEnvironment } from '@/platform/rest-of-environment';
import { checkDatabase, contentsOf } from './database';
import { Failure, fail } from './failure.mjs';
import { checkKey } from './key-check';
import { migrateDatabase } from './migrate';

/** Checks the configuration and the database, migrates, and tells the process that started this what it found. */
async function prepare(): Promise<void> {
  await restOfEnvironment({ keep: true });
  const { DATABASE_URL } = config();
  await checkDatabase(DATABASE_URL);
  const applied = await migrateDatabase(DATABASE_URL).catch((error: { code?: string; message: string }) => {
    if (error.code !== '42501') throw error;
    throw new Failure(
      `The role of DATABASE_URL may not change the tables: ${error.message}.`,
      'use the role that owns them.',
    );
  });
  await checkKey();
  await closePool();
  process.send?.({ applied, ...(await contentsOf(DATABASE_URL)) });
}

try {
  await prepare();
  process.disconnect?.();
} catch (error) {
  if (!(error instanceof ConfigError)) fail(error);
  else {
    const all = error.problems.map(({ name, should }) => `${name} should be ${should}`);
    fail(
      new Failure(
        `The configuration is wrong: ${all.join('; ')}.`,
        'correct it in the environment and start again.',
      ),
    );
  }
}
