import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { type account, roleGrant } from '@/db/schema/accounts';
import { SYSTEM } from '@/domain/actor';
import { hasAdministrator } from '@/features/accounts/queries';
import { contentsOf } from '@/scripts/database';
import { anAccount } from '@/tests/setup/conference/people';

async function anAdministrator(
  values: Partial<typeof account.$inferInsert>,
  withdrawnAt?: Date,
): Promise<void> {
  const { id } = await anAccount(values);
  await withTx(SYSTEM, (tx) =>
    tx.insert(roleGrant).values({ id: newId(), accountId: id, role: 'administrator', withdrawnAt }),
  );
}

/** What the house says, and what the start says that prints the code for the first administrator. */
async function known(): Promise<boolean[]> {
  const { administrator } = await contentsOf(process.env.DATABASE_URL ?? '');
  return [await withTx(SYSTEM, hasAdministrator), administrator];
}

it('takes nobody for an administrator who can administer nothing', async () => {
  expect(await known()).toEqual([false, false]);
  await anAdministrator({ disabledAt: new Date() });
  expect(await known(), 'a closed account').toEqual([false, false]);
  await anAdministrator({}, new Date(Date.now() + 1000));
  expect(await known(), 'a role that was withdrawn').toEqual([false, false]);
  await anAdministrator({ sample: true });
  expect(await known(), 'one of the sample').toEqual([false, false]);
  await anAdministrator({});
  expect(await known()).toEqual([true, true]);
});
