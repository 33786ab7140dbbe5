import type * as z from 'zod';
import { isOpened } from '@/db/schema/ballots';
import type { Actor } from '@/domain/actor';
import { formerHeadIn, officeOfObjection, whyNotObject } from '@/domain/new-head';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { objectInput } from '../input';
import { noteSeat } from '../queries/chain-acts';
import { standingOf } from '../queries/standing';
import { actedUpon } from './acting';
import { lockBallotAt } from './locking';
import { tellOfObjection } from './telling';

const KINDS = {
  'common.refusal.changed': 'stale',
  'ballots.refusal.objectedAlready': 'conflict',
  'ballots.refusal.confirmedAlready': 'conflict',
  'ballots.refusal.ownChange': 'forbidden',
} as const;

/**
 * Objects to a head of delegation who was put there while the ballot is open: by whoever was head before, the new head, the
 * focal point or the credentials officer. From then on that head acts in the ballot only once another office has confirmed it,
 * or the change is undone; what was cast stays as it is. Under the lock of the votes.
 * @throws Refusal where the ballot is over, the head is confirmed or objected to already, or it is one's own change
 */
export function objectToHead(actor: Actor, input: z.output<typeof objectInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockBallotAt(tx, input);
    const { conferenceId } = row.ballot;
    const { delegationId, seatVersion, reason } = input;
    const standing = await standingOf(tx, row.ballot, delegationId);
    const formerHead = formerHeadIn(standing, actor.accountId);
    authorize(actor, 'head.object', { conferenceId, delegationId, accountId: formerHead });
    const locked = await actedUpon(tx, row);
    if ('due' in locked || !isOpened(row.ballot)) throw refuse('ballots.refusal.notOpenYet', {}, 'conflict');
    if (!standing.replaced) throw missing();
    const why = whyNotObject(standing, { seatVersion, accountId: actor.accountId });
    if (why) throw refuse(why, {}, KINDS[why]);
    const office = officeOfObjection(actor, { conferenceId, delegationId, standing });
    const change = await noteSeat(tx, actor, row.ballot, {
      kind: 'headObjected',
      delegationId,
      office,
      reason,
    });
    if (!change) throw refuse('ballots.refusal.endedAlready', {}, 'late');
    await record(tx, actor, { ...change, kind: 'head.objected', after: { ...change.after, reason } });
    await tellOfObjection(tx, row.ballot, { delegationId, office, reason });
    return { redirect: `/${input.conference}/ballots/${input.number}` };
  });
}
