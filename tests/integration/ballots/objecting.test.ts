import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { type Actor, SYSTEM } from '@/domain/actor';
import { confirmHead } from '@/features/ballots/commands/confirming';
import { objectToHead } from '@/features/ballots/commands/objecting';
import { auditBallots } from '@/features/ballots/queries/audit';
import { getBallot } from '@/features/ballots/queries/ballot';
import { actorOf } from '@/platform/signed-in';
import { cast } from '@/tests/setup/conference/ballots';
import type { Hall, Head } from '@/tests/setup/conference/hall';
import { aHallWithBallot, replaced, seatOf } from '@/tests/setup/conference/heads';
import { anActor, aSeat } from '@/tests/setup/conference/people';
import { asOwner } from '@/tests/setup/owner';
import { mailsOf } from '@/tests/setup/stored';
import { hold, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';

const REASON = 'The note of the ministry names nobody';
const OBJECTED = { key: 'ballots.refusal.headObjected', kind: 'forbidden' };

const objecting = async (hall: Hall, one: Pick<Head, 'delegationId'>) => ({
  ...(await seatOf(hall, one)),
  reason: REASON,
});
const object = async (hall: Hall, by: Actor, one: Pick<Head, 'delegationId'>) =>
  objectToHead(by, await objecting(hall, one));

/** A hall in which the focal point has replaced the head: the new one need not wait. */
async function afterTheFocalPoint() {
  const { hall, one, two, ids } = await aHallWithBallot();
  const focal = await aSeat(hall.conference.id, one.delegationId, 'focalPoint');
  const head = await replaced(hall, focal, one);
  return { hall, one, two, ids, focal, head };
}

it('holds the new head once the former one objects, until another office confirms', async () => {
  const { hall, one, focal, head } = await afterTheFocalPoint();
  const { id } = hall.conference;
  await cast(hall, head, 'against');
  await object(hall, one.actor, one);
  const act = { kind: 'headObjected', delegation: one.delegationId, office: 'formerHead', reason: REASON };
  const shown = await getBallot(head, id, 1);
  expect(shown.acts.at(-1)).toMatchObject(act);
  expect(JSON.stringify(shown.acts)).not.toContain(one.actor.accountId);
  expect(shown.mine).toMatchObject({ held: 'headObjected', vote: { choice: 'against', version: 1 } });
  await expect(cast(hall, head, 'for')).rejects.toMatchObject(OBJECTED);
  const mails = (await mailsOf(id)).filter(({ template }) => template === 'ballots.headObjected');
  expect(mails.map(({ params }) => [params.office, params.reason])).toEqual(
    Array.from({ length: 4 }, () => ['formerHead', REASON]),
  );
  // The focal point is a party to it, and who made the change is nobody else.
  const seat = await seatOf(hall, one);
  await expect(confirmHead(focal, seat)).rejects.toMatchObject({ kind: 'forbidden' });
  const officer = await anActor('credentialsOfficer', id);
  expect((await getBallot(officer, id, 1)).newHeads).toMatchObject([
    { objected: true, may: { confirm: true } },
  ]);
  await confirmHead(officer, seat);
  expect((await cast(hall, head, 'for')).receipt).toMatchObject({ version: 2, sequence: 5 });
  await expect(object(hall, one.actor, one)).rejects.toMatchObject({
    key: 'ballots.refusal.confirmedAlready',
  });
  const confirmations = (await mailsOf(id)).filter(({ template }) => template === 'ballots.headConfirmed');
  expect(confirmations.map(({ params }) => params.office)).toEqual(
    Array.from({ length: 5 }, () => 'credentialsOfficer'),
  );
  const audits = await withTx(SYSTEM, (tx) => auditBallots(tx, id));
  expect(audits).toMatchObject([{ conflict: null }]);
});

it('is settled by a second organizer, never by the one who made the change or by the new head', async () => {
  const { hall, one } = await aHallWithBallot();
  const { id } = hall.conference;
  const head = await replaced(hall, hall.organizer, one);
  await object(hall, one.actor, one);
  const seat = await seatOf(hall, one);
  await expect(confirmHead(hall.organizer, seat)).rejects.toMatchObject({
    key: 'ballots.refusal.ownReplacement',
  });
  await expect(confirmHead(await anActor('administrator'), seat)).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await confirmHead(await anActor('organizer', id), seat);
  await cast(hall, head, 'for');
});

it('stands against whomever the same office puts there next, and falls when the former head is back', async () => {
  const { hall, one } = await aHallWithBallot();
  await replaced(hall, hall.organizer, one);
  await object(hall, one.actor, one);
  const third = await replaced(hall, hall.organizer, one);
  await expect(cast(hall, third, 'for')).rejects.toMatchObject(OBJECTED);
  await expect(object(hall, one.actor, one)).rejects.toMatchObject({
    key: 'ballots.refusal.objectedAlready',
  });
  const back = await replaced(hall, hall.organizer, one, one.actor);
  expect((await cast(hall, back, 'for')).receipt.sequence).toBe(5);
});

it('is made by those whom it concerns, with a look at how it stands, and not upon one’s own change', async () => {
  const { hall, one, two, focal, head } = await afterTheFocalPoint();
  const input = await objecting(hall, one);
  for (const other of [two.actor, hall.organizer, await anActor('chair', hall.conference.id)])
    await expect(objectToHead(other, input)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(objectToHead(await anActor(), input)).rejects.toMatchObject({ kind: 'notFound' });
  await expect(objectToHead(focal, input)).rejects.toMatchObject({ key: 'ballots.refusal.ownChange' });
  const older = { ...input, seatVersion: '0'.repeat(64) };
  await expect(objectToHead(head, older)).rejects.toMatchObject({ kind: 'stale' });
  await objectToHead(head, input);
  expect((await getBallot(SYSTEM, hall.conference.id, 1)).acts.at(-1)).toMatchObject({ office: 'head' });
});

it('comes too late once the ballot has closed', async () => {
  const { hall, one, ids } = await afterTheFocalPoint();
  const input = await objecting(hall, one);
  await asOwner(
    'alter table ballot disable trigger user',
    `update ballot set closes_at = clock_timestamp() where id = '${ids.ballotId}'`,
    'alter table ballot enable trigger user',
  );
  await expect(objectToHead(one.actor, input)).rejects.toMatchObject({ key: 'ballots.refusal.endedAlready' });
  const { newHeads } = await getBallot(one.actor, hall.conference.id, 1);
  expect(newHeads).toMatchObject([{ may: { object: false, confirm: false } }]);
});

/** Each by what is true when it is sent. Whatever is sent second stands at the lock until the first one is through. */
async function oneBehindTheOther(hall: Hall, first: () => Promise<unknown>, second: () => Promise<unknown>) {
  const chain = await hold('chain', hall.conference.id);
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error) => error.key ?? 'turned back',
    );
  const { done, refused } = await refusalsDuring(async () => {
    const one = outcome(first());
    await chain.standing(1);
    const two = outcome(second());
    await chain.standing(2);
    await chain.release();
    return Promise.all([one, two]);
  });
  return { done, refused };
}

