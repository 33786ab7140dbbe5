import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { focalPoint, participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { act } from '@/platform/act';
import { actorOf } from '@/platform/signed-in';
import { aConference, aDelegation, anActor, aSeat } from '../../setup/fixtures';

const standingOf = async (accountId: string | null) => {
  const where = eq(account.id, accountId ?? '');
  const [row] = await withTx(SYSTEM, (tx) =>
    tx.select({ standing: account.standing }).from(account).where(where),
  );
  return row?.standing;
};
const now = () => new Date();

it('counts up when a role, a seat, a focal point or the account itself ends or changes', async () => {
  const { id } = await aConference();
  const officer = await anActor('organizer', id);
  const { id: delegationId } = await aDelegation(id, 'CL');
  const seated = await aSeat(id, delegationId, 'delegate');
  const focal = await aSeat(id, delegationId, 'focalPoint');
  const before = await Promise.all([officer, seated, focal].map((one) => standingOf(one.accountId)));
  expect(before).toEqual([1, 1, 1]);

  await withTx(SYSTEM, async (tx) => {
    const ofOfficer = eq(roleGrant.accountId, officer.accountId ?? '');
    await tx.update(roleGrant).set({ withdrawnAt: now() }).where(ofOfficer);
    await tx
      .update(participant)
      .set({ capacity: 'adviser' })
      .where(eq(participant.id, seated.participantId ?? ''));
    await tx
      .update(focalPoint)
      .set({ withdrawnAt: now() })
      .where(eq(focalPoint.accountId, focal.accountId ?? ''));
  });
  expect(await standingOf(officer.accountId)).toBe(2);
  expect(await standingOf(seated.accountId)).toBe(2);
  expect(await standingOf(focal.accountId)).toBe(2);

  const its = eq(account.id, officer.accountId ?? '');
  await withTx(SYSTEM, (tx) => tx.update(account).set({ disabledAt: now() }).where(its));
  expect(await standingOf(officer.accountId)).toBe(3);
});

it('lets a command run once where nothing has changed, and anew with what is true where something has', async () => {
  const { id } = await aConference();
  const { accountId } = await anActor('organizer', id);
  const read = await actorOf(accountId ?? '');
  const ran: number[] = [];
  const running = () => act(read, async (_tx, actor) => void ran.push(actor.roles.length));
  await running();
  expect(ran).toEqual([1]);
  const ofThem = eq(roleGrant.accountId, accountId ?? '');
  await withTx(SYSTEM, (tx) => tx.update(roleGrant).set({ withdrawnAt: now() }).where(ofThem));
  await running();
  expect(ran).toEqual([1, 1, 0]);
});
