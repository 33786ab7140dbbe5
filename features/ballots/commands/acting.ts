import { dbNow, type Tx } from '@/db/client';
import { type Ballot, type BallotRef, isOpened } from '@/db/schema/ballots';
import { type Actor, SYSTEM } from '@/domain/actor';
import { authorize, type Permission } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { isToOpen, whyNotActUpon } from '@/domain/voting';
import { act } from '@/platform/act';
import { ballotVersionOf } from '../queries/acting';
import { lockBallotAt } from './locking';
import type { BallotAddress } from './numbered';
import { openScheduledBallot } from './scheduled';

/** What is to be done with a ballot, where it may need a second person. */
export const ofBallot = (
  { conferenceId, id, number, question }: Ballot,
  act: 'cancelBallot' | 'moveClose',
  input: object,
) => ({
  conferenceId,
  act,
  entityId: id,
  subject: question,
  path: `/ballots/${number}/${act === 'cancelBallot' ? 'cancel' : 'close'}`,
  input,
});

/** A scheduled ballot whose instant has come, before the job has opened it. */
export type Due = { due: BallotRef };

/**
 * Locks a ballot that somebody does something with, and looks whether that can be done, and whether it is what the page showed.
 * @throws Refusal where it is over, in doubt, or changed since
 */
export async function lockToActUpon(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  input: BallotAddress & { ballotVersion?: string; delegationId?: string },
): Promise<Due | (Locked & { now: Date })> {
  const row = await lockBallotAt(tx, input);
  const { conferenceId } = row.ballot;
  authorize(actor, permission, { conferenceId, delegationId: input.delegationId });
  return actedUpon(tx, row, input.ballotVersion);
}

type Locked = Awaited<ReturnType<typeof lockBallotAt>>;

/** The same of a ballot that is locked already, where whoever acts is entitled to it. */
export async function actedUpon(
  tx: Tx,
  row: Locked,
  ballotVersion?: string,
): Promise<Due | (Locked & { now: Date })> {
  const { conferenceId, id: ballotId } = row.ballot;
  const now = await dbNow(tx);
  const why = whyNotActUpon(row.ballot, now);
  if (why) throw refuse(why, {}, 'conflict');
  if (isToOpen(row.ballot, now)) return { due: { conferenceId, ballotId } };
  const shown = ballotVersionOf({ ...row.ballot, opened: isOpened(row.ballot) });
  if (ballotVersion !== undefined && shown !== ballotVersion)
    throw refuse('common.refusal.changed', {}, 'stale');
  return { ...row, now };
}

/**
 * Does something with a ballot in one transaction. Where its instant has come before the job has opened it, it is opened
 * first: what is done is done to an open ballot.
 */
export async function actUpon<Answer extends object>(
  actor: Actor,
  work: (tx: Tx, actor: Actor) => Promise<Answer | Due>,
): Promise<Exclude<Answer, Due>> {
  const isDue = (answer: Answer | Due): answer is Due => 'due' in answer;
  const first = await act(actor, work);
  if (!isDue(first)) return first as Exclude<Answer, Due>;
  await openScheduledBallot(SYSTEM, first.due);
  const second = await act(actor, work);
  if (isDue(second)) throw new Error('a ballot whose instant has come did not open');
  return second as Exclude<Answer, Due>;
}
