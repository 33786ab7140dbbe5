import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import { confirmHead } from '@/features/ballots/commands/confirming';
import { auditBallots } from '@/features/ballots/queries/audit';
import { getBallot } from '@/features/ballots/queries/ballot';
import { replaceHead } from '@/features/delegations/commands/nomination';
import { seatsVersionOf } from '@/features/delegations/queries/delegations';
import { actorOf } from '@/platform/signed-in';
import { aBallot, cast, HOUR } from '@/tests/setup/conference/ballots';
import { aHall, type Hall, type Head } from '@/tests/setup/conference/hall';
import { anActor, aSeat } from '@/tests/setup/conference/people';
import { owner } from '@/tests/setup/owner';
import { mailsOf, seatsIn } from '@/tests/setup/stored';

/** Makes somebody of the delegation its head, in place of the one who is; answers with who that is now. */
async function replaced(hall: Hall, by: Actor, { delegationId }: Head): Promise<Actor> {
  const conferenceId = hall.conference.id;
  const next = await aSeat(conferenceId, delegationId, 'delegate');
  const seats = await seatsIn(conferenceId, delegationId);
  await replaceHead(by, {
    conference: hall.conference.slug,
    delegationId,
    seatsVersion: seatsVersionOf(seats),
    participantId: next.participantId,
    former: 'alternate',
  });
  const accountId = next.accountId ?? '';
  const its = and(eq(participant.conferenceId, conferenceId), eq(participant.accountId, accountId));
  const [seat] = await withTx(SYSTEM, (tx) => tx.select().from(participant).where(its));
  expect(seat?.capacity).toBe('head');
  return actorOf(accountId);
}

async function aHallWithBallot() {
  const hall = await aHall(3);
  const [one, two] = hall.heads;
  if (!one || !two) throw new Error('no heads');
  await aBallot(hall, { closesAt: new Date(Date.now() + 40 * HOUR) });
  return { hall, one, two };
}

const seatVersion = async (hall: Hall) => {
  const { acts } = await getBallot(SYSTEM, hall.conference.id, 1);
  return acts.findLast(({ kind }) => kind === 'headReplaced')?.hash ?? '';
};
const confirming = async (hall: Hall, { delegationId }: Head) => ({
  conference: hall.conference.slug,
  number: 1,
  delegationId,
  seatVersion: await seatVersion(hall),
});
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
  const input = await confirming(hall, one);
  await expect(confirmHead(hall.organizer, input)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(confirmHead(focal, { ...input, seatVersion: '0'.repeat(64) })).rejects.toMatchObject({
    kind: 'stale',
  });
  expect((await getBallot(focal, hall.conference.id, 1)).toConfirm).toHaveLength(1);
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
  await expect(confirmHead(officer, await confirming(hall, two))).rejects.toMatchObject({
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
