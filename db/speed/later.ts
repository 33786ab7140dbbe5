import type { Tx } from '../client';

/** What a transaction has sent and not waited for, and what failed of it so far. */
type Unheard = { sent: Promise<unknown>[]; failed: unknown[] };
const unheard = new WeakMap<Tx, Unheard>();

/** To be called where a transaction begins: nothing of the one before on the same connection is waited for. */
export function beginLater(tx: Tx): void {
  unheard.set(tx, { sent: [], failed: [] });
}

/**
 * Sends a statement whose answer nobody waits for, behind those that were sent before (pipelining). The transaction
 * commits only if it succeeds; where it fails, `withTx` throws what it failed with.
 */
export function later(tx: Tx, statement: PromiseLike<unknown>): void {
  // The statement is sent here and now: were it sent when its answer is awaited, COMMIT would overtake it.
  const sent = new Promise((done, failed) => statement.then(done, failed));
  const waiting = unheard.get(tx);
  waiting?.sent.push(sent);
  sent.catch((error) => waiting?.failed.push(error));
}

/** Waits for the answers to all that was sent `later`, as before going back to a savepoint. Throws what failed first. */
export async function heard(tx: Tx): Promise<void> {
  await Promise.all(unheard.get(tx)?.sent ?? []);
}

/** What cannot even be written to the connection says so within two turns; then COMMIT must not be on its way. */
export async function allSent(tx: Tx): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise<void>((done) => process.nextTick(done));
  const failed = unheard.get(tx)?.failed ?? [];
  if (failed.length > 0) throw failed[0];
}
