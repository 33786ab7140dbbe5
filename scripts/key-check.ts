import { setTimeout as pause } from 'node:timers/promises';
import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { settleKey } from '@/features/ballots/queries/keys';
import { ForeignKey, signer } from '@/platform/keys';
import { whyNot } from './database';
import { Failure, rootOf } from './failure.mjs';

/** What a person reads when the house is started with another key than the one it signs with. */
export function foreignKey({ known, offered }: ForeignKey): Failure {
  return new Failure(
    `This database signs with the key ${known}, and this start was given the key ${offered}. Nothing was started: receipts and results of two keys would not hold beside each other.`,
    'start with the secrets with which it was started before (SIGNING_KEY, or secrets.json in the data folder, from a backup). If that key is lost for good: npm run key:rotate -- --lost "how it was lost".',
  );
}

/**
 * Records the key of this process as the house's own at the first start, and makes sure of it at every other.
 * @throws Failure when the house signs with another key
 */
export async function checkKey(): Promise<void> {
  try {
    await withTx(SYSTEM, (tx) => settleKey(tx, signer()));
  } catch (error) {
    throw error instanceof ForeignKey ? foreignKey(error) : error;
  }
}

/** A name, a password or a database that is wrong stays wrong, however long one waits. */
const HOPELESS = /^(28|3D)/;

/** For how long a database may be starting, and how often it is asked, in milliseconds. */
const PATIENCE = { most: 60_000, between: 500 };

/**
 * The same for a database that may just be starting beside the house: `check` is asked again until it answers, and
 * `waiting` hears each time why not yet.
 * @throws Failure when the key is another, when the address is wrong, or when nothing has answered for a minute
 */
export async function awaitKey(
  url: string,
  waiting: (why: Failure) => void,
  check: () => Promise<void> = checkKey,
  { most, between } = PATIENCE,
): Promise<void> {
  const until = performance.now() + most;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (error instanceof Failure) throw error;
      const root: { code?: unknown } = rootOf(error);
      const why = whyNot(root, url);
      if (HOPELESS.test(String(root.code)) || performance.now() >= until) throw why;
      waiting(why);
    }
    await pause(between);
  }
}
