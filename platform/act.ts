import { type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { deadlocked, detailOf, type Tx, violated, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { parameter, prepared } from '@/db/speed/statement';
import type { Actor } from '@/domain/actor';
import { isRefusal, missing, refuse } from '@/domain/refusal';
import { once, onceDone } from './once';
import { actorFields } from './roles';
import { mayAct, noteStanding, standingOf } from './signed-in';

const ATTEMPTS = 5;

/** The account's standing is another than the one that the request began with. */
class Changed extends Error {}

/**
 * How the account's standing is held: shared by whoever acts; alone, from the beginning, where an act ends a session of
 * its own; and one such act after the other where it changes standings. The triggers say which it must be.
 */
type Hold = 'acts' | 'ends' | 'changes';

const holding = (name: string, standing: SQL<number | null>) =>
  prepared((tx) => tx.select({ standing }).from(sql`(values (1)) one`).prepare(name));
const who = () => sql`${sql.placeholder('accountId')}::uuid, ${sql.placeholder('session')}`;
const HOLDS: Record<Hold, ReturnType<typeof holding>> = {
  acts: holding('hold_standing', sql`hold_standing(${who()})`),
  ends: holding('hold_to_end', sql`hold_to_end(${who()})`),
  changes: holding('hold_to_change', sql`hold_to_change(${who()})`),
};

const read = prepared((tx) =>
  tx
    .select(actorFields())
    .from(alias(account, 'a'))
    .where(sql`a.id = ${sql.placeholder('accountId')} and ${mayAct(parameter('session'))}`)
    .prepare('standing'),
);

/**
 * Holds what entitles the actor until the transaction ends: a role, seat or session that ends is either gone here, or
 * waits for the commit. The database's triggers take the other side of this lock.
 * @returns how often the account's standing has changed; null when the session has ended
 */
async function held(tx: Tx, actor: Actor, as: Hold): Promise<number | null> {
  const session = standingOf(actor)?.session ?? null;
  const [row] = await HOLDS[as](tx).execute({ accountId: actor.accountId, session });
  return row?.standing ?? null;
}

/** Who the actor is by now. @returns null when the session has ended or the account is closed */
async function reread(tx: Tx, actor: Actor, as: Hold): Promise<Actor | null> {
  const { accountId } = actor;
  const session = standingOf(actor)?.session ?? null;
  const standing = await held(tx, actor, as);
  if (standing === null) return null;
  const [row] = await read(tx).execute({ accountId, session });
  return row ? noteStanding({ accountId, system: false, ...row }, { session, standing }) : null;
}

/** True when `now` lacks something that `before` had. */
function lost(before: Actor, now: Actor): boolean {
  const held = (actor: Actor) => [...actor.roles, ...actor.seats].map((one) => JSON.stringify(one));
  const left = new Set(held(now));
  return (before.administrator && !now.administrator) || held(before).some((one) => !left.has(one));
}

/**
 * Runs a command's transaction as whoever the actor is when it is recorded, not when the request began: session and
 * standing are held behind BEGIN. That costs no journey, since `fn` starts with what the request has read; was that
 * out of date, all is rolled back and runs again with what is true. Every command goes through here. What deadlocked, or held too little, runs again, so `fn` does nothing but through `tx` that could not be done twice.
 * @throws Refusal when the session has ended, or when what entitled to this was withdrawn
 */
export async function act<T>(actor: Actor, fn: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  try {
    const done = await asWhoeverIs(actor, (tx, now) => once(tx, now, () => fn(tx, now)));
    onceDone();
    return done;
  } catch (error) {
    const violation = violated(error);
    // The chain of a conference that was removed meanwhile takes no more events, and that of a hidden one nothing public.
    if (violation === 'conference_removed') throw missing();
    throw violation === 'conference_hidden' ? refuse('common.refusal.hidden', {}, 'conflict') : error;
  }
}

type Work<T> = (tx: Tx, actor: Actor) => Promise<T>;

async function asWhoeverIs<T>(actor: Actor, fn: Work<T>): Promise<T> {
  if (actor.accountId === null) return again(() => withTx(actor, (tx) => fn(tx, actor)));
  let as: Hold = 'acts';
  for (;;) {
    try {
      return await holdingIt(actor, as, fn);
    } catch (error) {
      const wanted = wantedHold(error);
      if (!wanted || wanted === as) throw error;
      as = wanted;
    }
  }
}

/** What the database says that this act must hold, where it turned it back for that. */
function wantedHold(error: unknown): Hold | undefined {
  const wanted = detailOf(error, 'PLN01');
  return wanted === 'ends' || wanted === 'changes' ? wanted : undefined;
}

async function holdingIt<T>(actor: Actor, as: Hold, fn: Work<T>): Promise<T> {
  try {
    if (standingOf(actor)) return await again(() => withTx(actor, (tx) => supposing(tx, actor, as, fn)));
  } catch (error) {
    if (!(error instanceof Changed)) throw error;
  }
  return again(() => withTx(actor, (tx) => afterwards(tx, actor, as, fn)));
}

async function supposing<T>(tx: Tx, actor: Actor, as: Hold, fn: Work<T>): Promise<T> {
  const [now, done] = await Promise.allSettled([held(tx, actor, as), fn(tx, actor)]);
  if (now.status === 'rejected') throw now.reason;
  if (now.value === null || now.value !== standingOf(actor)?.standing) throw new Changed();
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

async function afterwards<T>(tx: Tx, actor: Actor, as: Hold, fn: Work<T>): Promise<T> {
  const now = await reread(tx, actor, as);
  if (!now) throw refuse('common.refusal.signIn', {}, 'forbidden');
  try {
    return await fn(tx, now);
  } catch (error) {
    const denied = isRefusal(error) && (error.kind === 'forbidden' || error.kind === 'notFound');
    throw denied && lost(actor, now) ? refuse('common.refusal.withdrawn', {}, 'forbidden') : error;
  }
}

/** Two who waited for each other: the one that the database ended runs again. */
async function again<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !deadlocked(error)) throw error;
    }
  }
}
