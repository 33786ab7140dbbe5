import pg from 'pg';
import { databaseUrl } from '@/db/client';

/** A connection of the test's own, as the owner of the tables. */
export async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  return client;
}

/** Runs statements as the owner of the database. */
export async function asOwner(...statements: string[]): Promise<void> {
  const client = await owner();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
