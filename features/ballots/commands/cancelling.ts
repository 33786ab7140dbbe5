import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { type Ballot, ballot, isOpened, type OpenedBallot } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import { officeOf } from '@/domain/acts';
import { type Conflict, firstConflict } from '@/domain/ballot-check';
import { requireWord } from '@/domain/correcting';
import { refuse } from '@/domain/refusal';
import { cancelledPackage } from '@/domain/result-package';
import { secondPerson } from '@/features/proposals/queries/gate';
import type { Done } from '@/platform/action';
import { signer } from '@/platform/keys';
import { record } from '@/platform/record';
import type { cancelInput } from '../input';
import { appendAct } from '../queries/chain-acts';
import { keysFor } from '../queries/keys';
import { ballotRecord, CRYPTO, recorded } from '../queries/recorded';
import { actUpon, type Due, lockToActUpon, ofBallot } from './acting';
import { doubt } from './doubt';
import { instantOfAct, lockAround } from './ending';
import { forgetReasons } from './forgetting';
import { packageParts, sealed } from './sealing';
import { tellOfCancellation } from './telling';

type Cancelling = z.output<typeof cancelInput>;
type CancelAttempt = { cancelled: true } | { doubted: Conflict } | { waits: Done };

/**
 * Cancels a ballot before its close, for good: no vote is taken any more, and those that were cast stay sealed and are never
 * counted. Under the lock of its votes: whoever has a receipt voted before. Of one that was open a package is signed, which
 * shows who had voted and when.
 * @throws Refusal when it is over, or when it has opened since the page was drawn
 */
export async function cancelBallot(actor: Actor, input: Cancelling): Promise<Done> {
  const answer = await actUpon(actor, (tx, actor) => cancel(tx, actor, input));
  if ('waits' in answer) return answer.waits;
  if ('doubted' in answer) throw refuse('ballots.refusal.inDoubt', {}, 'conflict');
  return { redirect: `/${input.conference}/ballots/${input.number}` };
}

async function cancel(tx: Tx, actor: Actor, input: Cancelling): Promise<CancelAttempt | Due> {
  const locked = await lockToActUpon(tx, actor, 'ballot.cancel', input);
  if ('due' in locked) return locked;
  const { ballot: ballotRow, symbol, now } = locked;
  if (isOpened(ballotRow)) requireWord(input.word ?? '', symbol);
  if (!isOpened(ballotRow)) {
    await lockAround(tx, ballotRow);
    const waits = await secondPerson(tx, actor, ofBallot(ballotRow, 'cancelBallot', input));
    if (waits) return { waits };
    await setCancelled(tx, actor, ballotRow, { at: now, reason: input.reason });
    return { cancelled: true };
  }
  return cancelOpened(tx, actor, ballotRow, { now, input });
}

async function cancelOpened(
  tx: Tx,
  actor: Actor,
  ballotRow: OpenedBallot,
  { now, input }: { now: Date; input: Cancelling },
): Promise<CancelAttempt> {
  const { reason } = input;
  const ref = { conferenceId: ballotRow.conferenceId, ballotId: ballotRow.id };
  const all = await recorded(tx, ref);
  // It ends after the last vote.
  const at = instantOfAct(ballotRow, all, now, 1);
  await lockAround(tx, ballotRow);
  await keysFor(tx, signer());
  const conflict = firstConflict(CRYPTO, await ballotRecord(tx, ballotRow, all));
  if (conflict) {
    await doubt(tx, actor, ballotRow, { conflict, now });
    return { doubted: conflict };
  }
  const waits = await secondPerson(tx, actor, ofBallot(ballotRow, 'cancelBallot', input));
  if (waits) return { waits };
  const details = { office: officeOf(actor, ref.conferenceId), reason };
  const { done, moved } = await appendAct(tx, actor, ballotRow, { kind: 'cancelled', details, at });
  const parts = await packageParts(tx, ballotRow, { ...all, acts: [...all.acts, done] }, at);
  const signed = { ...moved, ...sealed(cancelledPackage(parts)) };
  const { sequence, hash } = done;
  await setCancelled(tx, actor, ballotRow, { at, reason, signed, link: { sequence, hash } });
  return { cancelled: true };
}

type BallotEnding = {
  at: Date;
  reason: string;
  signed?: Partial<Ballot>;
  link?: { sequence: number; hash: string };
};

/** Writes that it is cancelled, records it, and tells those concerned. */
async function setCancelled(tx: Tx, actor: Actor, ballotRow: Ballot, ending: BallotEnding): Promise<void> {
  const { conferenceId, id: ballotId, number, outcomeId } = ballotRow;
  const { at, reason, signed, link } = ending;
  const office = officeOf(actor, conferenceId);
  await tx
    .update(ballot)
    .set({ cancelledAt: at, cancelledBy: actor.accountId, cancelReason: reason, endedAt: at, ...signed })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
  await record(tx, actor, {
    conferenceId,
    kind: 'ballot.cancelled',
    entityId: ballotId,
    after: { number, reason, office, at: at.toISOString(), ...link },
    topics: [`ballot:${ballotId}`, `outcome:${outcomeId}`],
  });
  await forgetReasons(tx, conferenceId, ballotId);
  await tellOfCancellation(tx, { conferenceId, ballotId }, office);
}
