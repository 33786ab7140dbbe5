import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, authSession, roleGrant } from '@/db/schema/accounts';
import { focalPoint, participant } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import { act } from '@/platform/act';
import { ABSOLUTE_HOURS, actorOf, hashOf, noteStanding } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

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

it('acts by no session that is older than one may be, however long it would still run', async () => {
  const { id } = await aConference();
  const { accountId } = await anActor('organizer', id);
  const acts = async (hours: number) => {
    const tokenHash = hashOf(randomUUID());
    const [createdAt, expiresAt] = [-hours, 1].map((from) => new Date(Date.now() + from * 3_600_000));
    const row = { accountId: accountId ?? '', tokenHash, createdAt, expiresAt: expiresAt ?? now() };
    await withTx(SYSTEM, (tx) => tx.insert(authSession).values(row));
    const { roles, seats } = await actorOf(accountId ?? '');
    const actor: Actor = { accountId, system: false, administrator: false, roles, seats };
    noteStanding(actor, { session: tokenHash, standing: 1 });
    return act(actor, async (_tx, { roles }) => roles.length);
  };
  expect(await acts(ABSOLUTE_HOURS - 0.01)).toBe(1);
  await expect(acts(ABSOLUTE_HOURS + 0.01)).rejects.toMatchObject({ key: 'common.refusal.signIn' });
});

it('looks at a session with the same limit in the database and in the questions of the house', async () => {
  const { accountId } = await anActor();
  const created = (hours: number) => `clock_timestamp() - interval '${hours * 3600} seconds'`;
  const owner = new pg.Client(process.env.DATABASE_URL);
  await owner.connect();
  const looked: (number | null)[] = [];
  for (const hours of [ABSOLUTE_HOURS - 0.01, ABSOLUTE_HOURS + 0.01]) {
    const hash = hashOf(randomUUID());
    await owner.query(
      `insert into auth_session (id, account_id, token_hash, created_at, expires_at)
        values (gen_random_uuid(), $1, $2, ${created(hours)}, clock_timestamp() + interval '1 hour')`,
      [accountId, hash],
    );
    const { rows } = await owner.query('select look_at_standing($1::uuid, $2) as found', [accountId, hash]);
    looked.push(rows[0]?.found);
  }
  await owner.end();
  expect(looked).toEqual([1, null]);
});
