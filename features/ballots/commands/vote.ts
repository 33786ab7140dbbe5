import { and, eq, sql, type WithSubquery } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { ballot, ballotEvent, refusedVote, roll } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { outbox } from '@/db/schema/notices';
import { type Actor, seatsIn } from '@/domain/actor';
import { type VoteContent, voteHash } from '@/domain/chain';
import type { Locale, LocalText } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import { receiptOf } from '@/domain/receipt';
import { missing, refuse } from '@/domain/refusal';
import { CAST_REFUSAL_KINDS, type CastRefusal, whyNotCast } from '@/domain/voting';
import type { Done } from '@/platform/action';
import { sha256 } from '@/platform/chain';
import { attempts } from '@/platform/limit';
import { log } from '@/platform/log';
import { outboxRow } from '@/platform/mail';
import { record } from '@/platform/record';
import { signReceipt } from '@/platform/signing';
import { keepAnswer } from '@/platform/step';
import type { choiceInput, voteInput } from '../input';
import { signer } from './signer';
import { paramsOf } from './telling';

/** So many refused votes of one person on one ballot are kept each minute; the others are counted in the log. */
const KEPT_A_MINUTE = 30;

type Place = { conference: string; number: number };
type Ballot = typeof ballot.$inferSelect;
type Vote = z.output<typeof voteInput>;

/** The row lock of the ballot puts its votes, refusals and declaration one after the other. */
async function lockBallot(tx: Tx, place: Place): Promise<Ballot> {
  const [row] = await tx
    .select({ ballot })
    .from(ballot)
    .innerJoin(conference, eq(conference.id, ballot.conferenceId))
    .where(and(eq(conference.slug, place.conference), eq(ballot.number, place.number)))
    .for('update', { of: ballot });
  if (!row) throw missing();
  return row.ballot;
}

/** The actor's delegation in the conference; the seat of the head goes before any other. */
function delegationOf(actor: Actor, conferenceId: string): string {
  const seats = seatsIn(actor, conferenceId);
  const seat = seats.find((one) => one.capacity === 'head') ?? seats[0];
  if (seat) return seat.delegationId;
  authorize(actor, 'ballot.cast', { conferenceId });
  throw missing();
}

type Facts = {
  now: Date;
  onRoll: boolean;
  isHead: boolean;
  version: number;
  same: { delegationId: string; version: number; receipt: string } | null;
  mail: { email: string; locale: Locale; slug: string; title: LocalText; timeZone: string } | null;
};

/** Read after the lock, in one statement: the clock, the entitlement, the version and what the key has done. */
async function factsOf(tx: Tx, actor: Actor, of: Ballot, delegationId: string, key: string): Promise<Facts> {
  const { conferenceId, id } = of;
  const { rows } = await tx.execute<Facts>(sql`
    select clock_timestamp()::timestamptz(3) as now,
      exists (select from roll where conference_id = ${conferenceId} and ballot_id = ${id}
        and delegation_id = ${delegationId}) as "onRoll",
      exists (select from participant where conference_id = ${conferenceId} and delegation_id = ${delegationId}
        and account_id = ${actor.accountId} and capacity = 'head' and withdrawn_at is null) as "isHead",
      (select coalesce(max(version), 0) from ballot_event where conference_id = ${conferenceId}
        and ballot_id = ${id} and delegation_id = ${delegationId}) as version,
      (select jsonb_build_object('delegationId', delegation_id, 'version', version, 'receipt', receipt)
        from ballot_event where conference_id = ${conferenceId} and ballot_id = ${id} and key = ${key}) as same,
      (select jsonb_build_object('email', a.email, 'locale', a.locale, 'slug', c.slug, 'title', c.title,
          'timeZone', c.time_zone) from account a, conference c
        where a.id = ${actor.accountId} and a.disabled_at is null and c.id = ${conferenceId}) as mail`);
  const facts = rows[0];
  if (!facts) throw new Error('the database gave no facts');
  const mayCast = can(actor, 'ballot.cast', { conferenceId, delegationId });
  return { ...facts, now: new Date(facts.now), isHead: facts.isHead && mayCast };
}

/** `unkept`: the ids and the count of a refusal that is not kept, for the log once this is committed. */
type Refused = { refused: CastRefusal; unkept?: Record<string, string | number | null> };
type Answer = { version: number; receipt: string } | Refused;

async function cast(tx: Tx, actor: Actor, input: Vote): Promise<Answer> {
  const of = await lockBallot(tx, input);
  const { conferenceId } = of;
  const delegationId = delegationOf(actor, conferenceId);
  const facts = await factsOf(tx, actor, of, delegationId, input.key);
  const { now, onRoll, isHead, same } = facts;
  if (same && isHead) {
    if (same.delegationId !== delegationId) throw refuse('ballots.refusal.keyTaken', {}, 'conflict');
    return same;
  }
  const refused = whyNotCast({ ballot: of, onRoll, isHead, choice: input.choice, now });
  return refused
    ? keepRefusal(tx, actor, of, delegationId, refused, now)
    : appendVote(tx, actor, of, delegationId, facts, input);
}

