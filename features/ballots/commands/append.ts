import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { ballot, ballotEvent, type OpenedBallot } from '@/db/schema/ballots';
import { later } from '@/db/speed/later';
import { given, prepared } from '@/db/speed/statement';
import type { Actor } from '@/domain/actor';
import { type VoteContent, voteHash } from '@/domain/chain';
import type { Change } from '@/domain/events';
import type { Locale, LocalText } from '@/domain/local-text';
import { receiptOf } from '@/domain/receipt';
import type { Choice } from '@/domain/tally';
import { newSalt, sha256 } from '@/platform/chain';
import { ForeignKey, signer } from '@/platform/keys';
import { queueMail } from '@/platform/mail';
import { type ChainHead, record } from '@/platform/record';
import { signReceipt } from '@/platform/signing';
import type { voteInput } from '../input';
import { paramsOf } from './telling';

export type Vote = z.output<typeof voteInput>;

/** What a vote must know of the moment at which the ballot's lock was held. `version`: how often this delegation has voted. */
export type Facts = {
  now: Date;
  onRoll: boolean;
  isHead: boolean;
  version: number;
  same: { delegationId: string; version: number; choice: Choice; receipt: string } | null;
  /** the fingerprint of the key that signs now, by the house's record; null before the first is recorded */
  signingKey: string | null;
  mail: { email: string; locale: Locale; slug: string; title: LocalText; timeZone: string } | null;
};

/**
 * What another key than the house's own would sign, nobody could rely on.
 * @throws ForeignKey when the key was rotated since this process began
 */
export function requireKey(known: string | null): void {
  const { fingerprint } = signer();
  if (known !== null && known !== fingerprint) throw new ForeignKey(known, fingerprint);
}

/** The ballot's head moves in the statement that stores the vote: the lock is held for less long. */
const append = prepared((tx) => {
  const where = and(
    eq(ballot.conferenceId, sql.placeholder('conferenceId')),
    eq(ballot.id, sql.placeholder('ballotId')),
  );
  const moved = tx.$with('moved').as(
    tx
      .update(ballot)
      .set({ nextSequence: given('nextSequence'), headHash: given('hash') })
      .where(where)
      .returning({ id: ballot.id }),
  );
  return tx
    .with(moved)
    .insert(ballotEvent)
    .values({
      conferenceId: sql.placeholder('conferenceId'),
      ballotId: sql.placeholder('ballotId'),
      sequence: sql.placeholder('sequence'),
      delegationId: sql.placeholder('delegationId'),
      version: sql.placeholder('version'),
      choice: sql.placeholder('choice'),
      key: sql.placeholder('key'),
      actor: sql.placeholder('actor'),
      at: sql.placeholder('at'),
      salt: sql.placeholder('salt'),
      previousHash: sql.placeholder('previousHash'),
      hash: sql.placeholder('hash'),
      receipt: sql.placeholder('receipt'),
    })
    .prepare('append_vote');
});

/**
 * Chains, signs and stores one vote that was found in order. `of` is the ballot as it stands under its lock,
 * `head` the conference's chain where that is locked already.
 */
export async function appendVote(
  tx: Tx,
  actor: Actor,
  of: OpenedBallot,
  delegationId: string,
  facts: Facts,
  input: Vote,
  head?: ChainHead | null,
) {
  const { conferenceId, id, nextSequence: sequence, headHash: previousHash } = of;
  const version = facts.version + 1;
  const { choice, key } = input;
  const at = facts.now.toISOString();
  const salt = newSalt();
  const vote: VoteContent = { ballot: id, sequence, delegation: delegationId, version, choice, at, salt };
  const hash = voteHash(sha256, previousHash, vote);
  requireKey(facts.signingKey);
  const signing = signer();
  const signed = signReceipt(signing, receiptOf(vote, previousHash, hash, signing.fingerprint));
  const receipt = JSON.stringify(signed);
  const row: typeof ballotEvent.$inferInsert = {
    conferenceId,
    ballotId: id,
    sequence,
    delegationId,
    version,
    choice,
    key,
    actor: actor.accountId ?? '',
    at: facts.now,
    salt,
    previousHash,
    hash,
    receipt,
  };
  later(tx, append(tx).execute({ ...row, nextSequence: sequence + 1 }));
  if (facts.mail) {
    const { email: to, locale } = facts.mail;
    // Mails pass through many hands before the result is public: this one does not say what was chosen.
    const proof = { sequence, version, hash, signature: signed.signature };
    const params = { ...paramsOf(of, facts.mail)(locale, facts.now), ...proof };
    later(tx, queueMail(tx, { conferenceId, to, locale, template: 'ballots.receipt', params }));
  }
  const change: Change<'vote.cast'> = {
    conferenceId,
    kind: 'vote.cast',
    entityId: id,
    after: { sequence, hash },
    topics: [`ballot:${id}`],
  };
  await record(tx, actor, change, head);
  return { version, receipt };
}
