import { and, desc, eq } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { ballot, ballotEvent, silenceBreak } from '@/db/schema/ballots';
import { type Actor, headSeat } from '@/domain/actor';
import { type Conflict, conflict } from '@/domain/ballot-check';
import { canonicalJson, type Json } from '@/domain/canonical';
import { reasonHash } from '@/domain/chain';
import {
  breakReceiptOf,
  receiptOf,
  receiptText,
  type SignedBreakReceipt,
  type SignedReceipt,
} from '@/domain/receipt';
import { missing } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';
import { signer } from '@/platform/keys';
import { isSigned } from '@/platform/signing';
import { houseKeys } from './keys';

/** What is shown of a receipt: what was signed, or why that is in doubt. `text` is what was answered, byte for byte. */
type KeptReceipt<R> = { text: string } & ({ signed: R; doubt: null } | { signed: null; doubt: Conflict });

/** `latest`: the version that counts now. */
export type OwnReceipt = KeptReceipt<SignedReceipt> & { version: number; latest: number };
/** `reason`: the text that the signed hash is of. */
export type BreakOwnReceipt = KeptReceipt<SignedBreakReceipt> & { reason: string };

type Any = SignedReceipt | SignedBreakReceipt;

/**
 * Reads a stored receipt. It is in doubt where it says something else than the row that it stands in (`expected`, as it
 * would have been written with the key that it names), or is not signed by a key of this house.
 */
async function read<R extends Any>(
  tx: Tx,
  text: string,
  sequence: number,
  expected: (content: R) => Omit<R, 'signature'>,
): Promise<KeptReceipt<R>> {
  const doubted = (word: 'receipt' | 'unknownKey') => ({
    text,
    signed: null,
    doubt: conflict(word, { sequence }),
  });
  const signed = parsed<R>(text);
  if (!signed || receiptText(signed) !== canonicalJson(expected(signed) as unknown as Json))
    return doubted('receipt');
  const keys = [signer(), ...(await houseKeys(tx))];
  const key = keys.find(({ fingerprint }) => fingerprint === signed.key);
  if (!key) return doubted('unknownKey');
  const holds = isSigned(key.publicKey, receiptText(signed), signed.signature);
  return holds ? { text, signed, doubt: null } : doubted('receipt');
}

function parsed<R extends Any>(text: string): R | null {
  try {
    const content = JSON.parse(text) as R;
    return typeof content?.signature === 'string' && typeof content.key === 'string' ? content : null;
  } catch {
    return null;
  }
}

/** The delegation that the viewer is head of. @throws Refusal `notFound` */
function headed(viewer: Actor, conferenceId: string): string {
  const seat = headSeat(viewer, conferenceId);
  if (!seat) throw missing();
  return seat.delegationId;
}

/**
 * The receipt of a version of the vote of the viewer's delegation (of the last one, where none is named), for
 * its head alone. Anybody else is told that there is none.
 */
export function getReceipt(
  viewer: Actor,
  conferenceId: string,
  number: number,
  version?: number,
): Promise<OwnReceipt> {
  return withTx(viewer, async (tx) => {
    const delegation = headed(viewer, conferenceId);
    const rows = await tx
      .select({ vote: ballotEvent })
      .from(ballotEvent)
      .innerJoin(
        ballot,
        and(eq(ballot.conferenceId, ballotEvent.conferenceId), eq(ballot.id, ballotEvent.ballotId)),
      )
      .where(
        and(
          eq(ballotEvent.conferenceId, conferenceId),
          eq(ballot.number, number),
          eq(ballotEvent.delegationId, delegation),
        ),
      )
      .orderBy(desc(ballotEvent.version))
      .limit(1000);
    const latest = rows[0]?.vote.version;
    const wanted = version === undefined ? rows[0] : rows.find(({ vote }) => vote.version === version);
    if (!wanted || latest === undefined) throw missing();
    const { vote } = wanted;
    const { ballotId, sequence, choice, salt, previousHash, hash } = vote;
    const at = vote.at.toISOString();
    const entry = { ballot: ballotId, sequence, delegation, version: vote.version, choice, at };
    const content = salt === null ? entry : { ...entry, salt };
    const kept = await read<SignedReceipt>(tx, vote.receipt, sequence, ({ key }) =>
      receiptOf(content, previousHash, hash, key),
    );
    return { ...kept, version: vote.version, latest };
  });
}

/** The receipt of the break of silence of the viewer's delegation, for its head alone. */
export function getBreakReceipt(
  viewer: Actor,
  conferenceId: string,
  number: number,
): Promise<BreakOwnReceipt> {
  return withTx(viewer, async (tx) => {
    const delegation = headed(viewer, conferenceId);
    const [row] = await tx
      .select({ broken: silenceBreak })
      .from(silenceBreak)
      .innerJoin(
        ballot,
        and(eq(ballot.conferenceId, silenceBreak.conferenceId), eq(ballot.id, silenceBreak.ballotId)),
      )
      .where(
        and(
          eq(silenceBreak.conferenceId, conferenceId),
          eq(ballot.number, number),
          eq(silenceBreak.delegationId, delegation),
        ),
      );
    const { ballotId, reason, sequence, salt, previousHash, hash, receipt } = row?.broken ?? {};
    if (!row || !ballotId || !reason || !sequence || !salt || !previousHash || !hash || !receipt)
      throw missing();
    const at = row.broken.at.toISOString();
    const hashed = reasonHash(sha256, salt, reason);
    const content = { ballot: ballotId, sequence, delegation, at, salt, reason: hashed };
    const kept = await read<SignedBreakReceipt>(tx, receipt, sequence, ({ key }) =>
      breakReceiptOf(content, previousHash, hash, key),
    );
    return { ...kept, reason };
  });
}
