import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { ballot, isOpened, type OpenedBallot } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import { officeOf } from '@/domain/acts';
import { refuse } from '@/domain/refusal';
import { whyNotMoveClose } from '@/domain/voting';
import { secondPerson } from '@/features/proposals/queries/gate';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { moveInput } from '../input';
import { appendAct } from '../queries/chain-acts';
import { recorded } from '../queries/recorded';
import { actUpon, type Due, lockToActUpon, ofBallot } from './acting';
import { instantOfAct } from './ending';
import { tellOfMove } from './telling';

type Moving = z.output<typeof moveInput>;

/**
 * Moves the close of a ballot before it has come: later, or earlier with notice. Under the lock of its votes: each is taken or
 * refused by one close or by the other. It stands in the chain of a ballot that is open.
 * @throws Refusal when it is over, or not so as the page showed it
 */
export async function moveClose(actor: Actor, input: Moving): Promise<Done> {
  const answer = await actUpon(actor, (tx, actor) => move(tx, actor, input));
  if ('waits' in answer) return answer.waits;
  return { redirect: `/${input.conference}/ballots/${input.number}` };
}

async function move(tx: Tx, actor: Actor, input: Moving): Promise<{ moved: true } | { waits: Done } | Due> {
  const locked = await lockToActUpon(tx, actor, 'close.move', input);
  if ('due' in locked) return locked;
  const { ballot: ballotRow, timeZone, now } = locked;
  const { conferenceId, id: ballotId, outcomeId, closesAt: before } = ballotRow;
  const closesAt = typedInstant(input.closesAt, timeZone, 'closesAt');
  const why = whyNotMoveClose(ballotRow, closesAt, now);
  if (why) throw refuse(why, {}, 'invalid', 'closesAt');
  const waits = await secondPerson(tx, actor, ofBallot(ballotRow, 'moveClose', input));
  if (waits) return { waits };
  const { reason } = input;
  const office = officeOf(actor, conferenceId);
  const details = { from: before.toISOString(), to: closesAt.toISOString(), office, reason };
  const link = isOpened(ballotRow) ? await linked(tx, actor, ballotRow, { details, now }) : null;
  await tx
    .update(ballot)
    .set({ closesAt, ...link?.moved })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
  const position = link && { sequence: link.done.sequence, hash: link.done.hash };
  await record(tx, actor, {
    conferenceId,
    kind: 'close.moved',
    entityId: ballotId,
    before: { closesAt: before.toISOString() },
    after: { closesAt: closesAt.toISOString(), reason, office, ...position },
    topics: [`ballot:${ballotId}`, `outcome:${outcomeId}`],
  });
  await tellOfMove(tx, { conferenceId, ballotId }, { before, reason, office });
  return { moved: true };
}

type Details = { from: string; to: string; office: ReturnType<typeof officeOf>; reason: string };

/** The move as the next link of the chain of an open ballot. @throws Refusal where it has ended already */
async function linked(
  tx: Tx,
  actor: Actor,
  ballotRow: OpenedBallot,
  { details, now }: { details: Details; now: Date },
) {
  const all = await recorded(tx, { conferenceId: ballotRow.conferenceId, ballotId: ballotRow.id });
  const at = instantOfAct(ballotRow, all, now, 0);
  return appendAct(tx, actor, ballotRow, { kind: 'closeMoved', details, at });
}
