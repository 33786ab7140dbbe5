import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { activeHead } from '@/db/schema/active-head';
import { type Ballot, ballot, isOpened, type OpenedBallot, silenceBreak } from '@/db/schema/ballots';
import { participant } from '@/db/schema/delegations';
import { type Actor, speakingSeat } from '@/domain/actor';
import { breakHash, reasonHash } from '@/domain/chain';
import { authorize } from '@/domain/permissions';
import { breakReceiptOf } from '@/domain/receipt';
import { missing, refuse } from '@/domain/refusal';
import { type BreakRefusal, whyNotBreak } from '@/domain/silence';
import { isToOpen } from '@/domain/voting';
import type { Done } from '@/platform/action';
import { newSalt, sha256 } from '@/platform/chain';
import { moment } from '@/platform/i18n/format';
import { signer } from '@/platform/keys';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import { signReceipt } from '@/platform/signing';
import type { breakInput } from '../input';
import { headAccredited, heldIn, seatActs } from '../queries/seat';
import { actUpon, type Due } from './acting';
import { forgetReasons } from './forgetting';
import { lockBallotAt } from './locking';
import type { VoteFacts } from './moment';
import { mailFactsOf } from './telling';
import { requireKey } from './writing';

const KINDS: Partial<Record<BreakRefusal, 'forbidden' | 'late' | 'conflict'>> = {
  'ballots.refusal.notOnRoll': 'forbidden',
  'ballots.refusal.notHead': 'forbidden',
  'ballots.refusal.headWaits': 'forbidden',
  'ballots.refusal.headObjected': 'forbidden',
  'ballots.refusal.headNotAccredited': 'forbidden',
  'ballots.refusal.silenceOver': 'late',
  'ballots.refusal.silenceEnded': 'late',
  'ballots.refusal.inDoubt': 'conflict',
  'ballots.refusal.notOpenYet': 'conflict',
  'ballots.refusal.lapsed': 'late',
  'ballots.refusal.cancelled': 'late',
};

type BreakInput = z.output<typeof breakInput>;

/** What a break must know of the moment at which the ballot's lock was held; `code`: the delegation's country on the roll. */
type BreakFacts = Pick<VoteFacts, 'now' | 'isHead' | 'seat' | 'accredited' | 'mail' | 'signingKey'> & {
  code: string | null;
  same: { delegationId: string; receipt: string } | null;
};

async function factsOf(
  tx: Tx,
  actor: Actor,
  { conferenceId, id: ballotId }: Ballot,
  { delegationId, key }: { delegationId: string; key: string },
) {
  const ids = {
    conference: sql`${conferenceId}`,
    ballot: sql`${ballotId}`,
    delegation: sql`${delegationId}`,
  };
  const { rows } = await tx.execute<BreakFacts>(sql`
    select greatest(clock_timestamp()::timestamptz(3), (select max(at) from silence_break
        where conference_id = ${conferenceId} and ballot_id = ${ballotId}),
        (select max(at) from ballot_act where conference_id = ${conferenceId} and ballot_id = ${ballotId}),
        (select since from signing_key where until is null)) as now,
      (select fingerprint from signing_key where until is null) as "signingKey",
      (select country_code from roll where conference_id = ${conferenceId} and ballot_id = ${ballotId}
        and delegation_id = ${delegationId}) as code,
      exists (select from ${participant} where conference_id = ${conferenceId} and account_id = ${actor.accountId}
        and delegation_id = ${delegationId} and ${activeHead(participant)}) as "isHead",
      ${seatActs(ids)} as seat,
      ${headAccredited(ids)} as accredited,
      (select jsonb_build_object('delegationId', b.delegation_id, 'receipt', b.receipt) from silence_break b
        where b.conference_id = ${conferenceId} and b.ballot_id = ${ballotId} and b.key = ${key}) as same,
      (select jsonb_build_object('email', a.email, 'locale', a.locale, 'slug', c.slug, 'title', c.title,
          'timeZone', c.time_zone) from account a, conference c
        where a.id = ${actor.accountId} and a.disabled_at is null and c.id = ${conferenceId}) as mail`);
  const [facts] = rows;
  if (!facts) throw new Error('the database gave no facts');
  return { ...facts, now: new Date(facts.now) };
}

/**
 * A delegation breaks silence, with its reason, before the deadline by the database's clock; that ends the
 * procedure. Under the same lock as a vote: a break and the declaration never pass each other. `data.receipt` is the
 * signed receipt as JSON; the same key answers with the same receipt, byte for byte.
 */
export async function breakSilence(actor: Actor, input: BreakInput): Promise<Done> {
  const { receipt } = await actUpon(actor, (tx, actor) => breakIn(tx, actor, input));
  const here = `/${input.conference}/ballots/${input.number}`;
  return receipt === null ? { redirect: here } : { redirect: `${here}/break/receipt`, data: { receipt } };
}

