import pg from 'pg';
import { closePool, withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { until } from '@/scripts/processes.mjs';
import { freshDatabase } from './database';

// For controls: the shipped commands, called as they are, with one guard taken away beneath them.

const LOCK = / for (?:no key update|update|share)(?: of "\w+")?/;

const HOLD = /hold_(?:standing|to_end|to_change)\(/;

const POOL = Number(process.env.DATABASE_POOL);

/** Opens all connections of the pool, so that what is asked at once meets at the database and not at the door. */
export async function openEveryConnection(): Promise<void> {
  let inside = 0;
  let open = () => {};
  const all = new Promise<void>((done) => {
    open = done;
  });
  const enter = () => {
    inside += 1;
    if (inside === POOL) open();
    return all;
  };
  await Promise.all(Array.from({ length: POOL }, () => withTx(SYSTEM, enter)));
}

/** Runs `work` while `change` may put another text for each statement that this process sends. */
async function changing<T>(change: (text: string) => string, work: () => Promise<T>): Promise<T> {
  const sent = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const hook = function (this: pg.Client, statement: unknown, ...rest: unknown[]): unknown {
    const query = statement as { text?: unknown };
    // What is prepared under a name is prepared with its lock.
    const changed =
      typeof query?.text === 'string' ? { ...query, name: undefined, text: change(query.text) } : statement;
    return sent.call(this, changed, ...rest);
  };
  Object.assign(pg.Client.prototype, { query: hook });
  try {
    return await work();
  } finally {
    Object.assign(pg.Client.prototype, { query: sent });
  }
}

/**
 * Runs `work` with the row locks on `table` taken out of the statements that this process sends. `taken` counts
 * them, so that a control without a lock to take away can be seen.
 */
export async function withoutLock<T>(
  table: string,
  work: () => Promise<T>,
): Promise<{ done: T; taken: number }> {
  let taken = 0;
  const unlocked = (text: string) => {
    if (!text.includes(`from "${table}"`) || !LOCK.test(text)) return text;
    taken += 1;
    return text.replace(LOCK, '');
  };
  const done = await changing(unlocked, work);
  return { done, taken };
}

/** Runs `work` while no act holds what entitles to it. */
export async function withoutHolding<T>(work: () => Promise<T>): Promise<{ done: T; taken: number }> {
  let taken = 0;
  const free = (text: string) => {
    if (!HOLD.test(text)) return text;
    taken += 1;
    return text.replace(HOLD, 'look_at_standing(');
  };
  const done = await changing(free, work);
  return { done, taken };
}

/** The rows at which a conference's changes come by: its own, and the head of its chain. */
const PLACES = {
  conference: 'select from conference where id = $1 for no key update',
  chain: 'select from event_head where conference_id = $1 for no key update',
};

/** Holds one of them. `standing` waits until so many transactions stand at a lock; `release` lets them go on. */
export async function hold(point: keyof typeof PLACES, conferenceId: string) {
  return holding(PLACES[point], conferenceId, 1);
}

/** The same for rows of a table, by their ids; as strongly as whoever the test stands for. */
export async function holdRows(
  table: 'auth_session' | 'role_grant' | 'outcome' | 'conference' | 'membership',
  ids: string[],
  strength: 'share' | 'update' = 'update',
) {
  return holding(`select from ${table} where id = any($1) for ${strength}`, ids, ids.length);
}

async function holding(select: string, which: unknown, count: number) {
  const holder = new pg.Client(process.env.DATABASE_URL);
  await holder.connect();
  await holder.query('begin');
  const held = await holder.query(select, [which]);
  if (held.rowCount !== count) throw new Error(`there is nothing to hold: ${select}`);
  const waiting = async () => {
    // Else the first look of a transaction is the last.
    await holder.query('select pg_stat_clear_snapshot()');
    const { rows } = await holder.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length;
  };
  return {
    standing: (count: number) => until(async () => (await waiting()) >= count, 10_000, 5),
    release: async () => {
      await holder.query('commit');
      await holder.end();
    },
  };
}

/** Runs `work`; `refused` are the codes with which the database turned back statements of this process meanwhile. */
export async function refusalsDuring<T>(work: () => Promise<T>): Promise<{ done: T; refused: string[] }> {
  const refused: string[] = [];
  const { emit } = pg.Connection.prototype;
  const hook = function (this: pg.Connection, name: string, ...rest: unknown[]): boolean {
    if (name === 'errorMessage') refused.push(String((rest[0] as pg.DatabaseError).code));
    return emit.call(this, name, ...rest);
  };
  Object.assign(pg.Connection.prototype, { emit: hook });
  try {
    return { done: await work(), refused };
  } finally {
    Object.assign(pg.Connection.prototype, { emit });
  }
}

/** Runs `work` with the conference's chain held until two transactions stand at a lock, so that they do meet. */
export async function meeting<T>(conferenceId: string, work: () => Promise<T>): Promise<T> {
  const chain = await hold('chain', conferenceId);
  const done = work();
  await chain.standing(2);
  await chain.release();
  return done;
}

/** Runs `work` on a new database out of which its owner took a guard with `statements`. */
export async function onDatabaseAfter<T>(statements: readonly string[], work: () => Promise<T>): Promise<T> {
  const usual = process.env.DATABASE_URL;
  const address = await freshDatabase();
  const owner = new pg.Client(address);
  await owner.connect();
  for (const statement of statements) await owner.query(statement);
  await owner.end();
  await closePool();
  process.env.DATABASE_URL = address;
  try {
    return await work();
  } finally {
    await closePool();
    process.env.DATABASE_URL = usual;
  }
}