/** Chains, signs and stores one vote that was found in order. `of` is the ballot as it stands under its lock. */
export async function appendVote(
  tx: Tx,
  actor: Actor,
  of: Ballot,
  delegationId: string,
  facts: Facts,
  input: Vote,
) {
  const { conferenceId, id, nextSequence: sequence, headHash: previousHash } = of;
  const version = facts.version + 1;
  const at = facts.now.toISOString();
  const vote: VoteContent = {
    ballot: id,
    sequence,
    delegation: delegationId,
    version,
    choice: input.choice,
    at,
  };
  const hash = voteHash(sha256, previousHash, vote);
  const key = signer();
  const signed = signReceipt(key, receiptOf(vote, previousHash, hash, key.fingerprint));
  const receipt = JSON.stringify(signed);
  // The ballot's head moves and the mail waits in the statement that stores the vote: the lock is held for less long.
  const moved = tx.$with('moved').as(
    tx
      .update(ballot)
      .set({ nextSequence: sequence + 1, headHash: hash })
      .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, id)))
      .returning({ id: ballot.id }),
  );
  const steps: WithSubquery[] = [moved];
  if (facts.mail) {
    const { email: to, locale } = facts.mail;
    // Mails pass through many hands before the result is public: this one does not say what was chosen.
    const proof = { sequence, version, hash, signature: signed.signature };
    const params = { ...paramsOf(of, facts.mail)(locale, facts.now), ...proof };
    const mail = outboxRow({ conferenceId, to, locale, template: 'ballots.receipt', params });
    steps.push(tx.$with('mailed').as(tx.insert(outbox).values(mail).returning({ id: outbox.id })));
  }
  await tx
    .with(...steps)
    .insert(ballotEvent)
    .values({
      conferenceId,
      ballotId: id,
      sequence,
      delegationId,
      version,
      choice: input.choice,
      key: input.key,
      actor: actor.accountId ?? '',
      at: facts.now,
      previousHash,
      hash,
      receipt,
    });
  await record(tx, actor, {
    conferenceId,
    kind: 'vote.cast',
    entity: 'ballot',
    entityId: id,
    after: { sequence, hash },
    topics: [`ballot:${id}`],
  });
  return { version, receipt };
}

async function keepRefusal(
  tx: Tx,
  actor: Actor,
  of: Ballot,
  delegationId: string,
  reason: CastRefusal,
  at: Date,
): Promise<Refused> {
  const { conferenceId, id } = of;
  const attempt = await attempts(tx, `refused-vote:${id}:${actor.accountId}`, 60);
  if (attempt > KEPT_A_MINUTE) {
    const unkept = { ballot: id, delegation: delegationId, account: actor.accountId, reason, attempt };
    return { refused: reason, unkept };
  }
  await tx.insert(refusedVote).values({
    conferenceId,
    id: newId(),
    ballotId: id,
    delegationId,
    actor: actor.accountId ?? '',
    reason,
    at,
  });
  await record(tx, actor, {
    conferenceId,
    kind: 'vote.refused',
    entity: 'ballot',
    entityId: id,
    after: { delegationId, reason },
  });
  return { refused: reason };
}

/**
 * Casts or changes a delegation's vote. `data.receipt` is the signed receipt as JSON; the same key answers
 * with the same receipt, byte for byte, whatever happened since.
 * @throws Refusal when the ballot is not open by the database's clock, or the actor is not the active head of
 * a delegation on its roll; that is committed as a refused vote before it is told. Of a flood of them the
 * first of each minute are kept, and every other one is a line of the log, with ids and its count.
 */
export async function castVote(actor: Actor, input: Vote): Promise<Done> {
  const answer = await withTx(actor, (tx) => cast(tx, actor, input));
  if ('refused' in answer) {
    if (answer.unkept) log.warn(answer.unkept, 'a refused vote was not kept: too many in a minute');
    throw refuse(answer.refused, {}, CAST_REFUSAL_KINDS[answer.refused]);
  }
  return {
    redirect: `/${input.conference}/ballots/${input.number}/vote/receipt?version=${answer.version}`,
    data: { receipt: answer.receipt },
  };
}

/** Keeps the choice, and the key of the vote to be, for the page on which the head checks it. Writes nothing. */
export async function chooseVote(actor: Actor, input: z.output<typeof choiceInput>): Promise<Done> {
  const [of] = await withTx(actor, (tx) =>
    tx
      .select({ id: ballot.id, conferenceId: ballot.conferenceId })
      .from(ballot)
      .innerJoin(conference, eq(conference.id, ballot.conferenceId))
      .where(and(eq(conference.slug, input.conference), eq(ballot.number, input.number))),
  );
  if (!of) throw missing();
  const delegationId = delegationOf(actor, of.conferenceId);
  authorize(actor, 'ballot.cast', { conferenceId: of.conferenceId, delegationId });
  const onRoll = and(
    eq(roll.conferenceId, of.conferenceId),
    eq(roll.ballotId, of.id),
    eq(roll.delegationId, delegationId),
  );
  if ((await withTx(actor, (tx) => tx.$count(roll, onRoll))) === 0)
    throw refuse('ballots.refusal.notOnRoll', {}, 'forbidden');
  await keepAnswer(`vote-${of.id}`, `${input.choice}.${newId()}`);
  return { redirect: `/${input.conference}/ballots/${input.number}/vote/check` };
}
