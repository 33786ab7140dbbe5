import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { event, signingKey } from '@/db/schema/record';
import { type Actor, actorName, SYSTEM } from '@/domain/actor';
import type { EventKind } from '@/domain/events';
import { endorsementText, type HouseKey } from '@/domain/signing-key';
import { config } from './config';
import { HOUSE, record } from './record';
import { endorse, isOfItself, isSigned, readSigningKey, type SigningKey } from './signing';

/** Any number that no other advisory lock of the database uses. */
const LOCK = 7_053_628;

/** The events that tell of a key. */
export const KEY_EVENTS = ['key.recorded', 'key.rotated'] as const satisfies EventKind[];

let kept: SigningKey | undefined;

/** The key of this process, read once: it signs receipts and results. */
export function signer(): SigningKey {
  kept ??= readSigningKey(config().SIGNING_KEY);
  return kept;
}

/** The database knows another key than the one of this process: what was signed with one would not hold beside the other. */
export class ForeignKey extends Error {
  constructor(
    readonly known: string,
    readonly offered: string,
  ) {
    super(`this database signs with the key ${known}, and this process was given ${offered}`);
    this.name = 'ForeignKey';
  }
}

/** A key of the house as it is on record; `until` is null for the one that signs now. */
export type KeptKey = HouseKey & { until: string | null };

/** The keys on record, the oldest first. */
async function recordedKeys(tx: Tx): Promise<KeptKey[]> {
  const rows = await tx.select().from(signingKey).orderBy(asc(signingKey.position));
  return rows.map(({ publicKey, fingerprint, since, until, endorsement }) => ({
    publicKey,
    fingerprint,
    since: since.toISOString(),
    endorsement,
    until: until?.toISOString() ?? null,
  }));
}

/**
 * Those of the keys that are the house's own: of each the house's chain tells, with that public half and that beginning,
 * and the one before it vouches for it where it says so. A row that somebody put there makes no key.
 */
async function believed(tx: Tx): Promise<KeptKey[]> {
  const keys = await recordedKeys(tx);
  const keyEvents = await tx
    .select({ after: event.after })
    .from(event)
    .where(
      and(eq(event.conferenceId, HOUSE), eq(event.entity, 'signingKey'), inArray(event.kind, KEY_EVENTS)),
    );
  const isTold = (key: KeptKey) =>
    keyEvents.some(({ after }) => {
      const keyEvent = (after ?? {}) as Partial<HouseKey>;
      return (
        keyEvent.fingerprint === key.fingerprint &&
        keyEvent.publicKey === key.publicKey &&
        keyEvent.since === key.since
      );
    });
  const own = keys.filter((key) => isTold(key) && isOfItself(key));
  return own.filter(({ endorsement, fingerprint, since }, index) => {
    const before = own[index - 1];
    if (!endorsement) return true;
    return (
      before &&
      isSigned(before.publicKey, endorsementText(before.fingerprint, fingerprint, since), endorsement)
    );
  });
}

/** True before the first start of a house whose keys were never recorded. */
export async function awaitsFirstKey(tx: Tx): Promise<boolean> {
  const began = and(eq(event.conferenceId, HOUSE), eq(event.kind, 'key.recorded'));
  return (await tx.$count(signingKey)) === 0 && (await tx.$count(event, began)) === 0;
}

/** What is signed, as the area that signs it says in SQL. */
export type Signatures = {
  /** rows of `fingerprint`, `public_key` (null where it is nowhere), `first` and `last`: when a key has signed */
  uses: SQL;
  /** the instant behind all that is signed; null where nothing is */
  end: SQL;
};

async function houseKeys(signatures: Signatures, tx: Tx): Promise<KeptKey[]> {
  const keys = await believed(tx);
  if (keys.length > 0 || !(await awaitsFirstKey(tx))) return keys;
  return (await keysInUse(signatures, tx)).flatMap(({ publicKey, fingerprint, first }) =>
    publicKey ? [{ publicKey, fingerprint, since: first.toISOString(), endorsement: null, until: null }] : [],
  );
}

type Used = { fingerprint: string; publicKey: string | null; first: Date; last: Date };

/** The keys by which something of before the keys were recorded is signed, in the order of their last use. */
async function keysInUse({ uses }: Signatures, tx: Tx): Promise<Used[]> {
  const { rows } = await tx.execute<Used>(sql`
    select fingerprint, max(public_key) as "publicKey", min(first)::timestamptz(3) as first, max(last) as last
    from (${uses}) used group by 1 order by max(last), 1`);
  return rows.map((row) => ({ ...row, first: new Date(row.first), last: new Date(row.last) }));
}

type Following = { endorsement?: string; reason?: string };
type Public = { fingerprint: string; publicKey: string };

async function keysFor(signatures: Signatures, tx: Tx, key: SigningKey): Promise<KeptKey[]> {
  const keys = await believed(tx);
  if (keys.at(-1)?.fingerprint === key.fingerprint) return keys;
  await settleKey(signatures, tx, key);
  return believed(tx);
}

/** Writes a key down as the one after those that are on record, in the house's own chain too. */
async function insertKey(
  tx: Tx,
  actor: Actor,
  { fingerprint, publicKey }: Public,
  { position, since, until, ...follows }: Following & { position: number; since: Date; until?: Date },
): Promise<void> {
  const row = { fingerprint, publicKey, position, since, ...follows };
  await tx.insert(signingKey).values({ ...row, until, recordedBy: actorName(actor) });
  await record(tx, actor, {
    conferenceId: null,
    kind: position > 1 ? 'key.rotated' : 'key.recorded',
    entityId: fingerprint,
    after: row,
  });
}

