import { and, asc, isNull, lte, or, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ballotFinding } from '@/db/schema/ballot-acts';
import { isRunning, isScheduled } from '@/db/schema/ballot-states';
import { type BallotRef, ballot, ballotEvent, roll, silenceBreak } from '@/db/schema/ballots';
import { prepared } from '@/db/speed/statement';
import { SYSTEM } from '@/domain/actor';
import type { JobsOf } from '@/platform/jobs';
import { log } from '@/platform/log';
import { declareBallot } from './commands/declaration';
import { openScheduledBallot } from './commands/scheduled';

const MOST_AT_ONCE = 50;

const voted = sql`(select count(distinct ${ballotEvent.delegationId}) from ${ballotEvent}
  where ${ballotEvent.conferenceId} = ${ballot.conferenceId} and ${ballotEvent.ballotId} = ${ballot.id})`;
const entitled = sql`(select count(*) from ${roll}
  where ${roll.conferenceId} = ${ballot.conferenceId} and ${roll.ballotId} = ${ballot.id})`;

const broken = sql`exists (select from ${silenceBreak}
  where ${silenceBreak.conferenceId} = ${ballot.conferenceId} and ${silenceBreak.ballotId} = ${ballot.id})`;

/** An officer has recorded what was found since the ballot in doubt was last looked at. */
const hasNewFinding = sql`exists (select from ${ballotFinding} where ${ballotFinding.conferenceId} = ${ballot.conferenceId}
  and ${ballotFinding.ballotId} = ${ballot.id} and ${ballotFinding.at} > ${ballot.lookedAt})`;

/** The ballots whose closing instant has come by the database's clock, and those that end before it. */
const due = prepared((tx) => {
  const mayEndEarly = and(
    sql`${ballot.rules} ->> 'closeEarlyWhenAllVoted' = 'true'`,
    lte(ballot.opensAt, sql`clock_timestamp()`),
    sql`${voted} = ${entitled}`,
  );
  const isOver = or(lte(ballot.closesAt, sql`clock_timestamp()`), mayEndEarly, broken);
  return tx
    .select({ conferenceId: ballot.conferenceId, ballotId: ballot.id })
    .from(ballot)
    .where(and(isRunning, isOver, or(isNull(ballot.doubtedAt), hasNewFinding)))
    .orderBy(asc(ballot.closesAt))
    .limit(MOST_AT_ONCE)
    .prepare('due_ballots');
});

/** The scheduled ballots whose opening instant has come by the database's clock. */
const toOpen = prepared((tx) =>
  tx
    .select({ conferenceId: ballot.conferenceId, ballotId: ballot.id })
    .from(ballot)
    .where(and(isScheduled, lte(ballot.opensAt, sql`clock_timestamp()`)))
    .orderBy(asc(ballot.opensAt))
    .limit(MOST_AT_ONCE)
    .prepare('ballots_to_open'),
);

/** Does it for each, one after the other; one that fails is logged and does not hold up the others. */
async function each(
  refs: BallotRef[],
  act: (ref: BallotRef) => Promise<boolean>,
  failed: string,
): Promise<number> {
  let done = 0;
  for (const ref of refs) {
    try {
      if (await act(ref)) done += 1;
    } catch (error) {
      log.error({ err: error, entityId: ref.ballotId }, failed);
    }
  }
  return done;
}

/**
 * Opens every scheduled ballot whose instant has come, or lets it lapse, each in a transaction of its own; returns how
 * many this call opened. Called again and again by every instance: late or twice changes nothing.
 */
export async function openDue(): Promise<number> {
  const refs = await withTx(SYSTEM, (tx) => toOpen(tx).execute());
  return each(refs, (ref) => openScheduledBallot(SYSTEM, ref), 'a ballot could not be opened');
}

/**
 * Declares every ballot that is over, each in a transaction of its own; returns how many this call declared.
 * Called again and again by every instance: late or twice changes nothing. A ballot that fails is logged and
 * does not hold up the others.
 */
export async function declareDue(): Promise<number> {
  const refs = await withTx(SYSTEM, (tx) => due(tx).execute());
  return each(refs, (ref) => declareBallot(SYSTEM, ref), 'a ballot could not be declared');
}

/** Whoever has typed a reason to break silence checks it within so many hours, or types it anew. */
const REASON_HOURS = 12;
const MOST_FORGOTTEN = 1000;

/** Deletes reasons that nobody has checked for hours, a thousand at most. Returns how many. */
export async function forgetOldReasons(): Promise<number> {
  const { rowCount } = await withTx(SYSTEM, (tx) =>
    tx.execute(sql`
      delete from kept_reason where (conference_id, ballot_id, account_id) in (
        select conference_id, ballot_id, account_id from kept_reason
        where at < clock_timestamp() - make_interval(hours => ${REASON_HOURS})
        limit ${MOST_FORGOTTEN} for update skip locked)`),
  );
  return rowCount ?? 0;
}

export const ballotJobs = {
  'ballots.openDue': { everyMs: 500, run: openDue },
  'ballots.declareDue': { everyMs: 500, run: declareDue },
  'ballots.forgetOldReasons': { everyMs: 60_000, run: forgetOldReasons },
} satisfies JobsOf<'ballots'>;
