import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrateDatabase } from '@/scripts/migrate';
import { startPostgres } from '@/scripts/postgres.mjs';

/** The migrated, empty database that every other database of the tests is cloned from. */
const TEMPLATE = 'plenary_template';

declare module 'vitest' {
  interface ProvidedContext {
    /** the owner's address of the template */
    template: string;
  }
}

/** The address of database `name` beside the one at `url`. */
export function beside(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}

/** Makes database `name` as a copy of `from`; nobody may be connected to that. @returns its owner's address */
export async function cloneDatabase(template: string, name: string, from = TEMPLATE): Promise<string> {
  const client = new pg.Client({ connectionString: beside(template, 'plenary') });
  await client.connect();
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        await client.query(
          `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(from)} strategy file_copy`,
        );
        break;
      } catch (error) {
        // 55006: another clone is being made at this moment.
        if ((error as pg.DatabaseError).code !== '55006' || attempt > 200) throw error;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
    return beside(template, name);
  } finally {
    await client.end();
  }
}

/** Removes the database at `url`, whoever is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: beside(url, 'plenary') });
  await client.connect();
  const name = client.escapeIdentifier(new URL(url).pathname.slice(1));
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        await client.query(`drop database if exists ${name} with (force)`);
        break;
      } catch (error) {
        // 42501: Postgres itself is vacuuming there, and its owner may not end that; it will not be long.
        if ((error as pg.DatabaseError).code !== '42501' || attempt > 200) throw error;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  } finally {
    await client.end();
  }
}

/** A new Postgres in a temporary folder with the migrated template in it. */
export async function temporaryPostgres(): Promise<{
  template: string;
  dataDir: string;
  pid: number;
  stop: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-test-'));
  // A question about all tables is soon answered by one process, and not while it waits for two more to start.
  const alone = { max_parallel_workers_per_gather: 0 };
  const kept = { fsync: 'off', full_page_writes: 'off' };
  const settings = { ...alone, ...kept, max_connections: 300, log_min_messages: 'error' };
  const dataDir = join(folder, 'postgres');
  const postgres = await startPostgres({ dataDir, settings });
  const template = postgres.urlFor(TEMPLATE);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrateDatabase(template);
  const stop = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { template, dataDir, pid: postgres.pid, stop };
}

type Running = { postgres: ReturnType<typeof temporaryPostgres>; users: number };
/** The projects of a run load this file one by one, and have one Postgres. */
const here = globalThis as { plenaryTestPostgres?: Running };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  here.plenaryTestPostgres ??= { postgres: temporaryPostgres(), users: 0 };
  const running = here.plenaryTestPostgres;
  running.users += 1;
  const { template, stop } = await running.postgres;
  project.provide('template', template);
  return async () => {
    running.users -= 1;
    if (running.users > 0) return;
    delete here.plenaryTestPostgres;
    await stop();
  };
}
