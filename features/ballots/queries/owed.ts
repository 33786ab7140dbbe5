import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { isPending, isRunning } from '@/db/schema/ballot-states';
import { ballot, ballotEvent, roll, silenceBreak } from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { InConference, OwnBallot, PendingBallot } from '@/domain/duty-facts';
import type { Choice } from '@/domain/tally';
import { COUNTS } from './counts';

const MOST = 200;
const PENDING = {
  conferenceId: ballot.conferenceId,
  number: ballot.number,
  procedure: ballot.procedure,
  subject: outcome.title,
  opensAt: ballot.opensAt,
  closesAt: ballot.closesAt,
  declaredAt: ballot.declaredAt,
  lapsedAt: ballot.lapsedAt,
  cancelledAt: ballot.cancelledAt,
  doubtedAt: ballot.doubtedAt,
};
const ofItsText = and(eq(outcome.conferenceId, ballot.conferenceId), eq(outcome.id, ballot.outcomeId));

/** The ballots of these conferences that are not declared, those that close first before others. Public. One question. */
export function pendingBallots(tx: Tx, conferenceIds: string[]): Promise<InConference<PendingBallot>[]> {
  return tx
    .select(PENDING)
    .from(ballot)
    .innerJoin(outcome, ofItsText)
    .where(and(inArray(ballot.conferenceId, conferenceIds), isPending))
    .orderBy(asc(ballot.closesAt), asc(ballot.id))
    .limit(MOST);
}

/**
 * The ballots that are not declared and on whose roll a delegation stands that the viewer is head of, with that
 * delegation's own vote. One question; none for who is head of nothing there.
 */
export async function ownBallots(
  tx: Tx,
  viewer: Actor,
  conferenceIds: string[],
): Promise<InConference<OwnBallot>[]> {
  const headed = viewer.seats.filter(
    ({ capacity, conferenceId }) => capacity === 'head' && conferenceIds.includes(conferenceId),
  );
  if (headed.length === 0) return [];
  const own = sql`e.conference_id = ${roll.conferenceId} and e.ballot_id = ${roll.ballotId}
    and e.delegation_id = ${roll.delegationId}`;
  const rows = await tx
    .select({
      ...PENDING,
      ...COUNTS,
      profile: ballot.profile,
      vote: sql<{ choice: Choice; at: string } | null>`(
        select jsonb_build_object('choice', e.choice, 'at', e.at) from ${ballotEvent} e where ${own}
        order by e.version desc limit 1)`,
      broke: sql<boolean>`exists (select from ${silenceBreak} e where ${own})`,
    })
    .from(ballot)
    .innerJoin(outcome, ofItsText)
    .innerJoin(roll, and(eq(roll.conferenceId, ballot.conferenceId), eq(roll.ballotId, ballot.id)))
    .where(
      and(
        isRunning,
        or(
          ...headed.map(({ conferenceId, delegationId }) =>
            and(eq(roll.conferenceId, conferenceId), eq(roll.delegationId, delegationId)),
          ),
        ),
      ),
    )
    .orderBy(asc(ballot.closesAt), asc(ballot.id))
    .limit(MOST);
  return rows.map(({ profile, vote, breaks: _, ...row }) => ({
    ...row,
    majority: row.procedure === 'vote' ? profile.vote.majority : null,
    vote: vote && { choice: vote.choice, at: new Date(vote.at) },
  }));
}
