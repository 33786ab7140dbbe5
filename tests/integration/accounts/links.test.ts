import { and, eq } from 'drizzle-orm';
import { NextRequest } from 'next/server';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { withTx } from '@/db/client';
import { account, authSession, signInToken } from '@/db/schema/accounts';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { makeLog } from '@/platform/log';
import {
  authRoute,
  endAllSessions,
  isOurs,
  LINK_END,
  onward,
  signInLink,
  startSession,
  viewer,
} from '@/platform/session';
import { anAccount } from '@/tests/setup/fixtures';
import { configured, Visitor } from './browser';

const COOKIE = 'next-auth.session-token';
const BASE = 'http://127.0.0.1:3000';
const FAILED = `${BASE}/fr/sign-in?error=link`;

const linkFor = async (email: string) =>
  new URL(await withTx(SYSTEM, (tx) => signInLink(tx, email, 'fr', '/fr/americas-25', 1))).searchParams;
const tokensOf = (email: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(signInToken).where(eq(signInToken.identifier, email)));
const sessionsOf = (accountId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(authSession).where(eq(authSession.accountId, accountId)));

/** Presses the button of a link: the address it leads to, and where the answer sends the browser. */
async function press(
  query: Record<string, string>,
  visitor = new Visitor(),
  path = LINK_END,
  route = authRoute,
) {
  const request = new NextRequest(`${BASE}${path}?${new URLSearchParams(query)}`);
  const params = Promise.resolve({ nextauth: path.replace('/api/auth/', '').split('/') });
  const answer = await visitor.sends(() => route(request, { params }));
  return {
    status: answer.status,
    to: answer.headers.get('location'),
    cookies: answer.headers.getSetCookie(),
  };
}

/** The route as a process has it whose log writes into `lines`. */
async function routeThatLogsInto(lines: string[]): Promise<typeof authRoute> {
  const house = globalThis as unknown as Record<symbol, { log: ReturnType<typeof makeLog> }>;
  const shared = house[Symbol.for('plenary.log')];
  if (!shared) throw new Error('there is no log');
  const usual = shared.log;
  shared.log = makeLog({ write: (line: string) => void lines.push(line) });
  vi.resetModules();
  const { authRoute: route } = await import('@/platform/session');
  shared.log = usual;
  return route;
}

async function aLink() {
  const { id, email } = await anAccount();
  const query = await linkFor(email);
  const token = query.get('token') ?? '';
  return { id, email, token, query: { callbackUrl: '/fr/americas-25', token, email } };
}

