import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { cloneDatabase } from '@/tests/setup/postgres';
import { type Instance, runScript, startInstance } from '@/tests/setup/server';

/** When all pictures are taken: in the afternoon of a Thursday in Santiago, between two minutes. */
export const MOMENT = new Date('2026-03-12T19:20:20Z');

/** The sample while its conference meets, and in the week after, when the vote is on. */
const HOUSES = { meeting: 'session', voting: 'vote' } as const;
export type House = keyof typeof HOUSES;

const CLOCK = {
  PLENARY_STOPPED_AT: MOMENT.toISOString(),
  NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'stopped-clock.mjs'))}`,
};

/** Stops the clock of one database: Postgres writes a function that is only an expression into what asks for it. */
async function stopClock(databaseUrl: string): Promise<void> {
  const superuser = new URL(databaseUrl);
  superuser.username = 'postgres';
  const client = new pg.Client({ connectionString: superuser.toString() });
  await client.connect();
  try {
    for (const name of ['now', 'clock_timestamp', 'statement_timestamp', 'transaction_timestamp']) {
      await client.query(
        `create or replace function pg_catalog.${name}() returns timestamptz language sql stable
         as $$ select timestamptz '${MOMENT.toISOString()}' $$`,
      );
    }
  } finally {
    await client.end();
  }
}

/** Starts one house of the pictures, in which the time stands still. `template`: the owner's address of the migrated database */
export async function openHouse(house: House, template: string): Promise<Instance> {
  const databaseUrl = await cloneDatabase(template, `pictures_${house}_${process.pid}`);
  await stopClock(databaseUrl);
  await runScript('seed.ts', databaseUrl, ['--now', HOUSES[house]], CLOCK);
  return startInstance({ databaseUrl, sample: true, env: CLOCK });
}
