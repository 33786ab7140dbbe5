import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withTx } from '@/db/client';
import { authSession, signInToken } from '@/db/schema/accounts';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { signIn } from '@/features/accounts/commands/sign-in';
import { drawnFor, getLink } from '@/features/accounts/queries/link';
import { viewer } from '@/platform/session';
import { signInLink } from '@/platform/sign-in-link';
import { anAccount } from '@/tests/setup/conference/people';
import { Visitor } from './browser';

const HOUR = 3_600_000;
afterEach(() => vi.useRealTimers());

/** Lets the clock of this process be wrong by so many hours; the database keeps its own. */
const wrongBy = (hours: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * HOUR });

async function aLink(hours = 1) {
  const { id, email } = await anAccount();
  const link = await withTx(SYSTEM, (tx) => signInLink(tx, { email, locale: 'en', path: '/en', hours }));
  const ticket = { email, token: new URL(link).searchParams.get('token') ?? '' };
  const enter = (visitor: Visitor) =>
    visitor.sends(() => signIn(ANONYMOUS, { ...ticket, page: drawnFor(ANONYMOUS, ticket) }));
  return { id, email, ticket, enter };
}

/** How many hours a session has left, by the database's clock. */
async function left(accountId: string): Promise<number> {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx.select().from(authSession).where(eq(authSession.accountId, accountId)),
  );
  return ((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / HOUR;
}

describe.each([-2, 2, -24 * 30, 24 * 30])('with a process whose clock is wrong by %i hours', (hours) => {
  it('makes links that work, for as long as they should', async () => {
    wrongBy(hours);
    const { id, email, enter } = await aLink(1);
    const [row] = await withTx(SYSTEM, (tx) =>
      tx.select().from(signInToken).where(eq(signInToken.identifier, email)),
    );
    expect(((row?.expiresAt.getTime() ?? 0) - (row?.createdAt.getTime() ?? 0)) / HOUR).toBeCloseTo(1, 3);
    const visitor = new Visitor();
    await enter(visitor);
    expect(await visitor.sends(viewer)).toMatchObject({ accountId: id });
    expect(await left(id)).toBeCloseTo(12, 2);
  });

  it('opens no link that is over, and keeps no session that is', async () => {
    const { id, email, ticket, enter } = await aLink(1);
    const visitor = new Visitor();
    await visitor.signsIn(id);
    await withTx(SYSTEM, async (tx) => {
      const [row] = await tx.delete(signInToken).where(eq(signInToken.identifier, email)).returning();
      const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
      if (row) await tx.insert(signInToken).values({ ...row, createdAt: ago(3600), expiresAt: ago(1) });
      await tx
        .update(authSession)
        .set({ createdAt: ago(3600), expiresAt: ago(1) })
        .where(eq(authSession.accountId, id));
    });
    wrongBy(hours);
    expect(await new Visitor().sends(() => getLink(ANONYMOUS, ticket))).toBeNull();
    await expect(enter(new Visitor())).rejects.toMatchObject({ key: 'accounts.refusal.linkSpent' });
    expect(await visitor.sends(viewer)).toEqual(ANONYMOUS);
    expect(await left(id)).toBeLessThan(1);
  });

  it('prolongs a session in use when it is due, and not before', async () => {
    const { id } = await anAccount();
    const visitor = new Visitor();
    await visitor.signsIn(id);
    const ends = (inHours: number) =>
      withTx(SYSTEM, (tx) =>
        tx
          .update(authSession)
          .set({ expiresAt: new Date(Date.now() + inHours * HOUR) })
          .where(eq(authSession.accountId, id)),
      );
    const used = async () => {
      wrongBy(hours);
      await visitor.sends(viewer);
      vi.useRealTimers();
      return left(id);
    };
    await ends(11.5);
    expect(await used()).toBeCloseTo(11.5, 1);
    await ends(10.5);
    expect(await used()).toBeCloseTo(12, 1);
  });
});