describe('a mailed link', () => {
  it('signs in once, goes on to where it was meant to, and is on record', async () => {
    const { id, query } = await aLink();
    const first = await press(query);
    expect(first).toMatchObject({ status: 302, to: '/fr/americas-25' });
    const cookie = first.cookies.find((text) => text.startsWith('next-auth.session-token=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=lax/i);
    expect(await sessionsOf(id)).toHaveLength(1);
    const events = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(event)
        .where(and(eq(event.entityId, id), eq(event.kind, 'account.signedIn'))),
    );
    expect(events).toHaveLength(1);
    expect(await press(query)).toMatchObject({ to: FAILED });
    expect(await sessionsOf(id)).toHaveLength(1);
  });

  it('signs in once when it is pressed ten times at once', async () => {
    const { id, query } = await aLink();
    const answers = await Promise.all(Array.from({ length: 10 }, () => press(query)));
    expect(answers.filter(({ to }) => to !== FAILED)).toHaveLength(1);
    expect(await sessionsOf(id)).toHaveLength(1);
  });

  it('ends the session that the browser had, of the same account and of another', async () => {
    const { id, query } = await aLink();
    const other = await anAccount();
    for (const before of [id, other.id]) {
      const visitor = new Visitor();
      await visitor.sends(() => withTx(SYSTEM, (tx) => startSession(tx, before)));
      const old = new Visitor();
      old.cookies.set(COOKIE, visitor.cookies.get(COOKIE) ?? '');
      expect(await old.sends(viewer)).toMatchObject({ accountId: before });
      const token = (await linkFor(query.email)).get('token') ?? '';
      expect(await press({ ...query, token }, visitor)).toMatchObject({ to: '/fr/americas-25' });
      expect(await old.sends(viewer)).toMatchObject({ accountId: null });
    }
  });

  it('is not spent when no session could be opened, and the log says why', async () => {
    const { id, query, email } = await aLink();
    const lines: string[] = [];
    const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await owner.connect();
    try {
      await owner.query('revoke insert on auth_session from plenary_app');
      await configured({ LOG_LEVEL: 'error' }, async () => {
        const route = await routeThatLogsInto(lines);
        expect(await press(query, new Visitor(), LINK_END, route)).toMatchObject({ to: FAILED });
      });
    } finally {
      await owner.query('grant insert on auth_session to plenary_app');
      await owner.end();
    }
    expect(lines.map((line) => JSON.parse(line).code)).toContain('adapter_error_createSession');
    expect(lines.join()).toContain('"code":"42501"');
    for (const own of [email, query.token]) expect(lines.join()).not.toContain(own);
    expect(await sessionsOf(id)).toHaveLength(0);
    expect(await tokensOf(email)).toHaveLength(1);
    expect(await press(query)).toMatchObject({ to: '/fr/americas-25' });
    expect(await tokensOf(email)).toHaveLength(0);
  });

  it('is void once its account signed out everywhere', async () => {
    const { id, query } = await aLink();
    const other = await aLink();
    await new Visitor().sends(() => withTx(SYSTEM, (tx) => endAllSessions(tx, id)));
    expect(await press(query)).toMatchObject({ to: FAILED });
    expect(await press(other.query)).toMatchObject({ to: '/fr/americas-25' });
  });

  it('does nothing when it is old, garbled, of somebody else or of nobody', async () => {
    const old = await aLink();
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    await withTx(SYSTEM, async (tx) => {
      const [row] = await tx.delete(signInToken).where(eq(signInToken.identifier, old.email)).returning();
      if (!row) throw new Error('there is no link');
      await tx.insert(signInToken).values({ ...row, createdAt: ago(3600), expiresAt: ago(1) });
    });
    expect(await press(old.query)).toMatchObject({ to: FAILED });
    const { id, query, token } = await aLink();
    const other = await anAccount();
    for (const wrong of [
      { token: `${token}x` },
      { token: token.toUpperCase() },
      { token: '' },
      { email: other.email },
    ]) {
      const { to } = await press({ ...query, ...wrong });
      expect(to, JSON.stringify(wrong)).toContain('/fr/sign-in');
    }
    const nobody = 'nobody-at-all@example.org';
    const stray = await linkFor(nobody);
    const { to } = await press({ ...query, email: nobody, token: stray.get('token') ?? '' });
    expect(to).toContain('/fr/sign-in?error=');
    expect(await sessionsOf(id)).toHaveLength(0);
    expect(await sessionsOf(other.id)).toHaveLength(0);
    const made = await withTx(SYSTEM, (tx) => tx.select().from(account).where(eq(account.email, nobody)));
    expect(made).toHaveLength(0);
  });

  it('opens no closed account', async () => {
    const { id, query } = await aLink();
    await withTx(SYSTEM, (tx) =>
      tx.update(account).set({ disabledAt: new Date() }).where(eq(account.id, id)),
    );
    expect((await press(query)).to).toContain('/fr/sign-in?error=');
    expect(await sessionsOf(id)).toHaveLength(0);
  });

  it('never leads off our origin', async () => {
    for (const callbackUrl of ['https://evil.example/', '//evil.example', '/\\evil.example', '/fr%0d%0ax']) {
      const { query } = await aLink();
      const { to } = await press({ ...query, callbackUrl });
      expect(new URL(to ?? '', BASE).origin, callbackUrl).toBe(BASE);
    }
  });
});

describe('the rest of next-auth', () => {
  it('is not there', async () => {
    const paths = [
      'signin',
      'signin/email',
      'session',
      'csrf',
      'providers',
      'signout',
      'callback/other',
      'error',
    ];
    for (const path of paths) {
      expect((await press({}, new Visitor(), `/api/auth/${path}`)).status, path).toBe(404);
    }
    expect(await tokensOf('x@example.org')).toHaveLength(0);
  });
});

describe('where one goes on to', () => {
  it('is on our own origin', () => {
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example/en',
      'https://127.0.0.1:3000@evil.example/',
      'javascript:alert(1)',
      '/en%0d%0aSet-Cookie:x',
      '/en\r\nSet-Cookie: x',
      '/en/%5cevil.example',
      ' //evil.example',
    ];
    for (const to of elsewhere) {
      expect(isOurs(to), to).toBe(false);
      expect(onward(to, 'fr'), to).toBe('/fr');
    }
    expect(onward('/api/auth/signout', 'ar')).toBe('/ar');
    expect(onward(undefined, 'es')).toBe('/es');
    expect(onward('/en/americas-25/ballots?x=1', 'en')).toBe('/en/americas-25/ballots?x=1');
  });
});
