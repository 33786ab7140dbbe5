import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { type Actor, SYSTEM } from '@/domain/actor';
import { nameAdministrator, withdrawAdministrator } from '@/features/accounts/commands/administrators';
import { listAdministrators } from '@/features/accounts/queries/administrators';
import { actorOf } from '@/platform/signed-in';
import { anAccount, anActor } from '@/tests/setup/conference/people';

const reason = 'The secretariat has changed hands.';
const grantOf = async (actor: Actor) => {
  const one = (await listAdministrators(actor)).find(({ accountId }) => accountId === actor.accountId);
  if (!one) throw new Error('this is no administrator');
  return { grant: one.grant, version: one.version, reason };
};
const mailsTo = async (email: string) => {
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<{ template: string }>(
      sql`select template from outbox where recipient = ${email} order by created_at`,
    ),
  );
  return rows.map(({ template }) => template);
};
const administers = async (accountId: string) => (await actorOf(accountId)).administrator;

let first: Actor;
// Whoever administered in the test before is gone, by others that follow.
beforeEach(async () => {
  first = await anActor('administrator');
  await withTx(SYSTEM, (tx) =>
    tx
      .update(roleGrant)
      .set({ withdrawnAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(roleGrant.role, 'administrator'),
          isNull(roleGrant.withdrawnAt),
          ne(roleGrant.accountId, first.accountId ?? ''),
        ),
      ),
  );
});

it('names another administrator, who is told, and hands the house over', async () => {
  const { email } = { email: `${crypto.randomUUID()}@example.org` };
  await nameAdministrator(first, { email, name: 'Next Person' });
  await expect(nameAdministrator(first, { email, name: null })).rejects.toMatchObject({ field: 'email' });
  const next = (await listAdministrators(first)).find((one) => one.email === email);
  expect(next?.name).toBe('Next Person');
  expect(await administers(next?.accountId ?? '')).toBe(true);
  await withdrawAdministrator(first, await grantOf(first));
  expect(await administers(first.accountId ?? '')).toBe(false);
  expect(await mailsTo(email)).toEqual(['account.administrator', 'account.administratorWithdrawn']);
  await expect(listAdministrators(await actorOf(first.accountId ?? ''))).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

it('keeps the last one: for the command, and for the database', async () => {
  const own = await grantOf(first);
  const refused = { key: 'accounts.refusal.lastAdministrator' };
  await expect(withdrawAdministrator(first, own)).rejects.toMatchObject(refused);
  const bySql = withTx(SYSTEM, (tx) =>
    tx.update(roleGrant).set({ withdrawnAt: sql`clock_timestamp()` }).where(eq(roleGrant.id, own.grant)),
  );
  await expect(bySql).rejects.toMatchObject({ cause: { constraint: 'role_grant_last' } });
  // Neither a closed account nor one of the sample takes its place.
  for (const values of [{ disabledAt: new Date() }, { sample: true }]) {
    const { id } = await anAccount(values);
    await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values({ accountId: id, role: 'administrator' }));
    await expect(withdrawAdministrator(first, own)).rejects.toMatchObject(refused);
  }
});

it('keeps one of two who withdraw each other at once', async () => {
  const second = await anActor('administrator');
  const [ofFirst, ofSecond] = [await grantOf(first), await grantOf(second)];
  const ended = await Promise.allSettled([
    withdrawAdministrator(first, ofSecond),
    withdrawAdministrator(second, ofFirst),
  ]);
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const left = await Promise.all([first, second].map(({ accountId }) => administers(accountId ?? '')));
  expect(left.filter(Boolean)).toHaveLength(1);
});

it('keeps one of two whom two connections withdraw at once, past the commands', async () => {
  const second = await anActor('administrator');
  const grants = [await grantOf(first), await grantOf(second)];
  let inside = 0;
  let open = () => {};
  const both = new Promise<void>((done) => {
    open = done;
  });
  const ended = await Promise.allSettled(
    grants.map(({ grant }) =>
      withTx(SYSTEM, async (tx) => {
        await tx.execute(sql`select 1`);
        inside += 1;
        if (inside === 2) open();
        await both;
        await tx
          .update(roleGrant)
          .set({ withdrawnAt: sql`clock_timestamp()` })
          .where(eq(roleGrant.id, grant));
      }),
    ),
  );
  expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
