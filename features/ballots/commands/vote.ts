import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { type Ballot, ballot, isOpened, refusedVote } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { lanes } from '@/db/speed/lanes';
import { prepared } from '@/db/speed/statement';
import { type Actor, SYSTEM, seatsIn } from '@/domain/actor';
import type { Change } from '@/domain/events';
import { authorize, can } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { CAST_REFUSAL_KINDS, type CastRefusal, whyNotCast } from '@/domain/voting';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { attempts } from '@/platform/limit';
import { log } from '@/platform/log';
import { type ChainHead, lockHead, record } from '@/platform/record';
import { appendVote, type Facts, type Vote } from './append';
import { openScheduled } from './scheduled';

/** So many refused votes of one person on one ballot are kept each minute; the others are counted in the log. */
const KEPT_A_MINUTE = 30;

/** The lock lets the votes of a ballot in one by one: one of them at work and one at the door are enough. */
const votesOf = lanes(2);

type Place = { conference: string; number: number };

/** The row lock of the ballot puts its votes, refusals and declaration one after the other. */
const lockBallot = prepared((tx) =>
  tx
    .select({ ballot })
    .from(ballot)
    .innerJoin(conference, eq(conference.id, ballot.conferenceId))
    .where(
      and(eq(conference.slug, sql.placeholder('conference')), eq(ballot.number, sql.placeholder('number'))),
    )
    .for('update', { of: ballot })
    .prepare('lock_ballot'),
);

/** The ballot of a number in a conference. */
export async function placed(tx: Tx, place: Place) {
  const [found] = await tx
    .select({ id: ballot.id, conferenceId: ballot.conferenceId, openedAt: ballot.openedAt })
    .from(ballot)
    .innerJoin(conference, eq(conference.id, ballot.conferenceId))
    .where(and(eq(conference.slug, place.conference), eq(ballot.number, place.number)));
  if (!found) throw missing();
  return found;
}

/** The actor's delegation in the conference; the seat of the head goes before any other. */
function seatOf(actor: Actor, conferenceId: string): string | undefined {
  const seats = seatsIn(actor, conferenceId);
  return (seats.find((one) => one.capacity === 'head') ?? seats[0])?.delegationId;
}

/** The delegation that the actor sits in; a refusal where there is none. */
export function delegationOf(actor: Actor, conferenceId: string): string {
  const delegationId = seatOf(actor, conferenceId);
  if (delegationId) return delegationId;
  authorize(actor, 'ballot.cast', { conferenceId });
  throw missing();
}

/**
 * The clock, the entitlement, the version and what the key has done, in one statement behind the lock. A clock that was
 * set back does not put a vote before the one that it hangs on, or before the key that signs it: neither would be good. Of the votes it
 * asks for the next one in the order of an index, and looks whether that is the one: asked for by value, Postgres has
 * taken the index of the sequence while there were few votes, and with that plan reads all of them later.
 */
async function factsOf(tx: Tx, actor: Actor, place: Place, key: string): Promise<Facts | undefined> {
  const seats = Object.fromEntries(
    actor.seats.map(({ conferenceId }) => [conferenceId, seatOf(actor, conferenceId)]),
  );
  const { rows } = await tx.execute<Facts>(sql`
    select greatest(clock_timestamp()::timestamptz(3), (select max(e.at) from ballot_event e
        where e.conference_id = b.conference_id and e.ballot_id = b.id and e.sequence = b.next_sequence - 1),
        k.since) as now,
      k.fingerprint as "signingKey",
      exists (select from roll where conference_id = b.conference_id and ballot_id = b.id
        and delegation_id = seat.delegation_id) as "onRoll",
      exists (select from participant where conference_id = b.conference_id and delegation_id = seat.delegation_id
        and account_id = ${actor.accountId} and capacity = 'head' and withdrawn_at is null) as "isHead",
      coalesce((select case when (e.conference_id, e.ballot_id, e.delegation_id)
          = (b.conference_id, b.id, seat.delegation_id) then e.version end
        from ballot_event e where (e.conference_id, e.ballot_id, e.delegation_id, e.version)
          <= (b.conference_id, b.id, seat.delegation_id, 2147483647)
        order by e.conference_id desc, e.ballot_id desc, e.delegation_id desc, e.version desc limit 1), 0) as version,
      (select case when (e.conference_id, e.ballot_id, e.key) = (b.conference_id, b.id, ${key}::uuid)
          then jsonb_build_object('delegationId', e.delegation_id, 'version', e.version, 'choice', e.choice,
            'receipt', e.receipt) end
        from ballot_event e where (e.conference_id, e.ballot_id, e.key) >= (b.conference_id, b.id, ${key}::uuid)
        order by e.conference_id, e.ballot_id, e.key limit 1) as same,
      (select jsonb_build_object('email', a.email, 'locale', a.locale, 'slug', c.slug, 'title', c.title,
          'timeZone', c.time_zone) from account a
        where a.id = ${actor.accountId} and a.disabled_at is null) as mail
    from ballot b join conference c on c.id = b.conference_id left join signing_key k on k.until is null,
      lateral (select (${JSON.stringify(seats)}::jsonb ->> b.conference_id::text)::uuid as delegation_id) seat
    where c.slug = ${place.conference} and b.number = ${place.number}`);
  return rows[0] && { ...rows[0], now: new Date(rows[0].now) };
}

