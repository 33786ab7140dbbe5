import { and, eq, lte, sql } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { isScheduled } from '@/db/schema/ballot-states';
import { type Ballot, type BallotRef, ballot } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Change } from '@/domain/events';
import { isLeftOpen } from '@/domain/outcomes';
import { authorize } from '@/domain/permissions';
import { type LapseReason, whyLapsed } from '@/domain/voting';
import { act } from '@/platform/act';
import { record } from '@/platform/record';
import { rollAt } from '../queries/roll';
import { freeze } from './freezing';
import { lockedBallot } from './locking';
import { rulesOf } from './round';
import { tellOfLapse } from './telling';

async function around(tx: Tx, { conferenceId, outcomeId }: Ballot) {
  const [text] = await tx
    .select({
      number: outcome.number,
      leftOpenAt: outcome.leftOpenAt,
      adoptedAt: outcome.adoptedAt,
      notAdoptedAt: outcome.notAdoptedAt,
      endedAs: outcome.endedAs,
      closedAt: conference.closedAt,
    })
    .from(outcome)
    .innerJoin(conference, eq(conference.id, outcome.conferenceId))
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)));
  if (!text) throw new Error('the text of a ballot is gone');
  return {
    outcomeNumber: text.number,
    conferenceClosed: text.closedAt !== null,
    textLeftOpen: isLeftOpen(text),
  };
}

async function lapse(tx: Tx, ballotRow: Ballot, reason: LapseReason, now: Date): Promise<Change> {
  const { conferenceId, id, number, outcomeId, opensAt } = ballotRow;
  await tx
    .update(ballot)
    .set({ lapsedAt: now, lapseReason: reason })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, id)));
  await tellOfLapse(tx, { conferenceId, ballotId: id }, reason);
  return {
    conferenceId,
    kind: 'ballot.lapsed',
    entityId: id,
    after: { number, reason, opensAt: opensAt.toISOString() },
    topics: [`ballot:${id}`, `outcome:${outcomeId}`],
  };
}

/**
 * Opens one scheduled ballot whose instant has come: roll and rules are frozen by what stood at that instant. One that
 * cannot open lapses, for good, and its organizers are told why. Answers false when there is nothing to open (any
 * more): however many instances, votes and breaks try, one does it, and late or twice changes nothing.
 */
export function openScheduledBallot(actor: Actor, ref: BallotRef): Promise<boolean> {
  return act(actor, async (tx, actor) => {
    authorize(actor, 'ballot.openScheduled', { conferenceId: ref.conferenceId });
    const due = lte(ballot.opensAt, sql`clock_timestamp()`);
    const ballotRow = await lockedBallot(tx, ref, isScheduled, due);
    if (!ballotRow) return false;
    const now = await dbNow(tx);
    const roll = await rollAt(tx, ballotRow.conferenceId, ballotRow.opensAt);
    const { outcomeNumber, ...facts } = await around(tx, ballotRow);
    const reason = whyLapsed(ballotRow, { ...facts, roll: roll.entitled.length }, now);
    if (reason) {
      await record(tx, actor, await lapse(tx, ballotRow, reason, now));
      return true;
    }
    const rules = await rulesOf(tx, ballotRow, { terms: ballotRow, roll, except: ballotRow.id });
    await record(
      tx,
      actor,
      await freeze(tx, actor, ballotRow, { outcomeNumber, planned: { roll, rules }, now }),
    );
    return true;
  });
}
