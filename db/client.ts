import { type SQL, sql } from 'drizzle-orm';
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

/** A value of such a statement, written as it is given: not in the form of the column that it is for. */
export const given = (name: string): SQL => sql`${sql.placeholder(name)}`;

/** What a transaction has sent and not waited for, and what failed of it so far. */
type Unheard = { sent: Promise<unknown>[]; failed: unknown[] };
const unheard = new WeakMap<Tx, Unheard>();

/**
 * Sends a statement whose answer nobody waits for, behind those that were sent before. The transaction commits
 * only if it succeeds; where it fails, `withTx` throws what it failed with.
 */
export function later(tx: Tx, statement: PromiseLike<unknown>): void {
  // Asked at once and not in a while, or COMMIT would overtake it.
  const sent = new Promise((done, failed) => statement.then(done, failed));
  const of = unheard.get(tx);
  of?.sent.push(sent);
  sent.catch((error) => of?.failed.push(error));
}

/** Waits for the answers to all that was sent `later`, as before going back to a savepoint. Throws what failed first. */
export async function heard(tx: Tx): Promise<void> {
  await Promise.all(unheard.get(tx)?.sent ?? []);
}

/** What cannot even be written to the connection says so within two turns; then COMMIT must not be on its way. */
async function allSent({ failed }: Unheard): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise<void>((done) => process.nextTick(done));
  if (failed.length > 0) throw failed[0];
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
  const late: Unheard = { sent: [], failed: [] };
  unheard.set(tx, late);
  try {
    const name = client.escapeLiteral(actorName(actor));
    later(tx, client.query(`begin read write; select set_config('app.actor', ${name}, true)`));
    const result = await fn(tx);
    await allSent(late);
    const committed = client.query('commit');
    await Promise.all([...late.sent, committed]);
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

/**
 * True when a statement was refused because one before it, in the same transaction, had failed; or because it was
 * to be prepared by one that was refused so.
 */
const isLost = (error: unknown) => hasCode(error, '25P02') || hasCode(error, '26000');

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
