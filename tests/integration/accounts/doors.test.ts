import { eq, inArray } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { sampleEmail } from '@/domain/sample-accounts';
import { nameAdministrator } from '@/features/accounts/commands/administrators';
import { createAdministrator } from '@/features/accounts/commands/first-run';
import { continueAsSample } from '@/features/accounts/commands/sign-in';
import { isFirstRun, listSampleDoors } from '@/features/accounts/queries';
import { listMails } from '@/features/notices/queries';
import { viewer } from '@/platform/session';
import { contentsOf } from '@/scripts/database';
import { anAccount } from '@/tests/setup/conference/people';
import { configured, Visitor } from './browser';

const CODE = 'first-run-code-of-the-test';
const COOKIE = 'next-auth.session-token';
const asSample = <T>(fn: () => Promise<T>) => configured({ SAMPLE: '1', FIRST_RUN_CODE: CODE }, fn);
const through = (visitor: Visitor, accountId: string) =>
  visitor.sends(() => continueAsSample(ANONYMOUS, { account: accountId }));
const begin = (email: string) =>
  new Visitor().sends(() => createAdministrator(ANONYMOUS, { code: CODE, name: 'Owner', email }));
const administrators = () =>
  withTx(SYSTEM, (tx) =>
    tx
      .select({ email: account.email })
      .from(roleGrant)
      .innerJoin(account, eq(account.id, roleGrant.accountId))
      .where(eq(roleGrant.role, 'administrator')),
  );

let chair: string;
let administrator: string;

beforeAll(async () => {
  chair = (await anAccount({ email: sampleEmail('chair'), sample: true })).id;
  administrator = (await anAccount({ email: sampleEmail('administrator'), sample: true })).id;
  await withTx(SYSTEM, (tx) =>
    tx.insert(roleGrant).values({ accountId: administrator, role: 'administrator' }),
  );
});

describe('the open doors of the sample', () => {
  it('are not there where the sample is not opened, and its administrator is nobody there', async () => {
    expect(await listSampleDoors(ANONYMOUS)).toEqual([]);
    const visitor = new Visitor();
    await expect(through(visitor, chair)).rejects.toMatchObject({ kind: 'notFound' });
    await asSample(() => through(visitor, administrator));
    expect(await visitor.sends(viewer)).toEqual(ANONYMOUS);
  });

  it('open the accounts of the sample in a trial house, and no other', async () => {
    const stranger = await anAccount();
    const visitor = new Visitor();
    await asSample(async () => {
      expect(await listSampleDoors(ANONYMOUS)).toEqual([
        { key: 'chair', accountId: chair },
        { key: 'administrator', accountId: administrator },
      ]);
      await expect(through(visitor, stranger.id)).rejects.toMatchObject({ kind: 'notFound' });
      expect(visitor.cookies.has(COOKIE)).toBe(false);
      await through(visitor, administrator);
      const actor = await visitor.sends(viewer);
      expect(actor).toMatchObject({ accountId: administrator, administrator: true });
      expect((await listMails(actor, 1)).mails).toEqual([]);
      // Who came through an open door gives the house to nobody.
      const next = { email: 'next@example.org', name: null };
      await expect(visitor.sends(() => nameAdministrator(actor, next))).rejects.toMatchObject({
        key: 'accounts.refusal.trialHouse',
      });
    });
    expect(await contentsOf(process.env.DATABASE_URL ?? '')).toMatchObject({ owned: false });
  });

  it('are for ever gone once somebody from outside the sample administers the house', async () => {
    const [visitor, seated] = [new Visitor(), new Visitor()];
    await asSample(async () => {
      await through(visitor, administrator);
      await through(seated, chair);
      expect(await visitor.sends(viewer)).toMatchObject({ administrator: true });
      expect(await seated.sends(viewer)).toMatchObject({ accountId: chair });
      expect(await isFirstRun()).toBe(true);
      await expect(begin(sampleEmail('administrator'))).rejects.toMatchObject({ field: 'email' });
      await begin('owner@example.org');
      expect(await isFirstRun()).toBe(false);

      const closed = async () => {
        expect(await listSampleDoors(ANONYMOUS)).toEqual([]);
        for (const door of [chair, administrator])
          await expect(through(new Visitor(), door)).rejects.toMatchObject({ kind: 'notFound' });
        // Who came in while they stood open is out, whatever office it was.
        for (const inside of [visitor, seated]) expect(await inside.sends(viewer)).toEqual(ANONYMOUS);
      };
      await closed();
      // The last administrator stays, so another one follows, and both accounts are closed.
      const next = await anAccount({ email: 'next@example.org' });
      await withTx(SYSTEM, async (tx) => {
        await tx.insert(roleGrant).values({ accountId: next.id, role: 'administrator' });
        const [owner] = await tx.select().from(account).where(eq(account.email, 'owner@example.org'));
        const own = eq(roleGrant.accountId, owner?.id ?? '');
        await tx
          .update(roleGrant)
          .set({ withdrawnAt: new Date(Date.now() + 1000) })
          .where(own);
        await tx
          .update(account)
          .set({ disabledAt: new Date() })
          .where(inArray(account.id, [owner?.id ?? '', next.id]));
      });
      await closed();
    });
    expect((await administrators()).map(({ email }) => email).sort()).toEqual([
      sampleEmail('administrator'),
      'next@example.org',
      'owner@example.org',
    ]);
    expect(await contentsOf(process.env.DATABASE_URL ?? '')).toMatchObject({ owned: true });
  });
});