/** Two instances that start together with two keys do not both become the first. */
const oneByOne = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);

async function settleKey(signatures: Signatures, tx: Tx, key: SigningKey): Promise<void> {
  await oneByOne(tx);
  const current = (await believed(tx)).at(-1);
  const used = current ? [] : await keysInUse(signatures, tx);
  const latest = current ?? used.at(-1);
  if (latest && latest.fingerprint !== key.fingerprint) {
    throw new ForeignKey(latest.fingerprint, key.fingerprint);
  }
  if (current) return;
  const since = used.at(-1)?.first ?? (await dbNow(tx));
  const { position, from } = await insertUsed(tx, used.slice(0, -1), since);
  await insertKey(tx, SYSTEM, key, { position, since: from });
}

/** Writes down the keys of what is signed already. One whose public half is nowhere cannot be. */
async function insertUsed(
  tx: Tx,
  used: readonly Used[],
  end: Date,
): Promise<{ position: number; from: Date }> {
  const known = used.flatMap(({ publicKey, ...one }) => (publicKey ? [{ ...one, publicKey }] : []));
  const begins: Date[] = [];
  for (const { first } of [...known, { first: end }]) {
    const before = begins.at(-1);
    begins.push(before && before > first ? before : first);
  }
  for (const [index, one] of known.entries()) {
    const [since, until] = begins.slice(index);
    await insertKey(tx, SYSTEM, one, { position: index + 1, since: since ?? end, until });
  }
  return { position: known.length + 1, from: begins.at(-1) ?? end };
}

async function rotateKey(
  signatures: Signatures,
  tx: Tx,
  { actor, next, ...by }: { actor: Actor; next: Public } & ({ before: SigningKey } | { lost: string }),
): Promise<void> {
  await oneByOne(tx);
  await tx.execute(sql`lock table ${signingKey} in access exclusive mode`);
  if ((await recordedKeys(tx)).length === 0)
    await insertLost(tx, await keysInUse(signatures, tx), await dbNow(tx));
  const keys = await recordedKeys(tx);
  const since = await afterAllSigned(signatures, tx);
  const current = (await believed(tx)).at(-1);
  if (keys.some(({ fingerprint }) => fingerprint === next.fingerprint)) {
    throw new RangeError(`${next.fingerprint} is on record already`);
  }
  if ('before' in by && current?.fingerprint !== by.before.fingerprint) {
    throw new ForeignKey(current?.fingerprint ?? '', by.before.fingerprint);
  }
  const follows =
    'lost' in by
      ? { reason: by.lost }
      : { endorsement: endorse(by.before, next.fingerprint, since.toISOString()) };
  await tx.update(signingKey).set({ until: since }).where(isNull(signingKey.until));
  await insertKey(tx, actor, next, { position: keys.length + 1, since, ...follows });
}

/** Now, by a clock that may have been set back: not before the key that signs until now, and behind all that it signed. */
async function afterAllSigned({ end }: Signatures, tx: Tx): Promise<Date> {
  const { rows } = await tx.execute<{ at: Date }>(sql`
    select greatest(clock_timestamp()::timestamptz(3), (select max(since) from ${signingKey}), ${end}) as at`);
  const [row] = rows;
  if (!row) throw new Error('the database gave no time');
  return new Date(row.at);
}

async function insertLost(tx: Tx, used: readonly Used[], now: Date): Promise<void> {
  const { position } = await insertUsed(tx, used, now);
  if (position === 1) throw new RangeError('the house has signed nothing yet, so there is no key to replace');
}

/** The keys of a house, by what is signed in it. */
export type Keyring = {
  /**
   * The keys of the house, the oldest first. Of a database of before keys were recorded, until its first start: those with
   * which its results are signed.
   */
  houseKeys: (tx: Tx) => Promise<KeptKey[]>;
  /**
   * The keys of the house for a signature by `key`, which is recorded first where the house has none on record.
   * @throws ForeignKey when the house signs with another key
   */
  keysFor: (tx: Tx, key: SigningKey) => Promise<KeptKey[]>;
  /**
   * Records the key of this process where the house has none on record yet: the first start. Where something is signed
   * already, the keys of that come first.
   * @throws ForeignKey when the house signs with another key
   */
  settleKey: (tx: Tx, key: SigningKey) => Promise<void>;
  /**
   * Records that `next` signs from now on, in a transaction of the tables' owner. `before` is the key that signs until
   * now, which endorses it; where that is lost, the reason says how. What is being signed is waited for, and what comes after
   * waits: nothing is signed by a key whose time is over.
   * @throws ForeignKey when `before` is not the key that signs now; RangeError when `next` has signed before
   */
  rotateKey: (
    tx: Tx,
    actor: Actor,
    next: Public,
    by: { before: SigningKey } | { lost: string },
  ) => Promise<void>;
};

/** The keys of a house in which `signatures` says what is signed. */
export const keyring = (signatures: Signatures): Keyring => ({
  houseKeys: (tx) => houseKeys(signatures, tx),
  keysFor: (tx, key) => keysFor(signatures, tx, key),
  settleKey: (tx, key) => settleKey(signatures, tx, key),
  rotateKey: (tx, actor, next, by) => rotateKey(signatures, tx, { actor, next, ...by }),
});
