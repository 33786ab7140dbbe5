import { inArray, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { SYSTEM } from '@/domain/actor';
import { anAccount } from '@/tests/setup/conference/people';

type Prepared = { statement: string; custom: string; generic: string };

/** What the connection of the transaction has prepared, by a word in it. */
const preparedWith = (word: string) =>
  withTx(SYSTEM, async (tx) => {
    const { rows } = await tx.execute<Prepared>(
      sql`select statement, custom_plans as custom, generic_plans as generic from pg_prepared_statements`,
    );
    return rows.filter(({ statement }) => statement.includes(word));
  });

it('plans once what is asked again and again, and answers each with its own values', async () => {
  const people = await Promise.all(Array.from({ length: 40 }, () => anAccount()));
  for (const { id, email } of people) {
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select({ email: account.email })
        .from(account)
        .where(inArray(account.id, [id]))
        .limit(7),
    );
    expect(row?.email).toBe(email);
  }
  const all = await preparedWith('limit $2');
  expect(all).toHaveLength(1);
  expect(Number(all[0]?.generic)).toBeGreaterThan(20);
});

it('prepares nothing for lists whose length changes each time', async () => {
  for (let length = 2; length < 30; length += 1) {
    const ids = Array.from({ length }, () => newId());
    await withTx(SYSTEM, (tx) =>
      tx.select({ name: account.name }).from(account).where(inArray(account.id, ids)),
    );
  }
  expect(await preparedWith('select "name" from "account"')).toEqual([]);
});
