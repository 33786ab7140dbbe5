import pg from 'pg';
import { migrateDatabase } from '@/scripts/migrate';
import { runScript } from '@/tests/setup/server';
import type { Ground } from './measure';

/** Makes a database with the sample in the week of its vote, and beside it a conference that still meets. @returns its owner's address */
export async function sampleFor({ urlFor, databaseUrl }: Ground, part: string): Promise<string> {
  const name = `bench_${part}`;
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(`create database ${name}`);
  await owner.end();
  const sample = urlFor(name);
  await migrateDatabase(sample);
  await runScript('seed.ts', sample, ['--now', 'vote']);
  await runScript('../tests/setup/open-conference.ts', sample);
  return sample;
}
