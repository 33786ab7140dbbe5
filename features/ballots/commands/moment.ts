import { sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { activeHead } from '@/db/schema/active-head';
import { type Ballot, ballot } from '@/db/schema/ballots';
import { conference, numberedIn } from '@/db/schema/conferences';
import { participant } from '@/db/schema/delegations';
import { prepared } from '@/db/speed/statement';
import { type Actor, speakingSeat } from '@/domain/actor';
import type { Locale, LocalText } from '@/domain/local-text';
import type { SeatAct } from '@/domain/new-head';
import { missing } from '@/domain/refusal';
import type { Choice } from '@/domain/tally';
import { type ChainHead, lockHead } from '@/platform/record';
import type { voteInput } from '../input';
import { headAccredited, seatActs } from '../queries/seat';
import { ballotAt, delegationOf } from './numbered';

export type Vote = z.output<typeof voteInput>;

/** What a vote must know of the moment at which the ballot's lock was held. `version`: how often this delegation has voted. */
export type VoteFacts = {
  now: Date;
  onRoll: boolean;
  isHead: boolean;
  /** what happened to the seat of the delegation's head while the ballot was open */
  seat: SeatAct[];
  accredited: boolean;
  version: number;
  /** what this key has recorded before */
  same: { delegationId: string; version: number; choice: Choice; receipt: string } | null;
  /** the fingerprint of the key that signs now, by the house's record; null before the first is recorded */
  signingKey: string | null;
  mail: {
    email: string;
    locale: Locale;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
  } | null;
};

/** The locked ballot, who votes in it, and what is true meanwhile. `chain`: the conference's own, locked too. */
export type VoteMoment = VoteFacts & { ballot: Ballot; delegationId: string; chain: ChainHead | null };

const B = alias(ballot, 'b');
const C = alias(conference, 'c');
const OF_VOTE = {
  conference: sql`b.conference_id`,
  ballot: sql`b.id`,
  delegation: sql`seat.delegation_id`,
};

/** The row lock of the ballot puts its votes, refusals and declaration one after the other. */
const lockBallot = prepared((tx) =>
  tx
    .select({ ballot })
    .from(ballot)
    .innerJoin(
      conference,
      numberedIn(ballot, { conference: sql.placeholder('conference'), number: sql.placeholder('number') }),
    )
    .for('update', { of: ballot })
    .prepare('lock_ballot'),
);

/**
 * Locks the ballot and asks for all that its vote needs, in one message: each statement runs once the lock before it is
 * held, and the lock is not held while the next one travels.
 * @throws Refusal where there is no such ballot, or the actor speaks for no delegation
 */
export async function lockForVote(tx: Tx, actor: Actor, vote: Vote): Promise<VoteMoment> {
  // Whoever has no seat anywhere is refused before anything is locked.
  if (actor.seats.length === 0) delegationOf(actor, (await ballotAt(tx, vote)).conferenceId);
  const itsConference = sql`select b.conference_id from ballot b join conference c on ${numberedIn(B, vote, C)}`;
  const [[row], facts, chain] = await Promise.all([
    lockBallot(tx).execute(vote),
    factsOf(tx, actor, vote),
    lockHead(tx, itsConference),
  ]);
  if (!row || !facts) throw missing();
  return { ...facts, ballot: row.ballot, delegationId: delegationOf(actor, row.ballot.conferenceId), chain };
}

/**
 * The clock, the entitlement, the version and what the key has done, in one statement behind the lock. A clock that was
 * set back does not put a vote before the one that it hangs on, or before the key that signs it: neither would be good. Of the votes it
 * asks for the next one in the order of an index, and looks whether that is the one: asked for by value, Postgres has
 * taken the index of the sequence while there were few votes, and with that plan reads all of them later.
 */
async function factsOf(tx: Tx, actor: Actor, vote: Vote): Promise<VoteFacts | undefined> {
  const { key } = vote;
  const seats = Object.fromEntries(
    actor.seats.map(({ conferenceId }) => [conferenceId, speakingSeat(actor, conferenceId)?.delegationId]),
  );
  const { rows } = await tx.execute<VoteFacts>(sql`
    select greatest(clock_timestamp()::timestamptz(3), (select max(e.at) from ballot_event e
        where e.conference_id = b.conference_id and e.ballot_id = b.id and e.sequence = b.next_sequence - 1),
        (select max(a.at) from ballot_act a
        where a.conference_id = b.conference_id and a.ballot_id = b.id and a.sequence = b.next_sequence - 1),
        k.since) as now,
      k.fingerprint as "signingKey",
      exists (select from roll where conference_id = b.conference_id and ballot_id = b.id
        and delegation_id = seat.delegation_id) as "onRoll",
      exists (select from ${participant} where conference_id = b.conference_id and delegation_id = seat.delegation_id
        and account_id = ${actor.accountId} and ${activeHead(participant)}) as "isHead",
      ${seatActs(OF_VOTE)} as seat,
      ${headAccredited(OF_VOTE)} as accredited,
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
          'originalLanguage', c.original_language, 'timeZone', c.time_zone) from account a
        where a.id = ${actor.accountId} and a.disabled_at is null) as mail
    from ballot b join conference c on ${numberedIn(B, vote, C)} left join signing_key k on k.until is null,
      lateral (select (${JSON.stringify(seats)}::jsonb ->> b.conference_id::text)::uuid as delegation_id) seat`);
  return rows[0] && { ...rows[0], now: new Date(rows[0].now) };
}
