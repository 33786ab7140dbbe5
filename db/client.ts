import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Actor, actorName } from '@/domain/actor';
import { gathering } from './gathered';
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
    // A statement is sent when it is asked, not when the one before has answered; Postgres runs them in their order.
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
 * A statement that is asked all the time, made once for a connection: drizzle writes it once, with
 * `sql.placeholder` for what changes (an id too, which it would else make once), and Postgres plans it once.
 */
export function prepared<T>(make: (tx: Tx) => T): (tx: Tx) => T {
  const made = new WeakMap<Tx, T>();
  return (tx) => {
    const statement = made.get(tx) ?? make(tx);
    made.set(tx, statement);
    return statement;
  };
}

/** What a transaction has sent and not waited for. */
const unheard = new WeakMap<Tx, Promise<unknown>[]>();

/**
 * Sends a statement whose answer nobody waits for, behind those that were sent before. The transaction commits
 * only if it succeeds; where it fails, `withTx` throws what it failed with.
 */
export function later(tx: Tx, statement: PromiseLike<unknown>): void {
  // Asked at once and not in a while, or COMMIT would overtake it.
  const sent = new Promise((heard, failed) => statement.then(heard, failed));
  // It is heard at the end; until then a failure is not one that nobody handles.
  sent.catch(() => {});
  unheard.get(tx)?.push(sent);
}

/** What failed first among those: the statements after it only say that the transaction is lost. */
const firstFailure = (sent: readonly Promise<unknown>[]): Promise<unknown> =>
  Promise.all(sent).then(
    () => undefined,
    (error) => error,
  );

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
  const sent: Promise<unknown>[] = [];
  unheard.set(tx, sent);
  try {
    const name = client.escapeLiteral(actorName(actor));
    later(tx, client.query(`begin; select set_config('app.actor', ${name}, true)`));
    const result = await fn(tx);
    const committed = client.query('commit');
    await Promise.all([...sent, committed]);
    // A transaction in which a statement failed, and was caught, answers COMMIT with ROLLBACK.
    if ((await committed).command !== 'COMMIT') throw new Error('the transaction was rolled back');
    return result;
  } catch (error) {
    await client.query('rollback').catch(hear);
    throw isLost(error) ? ((await firstFailure(sent)) ?? error) : error;
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

function hasCode(error: unknown, code: string): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ((e as pg.DatabaseError).code === code) return true;
  }
  return false;
}

/** True when a statement was refused because one before it, in the same transaction, had failed. */
const isLost = (error: unknown) => hasCode(error, '25P02');

/** True when two transactions waited for each other and this one was ended: it may run again. */
export const deadlocked = (error: unknown): boolean => hasCode(error, '40P01');

/** The name of the constraint that the database refused with, or null when `error` is something else. */
export function violated(error: unknown): string | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code, constraint } = e as pg.DatabaseError;
    if (typeof code === 'string' && code.startsWith('23')) return constraint ?? code;
  }
  return null;
}
