import { and, asc, isNull, lte, or, sql } from 'drizzle-orm';
import { prepared, withTx } from '@/db/client';
import { ballot, ballotEvent, roll, silenceBreak } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { log } from '@/platform/log';
import { declareBallot } from './commands/declaration';

const MOST_AT_ONCE = 50;

const voted = sql`(select count(distinct ${ballotEvent.delegationId}) from ${ballotEvent}
  where ${ballotEvent.conferenceId} = ${ballot.conferenceId} and ${ballotEvent.ballotId} = ${ballot.id})`;
const entitled = sql`(select count(*) from ${roll}
  where ${roll.conferenceId} = ${ballot.conferenceId} and ${roll.ballotId} = ${ballot.id})`;

const broken = sql`exists (select from ${silenceBreak}
  where ${silenceBreak.conferenceId} = ${ballot.conferenceId} and ${silenceBreak.ballotId} = ${ballot.id})`;

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
    .where(and(isNull(ballot.declaredAt), isOver))
    .orderBy(asc(ballot.closesAt))
    .limit(MOST_AT_ONCE)
    .prepare('due_ballots');
});

/**
 * Declares every ballot that is over, each in a transaction of its own; returns how many this call declared.
 * Called again and again by every instance: late or twice changes nothing. A ballot that fails is logged and
 * does not hold up the others.
 */
export async function declareDue(): Promise<number> {
  let declared = 0;
  for (const place of await withTx(SYSTEM, (tx) => due(tx).execute())) {
    try {
      if (await declareBallot(SYSTEM, place)) declared += 1;
    } catch (error) {
      log.error({ err: error, ballot: place.ballotId }, 'a ballot could not be declared');
    }
  }
  return declared;
}