/** `unkept`: the ids and the count of a refusal that is not kept, for the log once this is committed. */
type Refused = { refused: CastRefusal; unkept?: Record<string, string | number | null> };
/**
 * `differs`: the key has recorded another choice than the one that came with it now. `due`: a scheduled ballot whose
 * instant has come, before the job has opened it.
 */
type Answer =
  | { version: number; receipt: string; differs?: boolean }
  | Refused
  | { due: { conferenceId: string; ballotId: string } };

/**
 * Asks for all that a vote needs in one message: each statement runs once the lock before it is held, and the
 * lock is not held while the next one travels.
 */
async function cast(tx: Tx, actor: Actor, input: Vote): Promise<Answer> {
  // Whoever has no seat anywhere is refused before anything is locked.
  if (actor.seats.length === 0) delegationOf(actor, (await placed(tx, input)).conferenceId);
  const itsConference = sql`select b.conference_id from ballot b join conference c on c.id = b.conference_id
    where c.slug = ${input.conference} and b.number = ${input.number}`;
  const [[row], facts, head] = await Promise.all([
    lockBallot(tx).execute(input),
    factsOf(tx, actor, input, input.key),
    lockHead(tx, itsConference),
  ]);
  if (!row || !facts) throw missing();
  const of = row.ballot;
  const { conferenceId } = of;
  const delegationId = delegationOf(actor, conferenceId);
  const { now, same } = facts;
  const opened = isOpened(of);
  if (!opened && !of.lapsedAt && now >= of.opensAt) return { due: { conferenceId, ballotId: of.id } };
  const isHead = facts.isHead && can(actor, 'ballot.cast', { conferenceId, delegationId });
  if (same && isHead) {
    if (same.delegationId !== delegationId) throw refuse('ballots.refusal.keyTaken', {}, 'conflict');
    return { ...same, differs: same.choice !== input.choice };
  }
  const onRoll = opened ? facts.onRoll : null;
  const refused = whyNotCast({ ballot: of, onRoll, isHead, choice: input.choice, now });
  if (refused) return keepRefusal(tx, actor, of, delegationId, refused, now, head);
  if (!opened) throw new Error('a ballot that is not opened refused no vote');
  return appendVote(tx, actor, of, delegationId, facts, input, head);
}

async function keepRefusal(
  tx: Tx,
  actor: Actor,
  of: Ballot,
  delegationId: string,
  reason: CastRefusal,
  at: Date,
  head: ChainHead | null,
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
  const after = { delegationId, reason };
  const change: Change<'vote.refused'> = { conferenceId, kind: 'vote.refused', entityId: id, after };
  await record(tx, actor, change, head);
  return { refused: reason };
}

/**
 * Casts or changes a delegation's vote. `data.receipt` is the signed receipt as JSON; the same key answers
 * with the same receipt, byte for byte, whatever happened since; where it comes with another choice, that is told.
 * @throws Refusal when the ballot is not open by the database's clock, or the actor is not the active head of
 * a delegation on its roll; that is committed as a refused vote before it is told. Of a flood of them the
 * first of each minute are kept, and every other one is a line of the log, with ids and its count.
 */
export async function castVote(actor: Actor, input: Vote): Promise<Done> {
  const answer = await votesOf(`${input.conference}/${input.number}`, async () => {
    const first = await act(actor, (tx, actor) => cast(tx, actor, input));
    if (!('due' in first)) return first;
    await openScheduled(SYSTEM, first.due);
    return act(actor, (tx, actor) => cast(tx, actor, input));
  });
  if ('due' in answer) throw new Error('a ballot whose instant has come did not open');
  if ('refused' in answer) {
    if (answer.unkept) log.warn(answer.unkept, 'a refused vote was not kept: too many in a minute');
    throw refuse(answer.refused, {}, CAST_REFUSAL_KINDS[answer.refused]);
  }
  const { version, receipt, differs = false } = answer;
  const query = `version=${version}${differs ? '&other=1' : ''}`;
  return {
    redirect: `/${input.conference}/ballots/${input.number}/vote/receipt?${query}`,
    data: { receipt, differs },
  };
}