async function breakIn(tx: Tx, actor: Actor, input: BreakInput): Promise<{ receipt: string | null } | Due> {
  const { ballot: ballotRow } = await lockBallotAt(tx, input);
  if (ballotRow.procedure !== 'silence') throw missing();
  const { conferenceId, opensAt, closesAt, declaredAt, lapsedAt, cancelledAt, doubtedAt } = ballotRow;
  const delegationId = speakingSeat(actor, conferenceId)?.delegationId;
  authorize(actor, 'silence.break', { conferenceId, delegationId });
  if (!delegationId || !actor.accountId) throw missing();
  const facts = await factsOf(tx, actor, ballotRow, { delegationId, key: input.key });
  const opened = isOpened(ballotRow);
  if (isToOpen(ballotRow, facts.now)) return { due: { conferenceId, ballotId: ballotRow.id } };
  if (facts.same && facts.isHead) {
    if (facts.same.delegationId !== delegationId) throw refuse('ballots.refusal.keyTaken', {}, 'conflict');
    return { receipt: facts.same.receipt };
  }
  const why = whyNotBreak({
    opensAt,
    deadline: closesAt,
    declared: declaredAt !== null,
    lapsed: lapsedAt !== null,
    cancelled: cancelledAt !== null,
    doubted: doubtedAt !== null,
    onRoll: opened ? facts.code !== null : null,
    isHead: facts.isHead,
    held: heldIn(ballotRow, facts),
    reason: input.reason,
    now: facts.now,
  });
  if (why) {
    const field = why === 'ballots.refusal.breakWithoutReason' ? 'reason' : undefined;
    throw refuse(why, {}, KINDS[why] ?? 'invalid', field);
  }
  if (!opened) throw new Error('a procedure that is not opened refused no break');
  return { receipt: await appendBreak(tx, actor, { ballotRow, delegationId, facts }, input) };
}

type Chained = Required<
  Pick<typeof silenceBreak.$inferInsert, 'sequence' | 'salt' | 'previousHash' | 'hash'>
> & {
  key: string;
  receipt: string;
};

/** The place of a break in its ballot's chain, with the receipt; null where the ballot has its breaks outside of it. */
function chained(ballotRow: OpenedBallot, delegation: string, at: Date, input: BreakInput): Chained | null {
  if (ballotRow.format === 1) return null;
  const { id, nextSequence: sequence, headHash: previousHash } = ballotRow;
  const salt = newSalt();
  const reason = reasonHash(sha256, salt, input.reason);
  const entry = { ballot: id, sequence, delegation, at: at.toISOString(), salt, reason };
  const hash = breakHash(sha256, previousHash, entry);
  const key = signer();
  const signed = signReceipt(key, breakReceiptOf(entry, previousHash, hash, key.fingerprint));
  return { sequence, salt, previousHash, hash, key: input.key, receipt: JSON.stringify(signed) };
}

/** Chains, signs and stores one break that was found in order; its declaration tells every head. @returns its receipt, if it has one */
async function appendBreak(
  tx: Tx,
  actor: Actor,
  { ballotRow, delegationId, facts }: { ballotRow: OpenedBallot; delegationId: string; facts: BreakFacts },
  input: BreakInput,
): Promise<string | null> {
  const { conferenceId, id: ballotId, outcomeId } = ballotRow;
  const { now: at, mail } = facts;
  requireKey(facts.signingKey);
  const chainFields = chained(ballotRow, delegationId, at, input);
  const reason = input.reason;
  try {
    const row = { conferenceId, ballotId, delegationId, reason, at, brokenBy: actor.accountId ?? '' };
    await tx.insert(silenceBreak).values({ ...row, ...chainFields });
  } catch (error) {
    if (violated(error)) throw refuse('ballots.refusal.brokenAlready', {}, 'conflict');
    throw error;
  }
  if (chainFields) {
    await tx
      .update(ballot)
      .set({ nextSequence: ballotRow.nextSequence + 1, headHash: chainFields.hash ?? '' })
      .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
  }
  await forgetReasons(tx, conferenceId, ballotId);
  if (chainFields && mail) {
    const { sequence, hash, receipt } = chainFields;
    const { signature } = JSON.parse(receipt) as { signature: string };
    const { email: to, locale, timeZone } = mail;
    const recorded = moment(at, locale, timeZone);
    const proof = { recorded, sequence: sequence ?? 0, hash: hash ?? '', signature };
    const params = { ...mailFactsOf(ballotRow, mail)(locale), ...proof };
    await queueMail(tx, { conferenceId, to, locale, template: 'ballots.breakReceipt', params });
  }
  const payload = { delegationId, reason, at: at.toISOString() };
  await record(tx, actor, {
    conferenceId,
    kind: 'silence.broken',
    entityId: ballotId,
    after: chainFields ? { ...payload, sequence: chainFields.sequence, hash: chainFields.hash } : payload,
    topics: [`ballot:${ballotId}`, `outcome:${outcomeId}`],
  });
  return chainFields?.receipt ?? null;
}
