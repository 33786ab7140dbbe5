import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { expect, it } from 'vitest';
import { connectionOptions, type Tx, violated, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { heard, later } from '@/db/speed/later';
import { prepared } from '@/db/speed/statement';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { anAccount } from '@/tests/setup/conference/people';

const names = (...ids: string[]) =>
  withTx(SYSTEM, async (tx) => {
    const rows = await Promise.all(ids.map((id) => tx.select().from(account).where(eq(account.id, id))));
    return rows.map(([row]) => row?.name ?? null);
  });
const rename = (tx: Tx, id: string, name: string) =>
  tx.update(account).set({ name }).where(eq(account.id, id));
/** A second account with the address of the first. */
const twin = (tx: Tx, { email }: { email: string }) =>
  tx.insert(account).values({ id: newId(), email, name: 'Twin', locale: 'en' });

it('commits what nobody waited for, in the transaction and not behind it', async () => {
  const [one, two] = [await anAccount(), await anAccount()];
  await withTx(SYSTEM, async (tx) => {
    later(tx, rename(tx, one.id, 'First'));
    later(tx, rename(tx, one.id, 'Second'));
    later(tx, rename(tx, two.id, 'Other'));
  });
  expect(await names(one.id, two.id)).toEqual(['Second', 'Other']);
});

it('keeps nothing where a statement that nobody waited for fails, and says what it failed with', async () => {
  const one = await anAccount();
  const lost = withTx(SYSTEM, async (tx) => {
    await rename(tx, one.id, 'Before');
    later(tx, twin(tx, one));
    later(tx, rename(tx, one.id, 'After'));
    return 'done';
  });
  expect(violated(await lost.catch((error) => error))).toBe('account_email_unique');
  expect(await names(one.id)).toEqual([one.name]);
});

it('says what failed first, not that the transaction was lost by then', async () => {
  const one = await anAccount();
  const lost = withTx(SYSTEM, async (tx) => {
    later(tx, twin(tx, one));
    await rename(tx, one.id, 'After');
  });
  expect(violated(await lost.catch((error) => error))).toBe('account_email_unique');
});

it('says what failed first where a name was to be prepared by a statement that was refused', async () => {
  const one = await anAccount();
  const byAddress = prepared((tx) =>
    tx.select({ id: account.id }).from(account).where(eq(account.email, one.email)).prepare(`of_${newId()}`),
  );
  const lost = withTx(SYSTEM, async (tx) => {
    later(tx, twin(tx, one));
    later(tx, byAddress(tx).execute());
    await byAddress(tx).execute();
  });
  expect(violated(await lost.catch((error) => error))).toBe('account_email_unique');
});

it('takes back what nobody waited for when the work around it throws', async () => {
  const one = await anAccount();
  const thrown = withTx(SYSTEM, async (tx) => {
    later(tx, rename(tx, one.id, 'Sent'));
    throw new Error('no');
  });
  await expect(thrown).rejects.toThrow('no');
  expect(await names(one.id)).toEqual([one.name]);
});

it.each<[string, (tx: Tx) => PromiseLike<unknown>]>([
  [
    'a value that cannot be written',
    (tx) => {
      const endless: Record<string, unknown> = {};
      endless.itself = endless;
      return tx.execute(sql`select ${endless}::jsonb`);
    },
  ],
  ['a time that is none', (tx) => tx.update(account).set({ disabledAt: new Date(Number.NaN) })],
  [
    'a value that is missing',
    (tx) => {
      const where = eq(account.id, sql.placeholder('id'));
      return tx.select().from(account).where(where).prepare('without_value').execute({});
    },
  ],
])('keeps nothing where a statement never leaves the house: %s', async (_, failing) => {
  const one = await anAccount();
  const lost = withTx(SYSTEM, async (tx) => {
    later(tx, rename(tx, one.id, 'Sent'));
    later(tx, failing(tx));
  });
  await expect(lost).rejects.toThrow();
  expect(await names(one.id)).toEqual([one.name]);
});

it('lets nothing be written outside of a transaction, as where its beginning failed', async () => {
  const one = await anAccount();
  const client = new pg.Client(connectionOptions());
  await client.connect();
  const write = () => client.query('update account set name = $1 where id = $2', ['Outside', one.id]);
  await expect(write()).rejects.toMatchObject({ code: '25006' });
  await expect(client.query('select from event_head for update')).rejects.toMatchObject({ code: '25006' });
  await client.end();
  expect(await names(one.id)).toEqual([one.name]);
});

it('does not forget a failure by going back to a savepoint', async () => {
  const one = await anAccount();
  const back = withTx(SYSTEM, async (tx) => {
    await rename(tx, one.id, 'Before');
    await tx.execute(sql`savepoint here`);
    later(tx, twin(tx, one));
    await heard(tx).finally(() => tx.execute(sql`rollback to savepoint here`));
  });
  expect(violated(await back.catch((error) => error))).toBe('account_email_unique');
  expect(await names(one.id)).toEqual([one.name]);
});

it('refuses to have committed where a failure was caught inside', async () => {
  const one = await anAccount();
  const caught = withTx(SYSTEM, async (tx) => {
    await rename(tx, one.id, 'Before');
    await twin(tx, one).catch(() => {});
  });
  await expect(caught).rejects.toThrow('rolled back');
  expect(await names(one.id)).toEqual([one.name]);
});

it('has the first statement know who acts, although it does not wait for the beginning', async () => {
  const acting = (accountId: string) =>
    withTx({ ...ANONYMOUS, accountId }, (tx) =>
      tx.execute<{ actor: string }>(sql`select current_setting('app.actor') as actor`),
    );
  const ids = Array.from({ length: 60 }, () => newId());
  const answers = await Promise.all(ids.map(acting));
  expect(answers.map(({ rows }) => rows[0]?.actor)).toEqual(ids);
});

it('prepares a statement once for a connection, with the values of each call', async () => {
  const find = prepared((tx) =>
    tx
      .select({ name: account.name })
      .from(account)
      .where(eq(account.id, sql.placeholder('id')))
      .prepare('find_name'),
  );
  const people = await Promise.all(Array.from({ length: 50 }, () => anAccount()));
  const rows = await Promise.all(people.map(({ id }) => withTx(SYSTEM, (tx) => find(tx).execute({ id }))));
  expect(rows.map(([row]) => row?.name)).toEqual(people.map(({ name }) => name));
});
