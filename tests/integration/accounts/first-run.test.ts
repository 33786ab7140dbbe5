import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { createAdministrator } from '@/features/accounts/commands/first-run';
import { isFirstRun } from '@/features/accounts/queries';
import { configured, Visitor } from './browser';

const CODE = 'first-run-code-of-the-test';
const begin = (name: string, code = CODE, visitor = new Visitor()) =>
  visitor.sends(() => createAdministrator(ANONYMOUS, { code, name, email: `${name}@example.org` }));
const administrators = () => withTx(SYSTEM, (tx) => tx.select().from(roleGrant));

describe('the first administrator', () => {
  it('cannot be made without a code, nor with another one', async () => {
    await expect(begin('early')).rejects.toMatchObject({
      kind: 'notFound',
    });
    expect(await isFirstRun()).toBe(false);
    await configured({ FIRST_RUN_CODE: CODE }, async () => {
      expect(await isFirstRun()).toBe(true);
      await expect(begin('guess', 'wrong')).rejects.toMatchObject({
        field: 'code',
      });
    });
    expect(await administrators()).toHaveLength(0);
  });

  it('cannot be guessed at: ten tries from one address', async () => {
    await configured({ FIRST_RUN_CODE: CODE }, async () => {
      const visitor = new Visitor();
      const tries = await Promise.allSettled(
        Array.from({ length: 12 }, (_, n) => begin('guess', `code-${n}`, visitor)),
      );
      const kinds = tries.map((t) => (t.status === 'rejected' ? t.reason.kind : 'in'));
      expect(kinds.filter((kind) => kind === 'tooMany')).toHaveLength(2);
    });
  });

  it('would be two, were there no lock between counting and making', async () => {
    const twice = await Promise.all(
      [0, 1].map(async () => {
        const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
        await client.connect();
        await client.query('begin');
        const { rows } = await client.query(
          "select count(*)::int as n from role_grant where role = 'administrator'",
        );
        return { client, count: rows[0].n as number };
      }),
    );
    for (const { client, count } of twice) {
      expect(count).toBe(0);
      const id = newId();
      await client.query("insert into account (id, email, name) values ($1, $2, 'x')", [
        id,
        `${id}@example.org`,
      ]);
      await client.query("insert into role_grant (id, account_id, role) values ($1, $2, 'administrator')", [
        newId(),
        id,
      ]);
      await client.query('commit');
      await client.end();
    }
    expect(await administrators()).toHaveLength(2);
    const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await owner.connect();
    await owner.query('delete from role_grant');
    await owner.end();
  });

  it('is one when ten send the code at once', async () => {
    await configured({ FIRST_RUN_CODE: CODE }, async () => {
      const sent = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => begin(`person-${n}`)));
      expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of sent) {
        if (result.status === 'rejected') expect(result.reason.key).toBe('accounts.refusal.codeUsed');
      }
      expect(await administrators()).toHaveLength(1);
      expect(await isFirstRun()).toBe(false);
      const made = await withTx(SYSTEM, (tx) => tx.select({ email: account.email }).from(account));
      expect(made.filter(({ email }) => email.startsWith('person-'))).toHaveLength(1);
    });
  });
});
