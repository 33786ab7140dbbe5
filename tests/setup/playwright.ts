import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, temporaryPostgres } from './postgres';
import { runScript, startInstance } from './server';

/**
 * For all browser tests: a Postgres of their own, the sample and an open conference in it, and one instance of the production build.
 * Tests find the database at PLENARY_TEST_DATABASE, and may start further instances on it with `startInstance`.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await temporaryPostgres();
  const doors = mkdtempSync(join(tmpdir(), 'plenary-doors-'));
  const stop = async () => {
    await postgres.stop();
    rmSync(doors, { recursive: true });
  };
  try {
    const databaseUrl = await cloneDatabase(postgres.template, 'browser');
    await runScript('seed.ts', databaseUrl);
    await runScript('../tests/setup/open-conference.ts', databaseUrl);
    process.env.PLENARY_TEST_DATABASE = databaseUrl;
    process.env.PLENARY_TEST_TEMPLATE = postgres.template;
    process.env.PLENARY_TEST_DOORS = doors;
    const instance = await startInstance({
      databaseUrl,
      sample: true,
      port: Number(process.env.PLENARY_TEST_PORT),
    });
    return async () => {
      await instance.stop();
      await stop();
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
