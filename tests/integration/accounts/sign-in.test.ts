import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { authSession, rateLimit, signInToken } from '@/db/schema/accounts';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { askForLink, signOut, signOutEverywhere } from '@/features/accounts/commands/sign-in';
import { forgetAttempts } from '@/features/accounts/jobs';
import { actorOf } from '@/platform/signed-in';
import { anAccount } from '@/tests/setup/conference/people';
import { Visitor } from './browser';

const COOKIE = 'next-auth.session-token';
const tokensOf = (email: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(signInToken).where(eq(signInToken.identifier, email)));
const mailsTo = (email: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.recipient, email)));
const sessionsOf = (accountId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(authSession).where(eq(authSession.accountId, accountId)));

const ask = (email: string, visitor = new Visitor(), to?: string) =>
  visitor.sends(() => askForLink(ANONYMOUS, { email, to }));

describe('asking for a link', () => {
  it('answers a known and an unknown address alike, and mails the known one', async () => {
    const { email } = await anAccount();
    const unknown = `nobody-${email}`;
    const times: number[] = [];
    const answers = [];
    for (const address of [email, unknown]) {
      const began = performance.now();
      answers.push(await ask(address));
      times.push(performance.now() - began);
    }
    expect(answers[0]).toEqual(answers[1]);
    for (const time of times) expect(time).toBeGreaterThanOrEqual(299);
    expect(await mailsTo(email)).toHaveLength(1);
    expect(await mailsTo(unknown)).toHaveLength(0);
    expect(await tokensOf(unknown)).toHaveLength(0);
  });

  it('leaves nothing of the address that was typed, and of an unknown one not even that it was', async () => {
    const { id, email } = await anAccount();
    const unknown = `nobody-${email}`;
    const stored = () =>
      withTx(SYSTEM, async (tx) => [
        ...(await tx.select().from(event).where(eq(event.kind, 'account.linkAsked'))),
        ...(await tx.select().from(rateLimit)),
      ]);
    const before = new Set((await stored()).map((row) => JSON.stringify(row)));
    await ask(email);
    await ask(unknown);
    const left = (await stored()).filter((row) => !before.has(JSON.stringify(row)));
    const events = left.filter((row) => 'kind' in row);
    expect(events).toMatchObject([{ entity: 'account', entityId: id, before: null, after: null }]);
    expect(left.filter((row) => 'points' in row)).toHaveLength(4);
    for (const address of [email, unknown]) {
      for (const coding of ['hex', 'base64', 'base64url'] as const) {
        const digest = createHash('sha256').update(address).digest(coding).slice(0, 20);
        expect(JSON.stringify(left)).not.toContain(digest);
      }
      expect(JSON.stringify(left)).not.toContain(address);
    }
  });

  it('is counted only as long as it counts', async () => {
    const { email } = await anAccount();
    await ask(email);
    const all = () => withTx(SYSTEM, (tx) => tx.select().from(rateLimit));
    await forgetAttempts();
    const running = await all();
    expect(running.length).toBeGreaterThan(0);
    await withTx(SYSTEM, (tx) => tx.update(rateLimit).set({ expire: Date.now() - 1 }));
    // A bounded number at a time: other tests of this database leave many.
    let forgotten = 0;
    for (let some = 1; some > 0; forgotten += some) some = await forgetAttempts();
    expect(forgotten).toBe(running.length);
    expect(await all()).toEqual([]);
  });

  it('keeps of the link only a hash', async () => {
    const { email } = await anAccount();
    await ask(email, new Visitor(), '/en/americas-25');
    const [mail] = await mailsTo(email);
    const link = new URL(String(mail?.params.link));
    const token = link.searchParams.get('token') ?? '';
    expect(link.searchParams.get('to')).toBe('/en/americas-25');
    expect(token).toMatch(/^[\w-]{43}$/);
    const [row] = await tokensOf(email);
    const expected = createHash('sha256').update(`${token}${process.env.SESSION_SECRET}`).digest('hex');
    expect(row?.tokenHash).toBe(expected);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('lets an address be asked for five times in a quarter of an hour, from wherever', async () => {
    const { email } = await anAccount();
    for (let n = 0; n < 5; n++) await ask(email);
    await expect(ask(email)).rejects.toMatchObject({ kind: 'tooMany' });
    expect(await mailsTo(email)).toHaveLength(5);
  });

  it('lets one browser ask thirty times, for whatever addresses', async () => {
    const visitor = new Visitor();
    const asks = await Promise.allSettled(
      Array.from({ length: 32 }, (_, n) => ask(`guess-${n}@example.org`, visitor)),
    );
    expect(asks.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
  });

  it('counts whatever addresses an IPv6 host takes in its network as one browser, and its neighbour apart', async () => {
    const from = (address: string, n: number) => ask(`host-${n}@example.org`, new Visitor(address));
    const asks = await Promise.allSettled(
      Array.from({ length: 32 }, (_, n) => from(`2001:db8:1:2:${n.toString(16)}::1`, n)),
    );
    expect(asks.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
    await expect(from('2001:db8:1:3::1', 40)).resolves.toBeDefined();
  });
});

describe('a session', () => {
  it('is random, stored hashed, and rotated at sign-in', async () => {
    const { id } = await anAccount();
    const visitor = new Visitor();
    await visitor.signsIn(id);
    const first = visitor.cookies.get(COOKIE) ?? '';
    expect(Buffer.from(first, 'base64url')).toHaveLength(32);
    const [row] = await sessionsOf(id);
    expect(row?.tokenHash).toBe(createHash('sha256').update(first).digest('hex'));
    await visitor.signsIn(id);
    expect(visitor.cookies.get(COOKIE)).not.toBe(first);
    expect(await sessionsOf(id)).toHaveLength(1);
  });

  it('ends here, or everywhere', async () => {
    const { id } = await anAccount();
    const visitors = [new Visitor(), new Visitor(), new Visitor()] as const;
    for (const visitor of visitors) await visitor.signsIn(id);
    const actor = await actorOf(id);
    await visitors[0].sends(() => signOut(actor));
    expect(visitors[0].cookies.has(COOKIE)).toBe(false);
    expect(await sessionsOf(id)).toHaveLength(2);
    await visitors[1].sends(() => signOutEverywhere(actor));
    expect(await sessionsOf(id)).toHaveLength(0);
    // By this the browser knows that it empties its store, until somebody signs in there.
    const mark = (n: 0 | 1 | 2) => visitors[n].cookies.get('left');
    expect([mark(0), mark(1), mark(2)]).toEqual(['1', '1', undefined]);
    await visitors[0].signsIn(id);
    expect(mark(0)).toBeUndefined();
  });
});