async function objectionAndVote(order: 'vote' | 'objection') {
  const { hall, one, head } = await afterTheFocalPoint();
  const input = await objecting(hall, one);
  const vote = () => cast(hall, head, 'for');
  const former = await actorOf(one.actor.accountId ?? '');
  const objection = () => objectToHead(former, input);
  return order === 'vote'
    ? oneBehindTheOther(hall, vote, objection)
    : oneBehindTheOther(hall, objection, vote);
}

it('leaves the vote that came before it, and lets none in behind it', async () => {
  expect(await objectionAndVote('vote')).toEqual({ done: ['done', 'done'], refused: [] });
  expect(await objectionAndVote('objection')).toEqual({
    done: ['done', 'ballots.refusal.headObjected'],
    refused: [],
  });
});

it('would let a vote in beside it without the lock on the ballot, were it not for the chain (control)', async () => {
  const { done, taken } = await withoutLock('ballot', () => objectionAndVote('objection'));
  expect(taken).toBeGreaterThan(1);
  expect(done.done[1]).not.toBe('ballots.refusal.headObjected');
  expect(done.refused.length).toBeGreaterThan(0);
});

async function objectionAndConfirmation(order: 'objection' | 'confirmation') {
  const { hall, one } = await aHallWithBallot();
  await replaced(hall, hall.organizer, one);
  const officer = await anActor('credentialsOfficer', hall.conference.id);
  const input = await objecting(hall, one);
  const { reason: _, ...seat } = input;
  const former = await actorOf(one.actor.accountId ?? '');
  const objection = () => objectToHead(former, input);
  const confirmation = () => confirmHead(officer, seat);
  return order === 'objection'
    ? oneBehindTheOther(hall, objection, confirmation)
    : oneBehindTheOther(hall, confirmation, objection);
}

it('has one outcome with a confirmation that comes at the same time', async () => {
  expect((await objectionAndConfirmation('objection')).done).toEqual(['done', 'common.refusal.changed']);
  expect((await objectionAndConfirmation('confirmation')).done).toEqual([
    'done',
    'ballots.refusal.confirmedAlready',
  ]);
});

it('would run into the confirmation without the lock on the ballot (control)', async () => {
  const { done, taken } = await withoutLock('ballot', () => objectionAndConfirmation('confirmation'));
  expect(taken).toBeGreaterThan(1);
  expect(done.done[1]).not.toBe('ballots.refusal.confirmedAlready');
  expect(done.refused.length).toBeGreaterThan(0);
});
