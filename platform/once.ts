import { AsyncLocalStorage } from 'node:async_hooks';
import canonicalize from 'canonicalize';
import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type KeptAnswer, requestKey } from '@/db/schema/accounts';
import { later } from '@/db/speed/later';
import type { Actor } from '@/domain/actor';
import { partsOfItem } from '@/domain/item-number';
import { refuse } from '@/domain/refusal';
import { sha256 } from './chain';
import { type Done, sentenceOf } from './done';

/** The field of a form that carries its key (an idempotency key); see components/form/request-key.tsx. */
export const REQUEST_KEY = 'requestKey';

/** A form on its way that adds something: what, its key, and the digest of what it says. */
type Sending = { adds: string; key: string; digest: string; answered: boolean };

const sending = new AsyncLocalStorage<Sending | undefined>();

/** True for what a form of ours carries: something that nobody can guess, and the form's own name behind it. */
export const isRequestKey = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[\x21-\x7e\xab\xbb]{1,120}$/.test(value);

/**
 * Runs a command that adds something, once for a key: its transaction (see `once`) takes the key, and keeps the
 * answer with what it wrote. @throws Error when the command answered without a transaction that did.
 */
export async function sendOnce(
  { adds, key, input }: { adds: string; key: string; input: unknown },
  command: () => Promise<Done | undefined>,
): Promise<Done | undefined> {
  const content = canonicalize(await withDigests(input));
  const mine = { adds, key, digest: sha256(`${key}\n${content}`), answered: false };
  const done = await sending.run(mine, command);
  if (!mine.answered) throw new Error(`what adds a ${adds} did not keep its answer`);
  return done;
}

/** What a form says, with what is in each of its files: another file is other words. */
async function withDigests(input: unknown): Promise<unknown> {
  if (typeof input !== 'object' || input === null) return input;
  const values = Object.entries(input).map(async ([name, value]) => [
    name,
    value instanceof File ? [value.name, sha256(Buffer.from(await value.arrayBuffer()))] : value,
  ]);
  return Object.fromEntries(await Promise.all(values));
}

/**
 * The work of a command's transaction. Where a form that adds something is on its way, its key is taken first: a
 * second sending waits for the first, and gets its answer in place of the work.
 * @throws Refusal when the key was sent with other words, or by somebody else.
 */
export async function once<T>(tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
  const mine = sending.getStore();
  // Who is nobody adds nothing: the work refuses, and says so.
  if (!mine || !actor.accountId) return work();
  if (mine.answered) throw new Error('what adds something does so in one transaction');
  const { key, adds, digest } = mine;
  const taken = await tx
    .insert(requestKey)
    .values({ key, accountId: actor.accountId, adds, digest, answer: {} })
    .onConflictDoNothing()
    .returning({ key: requestKey.key });
  if (!taken[0]) return (await answerBefore(tx, actor, mine)) as T;
  const done = await sending.run(undefined, work);
  const answer = keptAnswer(done as Done | undefined);
  later(tx, tx.update(requestKey).set({ answer }).where(eq(requestKey.key, key)).execute());
  return done;
}

/** To be called when the transaction has committed: a command that adds something has no other. */
export function onceDone(): void {
  const mine = sending.getStore();
  if (mine) mine.answered = true;
}

async function answerBefore(tx: Tx, actor: Actor, { key, adds, digest }: Sending): Promise<Done> {
  const [row] = await tx.select().from(requestKey).where(eq(requestKey.key, key));
  if (row?.accountId !== actor.accountId) throw refuse('common.refusal.otherAccount', {}, 'conflict');
  const before = row.answer as Done;
  if (row.adds === adds && row.digest === digest) return before;
  const sentence = sentenceOf(before);
  const messages = sentence ? [sentence] : [];
  throw refuse('common.refusal.sentAlready', { saved: { messages } }, 'conflict', 'form');
}

/** A count or the number of something, also with the word of what was inserted. */
const isNumber = (value: unknown) =>
  typeof value === 'number' ||
  (typeof value === 'object' &&
    value !== null &&
    'item' in value &&
    partsOfItem(String(value.item)) !== null);

/** Numbers, ids and addresses of ours: an answer that repeats what was typed has no place here. */
function keptAnswer(done: Done = {}): KeptAnswer {
  const { redirect, message, params = {}, data } = done;
  const plain = Object.values(params).every(isNumber);
  const short = Object.values(data ?? {}).every((value) => typeof value === 'number' || isId(value));
  if (!plain || !short) throw new Error(`the answer ${message} repeats what was typed`);
  return { redirect, message, params: params as KeptAnswer['params'], data: data as KeptAnswer['data'] };
}

const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
