import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Actor, actorName } from '@/domain/actor';
import { oneInProcess } from './process';
import { gathering } from './speed/gathering';
import { allSent, beginLater, heard, later } from './speed/later';
import { preparing } from './speed/preparing';

/** A transaction under way, as `withTx` hands it out. */
export type Tx = NodePgDatabase;

type StatementListener = (statement: string) => void;
type Shared = { pool?: pg.Pool; listeners: Set<StatementListener> };

const shared = oneInProcess('db', (): Shared => ({ listeners: new Set() }));

/** The address of the database, from DATABASE_URL. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set');
  return url;
}

const SETTINGS = [
  // The role that owns nothing.
  'role=plenary_app',
  // What is sent behind a BEGIN that failed must not write by itself: only what `withTx` begins may write.
  'default_transaction_read_only=on',
  'statement_timeout=30000',
  'idle_in_transaction_session_timeout=60000',
];

/** How every connection of the application starts. */
export function connectionOptions(): pg.PoolConfig {
  return {
    connectionString: databaseUrl(),
    options: SETTINGS.map((setting) => `-c ${setting}`).join(' '),
    application_name: 'plenary',
  };
}

/**
 * Connections of one process. Each is a process of Postgres that comes to hold some 10 MB of plans and catalogue; so many keep one
 * process of Node busy.
 */
const CONNECTIONS = 6;

function pool(): pg.Pool {
  if (shared.pool) return shared.pool;
  const made = new pg.Pool({
    ...connectionOptions(),
    max: Number(process.env.DATABASE_POOL ?? CONNECTIONS),
    // See db/speed/README.md.
    pipeline: true,
    connectionTimeoutMillis: 15_000,
  });
  // An error that nobody hears, on an idle or a checked-out client, ends the process.
  made.on('error', () => {});
  made.on('connect', (client) => {
    client.on('error', () => {});
    preparing(client);
    gathering(client);
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
  const tx = txOf(client);
  beginLater(tx);
  try {
    const name = client.escapeLiteral(actorName(actor));
    later(tx, client.query(`begin read write; select set_config('app.actor', ${name}, true)`));
    const result = await fn(tx);
    await allSent(tx);
    const committed = client.query('commit');
    await Promise.all([heard(tx), committed]);
    // A transaction in which a statement failed, and was caught, answers COMMIT with ROLLBACK.
    if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    await client.query('rollback').catch(hear);
    // The statements after the one that failed only say that the transaction is lost.
    const first = isLost(error) ? await heard(tx).catch((failed) => failed) : undefined;
    throw first ?? error;
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

/** The same, as a column beside what is read: of all rows of a statement alike, the instant at which it came. */
export const NOW = sql<Date>`statement_timestamp()::timestamptz(3)`.mapWith((now: string) => new Date(now));

/** Calls `listener` with every statement that drizzle sends until the returned function is called. */
export function watchStatements(listener: StatementListener): () => void {
  shared.listeners.add(listener);
  return () => shared.listeners.delete(listener);
}

/** Ends all connections; the next `withTx` opens new ones. */
export async function closePool(): Promise<void> {
  const open = shared.pool;
  shared.pool = undefined;
  await open?.end();
}

function hasCode(error: unknown, code: string): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ((e as pg.DatabaseError).code === code) return true;
  }
  return false;
}

/**
 * True when a statement was refused because one before it, in the same transaction, had failed; or because it was
 * to be prepared by one that was refused so.
 */
const isLost = (error: unknown) => hasCode(error, '25P02') || hasCode(error, '26000');

/** True when two transactions waited for each other and this one was ended: it may run again. */
export const deadlocked = (error: unknown): boolean => hasCode(error, '40P01');

/** What the database says beside an error of this code; null when `error` is something else. */
export function detailOf(error: unknown, code: string): string | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code: its, detail } = e as pg.DatabaseError;
    if (its === code) return detail ?? '';
  }
  return null;
}

/** The name of the constraint that the database refused with, or null when `error` is something else. */
export function violated(error: unknown): string | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code, constraint } = e as pg.DatabaseError;
    if (typeof code === 'string' && code.startsWith('23')) return constraint ?? code;
  }
  return null;
}
