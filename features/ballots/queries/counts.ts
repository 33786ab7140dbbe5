import { and, desc, eq, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { ballot, ballotEvent, refusedVote, roll, silenceBreak } from '@/db/schema/ballots';
import type { Choice } from '@/domain/tally';

// Built as queries: a column written into sql`` bears no table's name where a query reads one table only.
const build = new QueryBuilder({ casing: 'snake_case' });
const votes = build
  .select({ count: sql`count(distinct ${ballotEvent.delegationId})::int` })
  .from(ballotEvent)
  .where(and(eq(ballotEvent.conferenceId, ballot.conferenceId), eq(ballotEvent.ballotId, ballot.id)));
const entitledCount = build
  .select({ count: sql`count(*)::int` })
  .from(roll)
  .where(and(eq(roll.conferenceId, ballot.conferenceId), eq(roll.ballotId, ballot.id)));
const breaksMade = build
  .select({ count: sql`count(*)::int` })
  .from(silenceBreak)
  .where(and(eq(silenceBreak.conferenceId, ballot.conferenceId), eq(silenceBreak.ballotId, ballot.id)));
const refusals = build
  .select({ count: sql`count(*)::int` })
  .from(refusedVote)
  .where(and(eq(refusedVote.conferenceId, ballot.conferenceId), eq(refusedVote.ballotId, ballot.id)));
/** Of the ballot of the outer query: delegations on the roll, those that voted, those that broke silence. */
export const COUNTS = {
  roll: sql<number>`(${entitledCount})`,
  turnout: sql<number>`(${votes})`,
  breaks: sql<number>`(${breaksMade})`,
};

/** Votes on the ballot of the outer query that were refused. */
export const REFUSED = sql<number>`(${refusals})`;

const ofOne = (table: typeof roll | typeof silenceBreak, delegationId: string) =>
  build
    .select({ one: sql`1` })
    .from(table)
    .where(
      and(
        eq(table.conferenceId, ballot.conferenceId),
        eq(table.ballotId, ballot.id),
        eq(table.delegationId, delegationId),
      ),
    );
const lastChoice = (delegationId: string) =>
  build
    .select({ choice: ballotEvent.choice })
    .from(ballotEvent)
    .where(
      and(
        eq(ballotEvent.conferenceId, ballot.conferenceId),
        eq(ballotEvent.ballotId, ballot.id),
        eq(ballotEvent.delegationId, delegationId),
      ),
    )
    .orderBy(desc(ballotEvent.version))
    .limit(1);

/** Of the ballot of the outer query: whether a delegation is on its roll, and what it did; how it voted, for its head. */
export const standOf = (delegationId: string | null, isHead: boolean) => ({
  onRoll: delegationId ? sql<boolean>`exists (${ofOne(roll, delegationId)})` : sql<boolean>`false`,
  broke: delegationId ? sql<boolean>`exists (${ofOne(silenceBreak, delegationId)})` : sql<boolean>`false`,
  choice:
    delegationId && isHead ? sql<Choice | null>`(${lastChoice(delegationId)})` : sql<Choice | null>`null`,
});
