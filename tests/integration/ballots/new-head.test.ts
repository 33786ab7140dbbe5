import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { confirmHead } from '@/features/ballots/commands/confirming';
import { auditBallots } from '@/features/ballots/queries/audit';
import { getBallot } from '@/features/ballots/queries/ballot';
import { cast } from '@/tests/setup/conference/ballots';
import { aHallWithBallot, replaced, seatOf } from '@/tests/setup/conference/heads';
import { anActor, aSeat } from '@/tests/setup/conference/people';
import { RULES } from '@/tests/setup/conference/rules';
import { owner } from '@/tests/setup/owner';
import { mailsOf } from '@/tests/setup/stored';

const WAITS = { key: 'ballots.refusal.headWaits', kind: 'forbidden' };

it('tells both heads and the focal points at once, in the chain and on the page, and lets the new one wait', async () => {
  const { hall, one, two } = await aHallWithBallot();
  await cast(hall, one, 'against');
  const focal = await aSeat(hall.conference.id, one.delegationId, 'focalPoint');
  const head = await replaced(hall, hall.organizer, one);
  const act = { kind: 'headReplaced', delegation: one.delegationId, office: 'organizer', sequence: 2 };
  expect((await getBallot(SYSTEM, hall.conference.id, 1)).acts).toMatchObject([act]);
  const mails = (await mailsOf(hall.conference.id)).filter(
    ({ template }) => template === 'ballots.headReplaced',
  );
  expect(mails.map(({ params }) => [params.ballots, params.office])).toEqual(
    Array.from({ length: 3 }, () => ['1', 'organizer']),
  );
  await expect(cast(hall, head, 'for')).rejects.toMatchObject(WAITS);
  // The vote that was cast stays, and nobody else waits.
  expect((await cast(hall, two, 'for')).receipt.sequence).toBe(3);
  const input = await seatOf(hall, one);
  await expect(confirmHead(hall.organizer, input)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(confirmHead(focal, { ...input, seatVersion: '0'.repeat(64) })).rejects.toMatchObject({
    kind: 'stale',
  });
  expect((await getBallot(focal, hall.conference.id, 1)).newHeads).toMatchObject([
    { may: { confirm: true } },
  ]);
  await confirmHead(focal, input);
  await expect(confirmHead(focal, input)).rejects.toMatchObject({ kind: 'stale' });
  expect((await cast(hall, head, 'for')).receipt).toMatchObject({ version: 2, sequence: 5 });
  const audits = await withTx(SYSTEM, (tx) => auditBallots(tx, hall.conference.id));
  expect(audits).toMatchObject([{ conflict: null }]);
});

it('lets a head vote at once whom the focal point or the credentials officer has put there', async () => {
  const { hall, one, two } = await aHallWithBallot();
  const focal = await aSeat(hall.conference.id, one.delegationId, 'focalPoint');
  await cast(hall, await replaced(hall, focal, one), 'for');
  const officer = await anActor('credentialsOfficer', hall.conference.id);
  const head = await replaced(hall, officer, two);
  await cast(hall, head, 'for');
  await expect(confirmHead(officer, await seatOf(hall, two))).rejects.toMatchObject({
    key: 'ballots.refusal.ownReplacement',
  });
});

it('lets a head vote when the time of waiting is over', async () => {
  const { hall, one } = await aHallWithBallot();
  const head = await replaced(hall, hall.organizer, one);
  await expect(cast(hall, head, 'for')).rejects.toMatchObject(WAITS);
  // A day passes: the guards are out of the way for that.
  const client = await owner();
  await client.query('alter table ballot_act disable trigger user');
  await client.query(`update ballot_act set at = at - interval '24 hours' where conference_id = $1`, [
    hall.conference.id,
  ]);
  await client.query('alter table ballot_act enable trigger user');
  await client.end();
  await cast(hall, head, 'for');
});

it('asks for an accreditation and waits as long as the frozen rules say', async () => {
  const { hall, one, two } = await aHallWithBallot({
    ...RULES,
    newHead: { accredited: true, waitingHours: 0 },
  });
  const head = await replaced(hall, hall.organizer, one);
  const cannot = { key: 'ballots.refusal.headNotAccredited', kind: 'forbidden' };
  await expect(cast(hall, head, 'for')).rejects.toMatchObject(cannot);
  expect((await getBallot(head, hall.conference.id, 1)).mine).toMatchObject({ held: 'headNotAccredited' });
  const accepted = { submittedAt: new Date(), decision: 'accepted' as const, decidedAt: new Date() };
  const its = and(
    eq(participant.conferenceId, hall.conference.id),
    eq(participant.accountId, head.accountId ?? ''),
  );
  await withTx(SYSTEM, (tx) => tx.update(participant).set(accepted).where(its));
  expect((await cast(hall, head, 'for')).receipt.sequence).toBe(2);
  // Who was head at the opening is asked for nothing.
  await cast(hall, two, 'for');
});
