import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ballot, ballotEvent, type OpenedBallot } from '@/db/schema/ballots';
import { later } from '@/db/speed/later';
import { parameter, prepared } from '@/db/speed/statement';
import type { Actor } from '@/domain/actor';
import { type VoteContent, voteHash } from '@/domain/chain';
import type { Change } from '@/domain/events';
import { receiptOf } from '@/domain/receipt';
import { newSalt, sha256 } from '@/platform/chain';
import { moment } from '@/platform/i18n/format';
import { ForeignKey, signer } from '@/platform/keys';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import { signReceipt } from '@/platform/signing';
import type { Vote, VoteMoment } from './moment';
import { mailFactsOf } from './telling';

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
      .set({ nextSequence: parameter('nextSequence'), headHash: parameter('hash') })
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

/** What `appendVote` hands on: the locked ballot, the delegation, and what is true at that moment. */
type Moment = Pick<VoteMoment, 'delegationId' | 'now' | 'version' | 'signingKey' | 'mail' | 'chain'> & {
  ballot: OpenedBallot;
};

type WrittenVote = { sequence: number; version: number; hash: string; receipt: string; signature: string };

/** Chains, signs and stores one vote, without waiting for the answer. @throws ForeignKey when another key signs by now */
export function writeVote(
  tx: Tx,
  actor: Actor,
  moment: Moment,
  { choice, key }: Pick<Vote, 'choice' | 'key'>,
): WrittenVote {
  const { ballot, delegationId, now: at } = moment;
  const { conferenceId, id: ballotId, nextSequence: sequence, headHash: previousHash } = ballot;
  const version = moment.version + 1;
  const salt = newSalt();
  const chosen = { sequence, version, choice, salt };
  const vote: VoteContent = { ballot: ballotId, delegation: delegationId, ...chosen, at: at.toISOString() };
  const hash = voteHash(sha256, previousHash, vote);
  requireKey(moment.signingKey);
  const house = signer();
  const signed = signReceipt(house, receiptOf(vote, previousHash, hash, house.fingerprint));
  const receipt = JSON.stringify(signed);
  const whose = { conferenceId, ballotId, delegationId, actor: actor.accountId ?? '' };
  const row: typeof ballotEvent.$inferInsert = { ...whose, ...chosen, key, at, previousHash, hash, receipt };
  later(tx, append(tx).execute({ ...row, nextSequence: sequence + 1 }));
  return { sequence, version, hash, receipt, signature: signed.signature };
}

/** The event of a vote: that there is one more, and its hash; never who chose what. */
export async function recordVote(
  tx: Tx,
  actor: Actor,
  { ballot, chain }: Moment,
  written: WrittenVote,
): Promise<void> {
  const { conferenceId, id } = ballot;
  const after = { sequence: written.sequence, hash: written.hash };
  const topics = [`ballot:${id}`] as const;
  const change: Change<'vote.cast'> = { conferenceId, kind: 'vote.cast', entityId: id, after, topics };
  await record(tx, actor, change, chain);
}

/** The receipt by mail, where the account reads any. */
export function mailReceipt(tx: Tx, { ballot, mail, now }: Moment, written: WrittenVote): void {
  if (!mail) return;
  const { email: to, locale } = mail;
  const { sequence, version, hash, signature } = written;
  // Mails pass through many hands before the result is public: this one does not say what was chosen.
  const recorded = moment(now, locale, mail.timeZone);
  const params = { ...mailFactsOf(ballot, mail)(locale), recorded, sequence, version, hash, signature };
  const { conferenceId } = ballot;
  later(tx, queueMail(tx, { conferenceId, to, locale, template: 'ballots.receipt', params }));
}
