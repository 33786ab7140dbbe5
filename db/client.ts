import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Actor, actorName } from '@/domain/actor';
import { preparing } from './prepared';

/** A transaction under way, as `withTx` hands it out. */
export type Tx = NodePgDatabase;

type Listener = (statement: string) => void;
type Shared = { pool?: pg.Pool; listeners: Set<Listener> };

// Next bundles this module more than once in a process; the pool must be one.
const key = Symbol.for('plenary.db');
const house = globalThis as unknown as Record<symbol, Shared | undefined>;
house[key] ??= { listeners: new Set() };
const shared = house[key];

/** The address of the database, from DATABASE_URL. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  return url;
}

/** How every connection of the application starts: as the role that owns nothing. */
export function connectionOptions(): pg.PoolConfig {
  return {
    connectionString: databaseUrl(),
    options: '-c role=plenary_app -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    application_name: 'plenary',
  };
}

function pool(): pg.Pool {
  if (shared.pool) return shared.pool;
  const made = new pg.Pool({
    ...connectionOptions(),
    max: Number(process.env.DATABASE_POOL ?? 20),
    connectionTimeoutMillis: 15_000,
  });
  // An error that nobody hears, on an idle or a checked-out client, ends the process.
  made.on('error', () => {});
  made.on('connect', (client) => {
    client.on('error', () => {});
    preparing(client);
  });
  shared.pool = made;
  return made;
}

const logger = {
  logQuery: (statement: string) => {
    for (const heard of shared.listeners) heard(statement);
  },
};
const known = new WeakMap<pg.PoolClient, Tx>();

/** One for each connection: it remembers how the names of tables and columns are written. */
function txOf(client: pg.PoolClient): Tx {
  const tx = known.get(client) ?? drizzle(client, { casing: 'snake_case', logger });
  known.set(client, tx);
  return tx;
}

/**
 * Runs `fn` in one READ COMMITTED transaction as `actor`; commits its result or rolls back what it threw.
 * The one way to the database, for reading too. A connection that broke is not given back to the pool.
 */
export async function withTx<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  const hear = (error: Error) => {
    broken = error;
  };
  client.on('error', hear);
  try {
    const tx = txOf(client);
    const name = client.escapeLiteral(actorName(actor));
    await client.query(`begin; select set_config('app.actor', ${name}, true)`);
    const result = await fn(tx);
    // A transaction in which a statement failed, and was caught, answers COMMIT with ROLLBACK.
    if ((await client.query('commit')).command !== 'COMMIT')
      throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    await client.query('rollback').catch(hear);
    throw error;
  } finally {
    client.removeListener('error', hear);
    client.release(broken);
  }
}

/** The database's clock at this moment (not at the start of the transaction). */
export async function dbNow(tx: Tx): Promise<Date> {
  const { rows } = await tx.execute<{ now: Date }>(sql`select clock_timestamp()::timestamptz(3) as now`);
  const now = rows[0]?.now;
  if (!now) throw new Error('the database gave no time');
  return new Date(now);
}

/** Calls `listener` with every statement that drizzle sends until the returned function is called. */
export function watchStatements(listener: Listener): () => void {
  shared.listeners.add(listener);
  return () => shared.listeners.delete(listener);
}

/** Ends all connections; the next `withTx` opens new ones. */
export async function closePool(): Promise<void> {
  const open = shared.pool;
  shared.pool = undefined;
  await open?.end();
}

/** True when two transactions waited for each other and this one was ended: it may run again. */
export function deadlocked(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ((e as pg.DatabaseError).code === '40P01') return true;
  }
  return false;
}

/** The name of the constraint that the database refused with, or null when `error` is something else. */
export function violated(error: unknown): string | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code, constraint } = e as pg.DatabaseError;
    if (typeof code === 'string' && code.startsWith('23')) return constraint ?? code;
  }
  return null;
}
