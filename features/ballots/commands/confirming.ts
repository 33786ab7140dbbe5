import type * as z from 'zod';
import { isOpened } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import { whyNotConfirm } from '@/domain/new-head';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { confirmInput } from '../input';
import { noteSeat } from '../queries/chain-acts';
import { standingOf } from '../queries/standing';
import { actedUpon } from './acting';
import { lockBallotAt } from './locking';
import { tellOfConfirmation } from './telling';

const KINDS = {
  'common.refusal.changed': 'stale',
  'ballots.refusal.ownReplacement': 'forbidden',
  'ballots.refusal.ownSeat': 'forbidden',
} as const;

/**
 * Confirms a new head of delegation in an open ballot, who can then act before the time of waiting is over: by the focal point
 * or the credentials officer; where somebody objected, by the credentials officer or another organizer. Never by who made the
 * change.
 * @throws Refusal where nothing is to be confirmed (any more), or it is one's own change
 */
export function confirmHead(actor: Actor, input: z.output<typeof confirmInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockBallotAt(tx, input);
    const { conferenceId } = row.ballot;
    const { delegationId, seatVersion } = input;
    const standing = await standingOf(tx, row.ballot, delegationId);
    const { objected } = standing;
    authorize(actor, objected ? 'head.confirmObjected' : 'head.confirm', { conferenceId, delegationId });
    const locked = await actedUpon(tx, row);
    if ('due' in locked || !isOpened(row.ballot)) throw refuse('ballots.refusal.notOpenYet', {}, 'conflict');
    if (!standing.replaced) throw missing();
    const why = whyNotConfirm(standing, { seatVersion, accountId: actor.accountId });
    if (why) throw refuse(why, {}, KINDS[why]);
    const change = await noteSeat(tx, actor, row.ballot, { kind: 'headConfirmed', delegationId });
    if (!change) throw refuse('ballots.refusal.endedAlready', {}, 'late');
    await record(tx, actor, { ...change, kind: 'head.confirmed' });
    if (objected) await tellOfConfirmation(tx, row.ballot, { delegationId, office: change.after.office });
    return { message: 'ballots.done.headConfirmed' };
  });
}
