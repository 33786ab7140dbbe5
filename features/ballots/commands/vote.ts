import type { Tx } from '@/db/client';
import { isOpened, type OpenedBallot } from '@/db/schema/ballots';
import { lanes } from '@/db/speed/lanes';
import type { Actor } from '@/domain/actor';
import { can } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { CAST_REFUSAL_KINDS, isToOpen, whyNotCast } from '@/domain/voting';
import type { Done } from '@/platform/action';
import { log } from '@/platform/log';
import { heldIn } from '../queries/seat';
import { actUpon, type Due } from './acting';
import { lockForVote, type Vote, type VoteMoment } from './moment';
import { keepRefusal, type RefusedVote } from './refused';
import { mailReceipt, recordVote, writeVote } from './writing';

/** The lock lets the votes of a ballot in one by one: one of them at work and one at the door are enough. */
const votesOf = lanes(2);

/** `differs`: the key has recorded another choice than the one that came with it now. */
type RecordedVote = { version: number; receipt: string; differs?: boolean };

/**
 * Casts or changes a delegation's vote. `data.receipt` is the signed receipt as JSON; the same key answers
 * with the same receipt, byte for byte, whatever happened since; where it comes with another choice, that is told.
 * @throws Refusal when the ballot is not open by the database's clock, or the actor is not the active head of
 * a delegation on its roll; that is committed as a refused vote before it is told. Of a flood of them the
 * first of each minute are kept, and every other one is a line of the log, with ids and its count.
 */
export async function castVote(actor: Actor, vote: Vote): Promise<Done> {
  const answer = await votesOf(`${vote.conference}/${vote.number}`, () =>
    actUpon(actor, (tx, actor) => cast(tx, actor, vote)),
  );
  if ('refused' in answer) throw refusalOf(answer);
  const { version, receipt, differs = false } = answer;
  const query = `version=${version}${differs ? '&other=1' : ''}`;
  return {
    redirect: `/${vote.conference}/ballots/${vote.number}/vote/receipt?${query}`,
    data: { receipt, differs },
  };
}

async function cast(tx: Tx, actor: Actor, vote: Vote): Promise<RecordedVote | RefusedVote | Due> {
  const moment = await lockForVote(tx, actor, vote);
  const { ballot, delegationId, now } = moment;
  const { conferenceId } = ballot;
  const opened = isOpened(ballot);
  if (isToOpen(ballot, now)) return { due: { conferenceId, ballotId: ballot.id } };

  const isHead = moment.isHead && can(actor, 'vote.cast', { conferenceId, delegationId });
  if (moment.same && isHead) return recordedBefore(moment.same, delegationId, vote);

  const onRoll = opened ? moment.onRoll : null;
  const held = heldIn(ballot, moment);
  const refused = whyNotCast({ ballot, onRoll, isHead, held, choice: vote.choice, now });
  if (refused) return keepRefusal(tx, actor, moment, refused);
  if (!opened) throw new Error('a ballot that is not opened refused no vote');

  return appendVote(tx, actor, { ...moment, ballot }, vote);
}

/** Appends one vote that was found in order to the chain of its locked ballot. */
export async function appendVote(
  tx: Tx,
  actor: Actor,
  moment: Omit<VoteMoment, 'ballot' | 'onRoll' | 'isHead' | 'seat' | 'accredited' | 'same'> & {
    ballot: OpenedBallot;
  },
  vote: Pick<Vote, 'choice' | 'key'>,
): Promise<RecordedVote> {
  const written = writeVote(tx, actor, moment, vote);
  await recordVote(tx, actor, moment, written);
  mailReceipt(tx, moment, written);
  return { version: written.version, receipt: written.receipt };
}

/** What the key of a vote has done before, whatever it comes with now. */
function recordedBefore(
  same: NonNullable<VoteMoment['same']>,
  delegationId: string,
  vote: Vote,
): RecordedVote {
  if (same.delegationId !== delegationId) throw refuse('ballots.refusal.keyTaken', {}, 'conflict');
  return { ...same, differs: same.choice !== vote.choice };
}

function refusalOf({ refused, unkept }: RefusedVote) {
  if (unkept) log.warn(unkept, 'a refused vote was not kept: too many in a minute');
  return refuse(refused, {}, CAST_REFUSAL_KINDS[refused]);
}
