import { randomBytes } from 'node:crypto';
import { and, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { cookies } from 'next/headers';
import { getServerSession, type NextAuthOptions, type Session } from 'next-auth';
import type { Adapter, AdapterUser } from 'next-auth/adapters';
import NextAuth from 'next-auth/next';
import EmailProvider from 'next-auth/providers/email';
import { cache } from 'react';
import { type Tx, withTx } from '@/db/client';
import { account, authSession, signInToken } from '@/db/schema/accounts';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { isLocale, type Locale } from '@/domain/local-text';
import { config } from './config';
import { log } from './log';
import { record } from './record';
import { ABSOLUTE_HOURS, cookieName, hashOf, IDLE_HOURS, isSecure, signedInBy } from './signed-in';
import { dropAnswers } from './step';

/** A session in use is prolonged once in this time. */
const PROLONG_HOURS = 1;
const HOUR = 3_600_000;

/** Where the button of a mailed link leads. */
export const LINK_END = '/api/auth/callback/email';

function userOf(row: typeof account.$inferSelect | undefined): AdapterUser | null {
  return row && !row.disabledAt
    ? { id: row.id, email: row.email, emailVerified: null, name: row.name }
    : null;
}

const known = (tx: Tx, where: SQL) => tx.select().from(account).where(where).limit(1);

async function sessionAndUser(tx: Tx, sessionToken: string) {
  const [row] = await tx
    .select()
    .from(authSession)
    .innerJoin(account, eq(account.id, authSession.accountId))
    .where(
      and(
        eq(authSession.tokenHash, hashOf(sessionToken)),
        gt(authSession.expiresAt, sql`clock_timestamp()`),
        gt(authSession.createdAt, sql`clock_timestamp() - make_interval(hours => ${ABSOLUTE_HOURS})`),
      ),
    );
  const user = userOf(row?.account);
  if (!row || !user) return null;
  return { session: { sessionToken, userId: user.id, expires: row.auth_session.expiresAt }, user };
}

const accounts = {
  // Accounts are made by invitation and nomination, never by a stranger's sign-in.
  createUser: () => Promise.reject(new Error('no account')),
  getUser: (id) => withTx(SYSTEM, async (tx) => userOf((await known(tx, eq(account.id, id)))[0])),
  getUserByEmail: (email) =>
    withTx(SYSTEM, async (tx) => userOf((await known(tx, eq(account.email, email.toLowerCase())))[0])),
  getUserByAccount: () => Promise.resolve(null),
  updateUser: (user) =>
    withTx(SYSTEM, async (tx) => {
      const found = userOf((await known(tx, eq(account.id, user.id)))[0]);
      if (!found) throw new Error('no account');
      return found;
    }),
  linkAccount: () => Promise.resolve(undefined),
  getSessionAndUser: (sessionToken) => withTx(SYSTEM, (tx) => sessionAndUser(tx, sessionToken)),
  updateSession: ({ sessionToken, expires }) =>
    withTx(SYSTEM, async (tx) => {
      await tx
        .update(authSession)
        .set({ expiresAt: expires, lastSeenAt: new Date() })
        .where(eq(authSession.tokenHash, hashOf(sessionToken)));
      return null;
    }),
  deleteSession: (sessionToken) =>
    withTx(SYSTEM, async (tx) => {
      await tx.delete(authSession).where(eq(authSession.tokenHash, hashOf(sessionToken)));
    }),
  createVerificationToken: ({ identifier, token, expires }) =>
    withTx(SYSTEM, async (tx) => {
      await tx.insert(signInToken).values({ identifier, tokenHash: token, expiresAt: expires });
      return { identifier, token, expires };
    }),
} satisfies Omit<Adapter, 'createSession'>;

/** next-auth's adapter for one request: a link is spent in the transaction that opens its session. */
function adapter(): Adapter {
  let link: SQL | undefined;
  return {
    ...accounts,
    useVerificationToken: ({ identifier, token }) =>
      withTx(SYSTEM, async (tx) => {
        link = and(eq(signInToken.tokenHash, token), eq(signInToken.identifier, identifier));
        const [row] = await tx.select().from(signInToken).where(link);
        return row ? { identifier: row.identifier, token: row.tokenHash, expires: row.expiresAt } : null;
      }),
    createSession: ({ sessionToken, userId }) =>
      withTx(SYSTEM, async (tx) => {
        const spent = await tx.delete(signInToken).where(link).returning({ at: signInToken.createdAt });
        if (!link || !spent[0]) throw new Error('the link was spent meanwhile');
        return rotateSession(tx, userId, sessionToken);
      }),
  };
}

/** next-auth's complaints, without what it knows of the person. */
function complain(code: string, about: unknown): void {
  const named = about instanceof Error ? about : (about as { error?: unknown } | undefined)?.error;
  log.error({ err: named, code }, 'signing in failed');
}

function options(locale: Locale = 'en'): NextAuthOptions {
  process.env.NEXTAUTH_URL = config().BASE_URL;
  const page = `/${locale}/sign-in`;
  return {
    adapter: adapter(),
    secret: config().SESSION_SECRET,
    session: {
      strategy: 'database',
      maxAge: IDLE_HOURS * 3600,
      updateAge: PROLONG_HOURS * 3600,
      generateSessionToken: () => randomBytes(32).toString('base64url'),
    },
    useSecureCookies: isSecure(),
    pages: { signIn: page, error: page, verifyRequest: page },
    providers: [EmailProvider({ server: {}, from: config().MAIL_FROM, maxAge: 3600 })],
    callbacks: {
      session: ({ session, user }) => ({ ...session, accountId: user.id }) as Session,
      redirect: ({ url }) => (isOurs(url) ? url : config().BASE_URL),
    },
    logger: { error: complain, warn: () => {}, debug: () => {} },
  };
}

/** True for an address on our own origin, and for a path on it; `//host`, `/\host` and the like are not. */
export function isOurs(url: string): boolean {
  if (/[\\\s\p{Cc}]|%0[ad]|%5c/iu.test(url) || url.startsWith('//')) return false;
  const base = config().BASE_URL;
  try {
    const target = new URL(url, base);
    return target.origin === new URL(base).origin && target.username === '';
  } catch {
    return false;
  }
}

/** A path on our own origin, with its language, to go on to; else the home page of the language. */
export function onward(to: string | undefined, locale: string): string {
  return to && /^\/(en|fr|es|ar)(\/|$)/.test(to) && isOurs(to) ? to : `/${locale}`;
}

/**
 * The route that a sign-in link ends in: next-auth's e-mail callback, and nothing else of next-auth. What
 * went wrong is said in the language of the page that the link leads to.
 */
export async function authRoute(request: Request, context: unknown): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname !== LINK_END)
    return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  const asked = (searchParams.get('callbackUrl') ?? '').split('/')[1];
  const locale = isLocale(asked) ? asked : 'en';
  const answer: Response = await NextAuth(options(locale))(request, context);
  const base = config().BASE_URL;
  // What went wrong would lead to next-auth's own page.
  if (!answer.headers.get('location')?.startsWith(`${base}/api/auth/`)) return answer;
  return new Response(null, { status: 302, headers: { location: `${base}/${locale}/sign-in?error=link` } });
}

/** Who asks, with the roles that the database gives at this request; once per request. */
export const viewer = cache(async (): Promise<Actor> => {
  const token = (await cookies()).get(cookieName())?.value;
  const found = token ? await signedInBy(token) : null;
  if (!found) return ANONYMOUS;
  // All that next-auth would do at a request is prolong the session, so it is asked when that is due.
  const left = found.expiresAt.getTime() - Date.now();
  if (left < (IDLE_HOURS - PROLONG_HOURS) * HOUR) await getServerSession(options());
  return found.actor;
});

async function openSession(tx: Tx, accountId: string, token: string): Promise<void> {
  await tx
    .delete(authSession)
    .where(and(eq(authSession.accountId, accountId), lt(authSession.expiresAt, sql`clock_timestamp()`)));
  await tx.insert(authSession).values({
    tokenHash: hashOf(token),
    accountId,
    expiresAt: new Date(Date.now() + IDLE_HOURS * HOUR),
  });
}

/** Opens a session and puts it on record; the session that this browser had ends. */
async function rotateSession(tx: Tx, userId: string, sessionToken: string) {
  await endThis(tx);
  await dropAnswers();
  (await cookies()).delete('left');
  await openSession(tx, userId, sessionToken);
  await signedIn(tx, userId);
  return { sessionToken, userId, expires: new Date(Date.now() + ABSOLUTE_HOURS * HOUR) };
}

/** Signs the browser of this request in as the account, with a new token; the token it had is void. */
export async function startSession(tx: Tx, accountId: string): Promise<void> {
  const jar = await cookies();
  const token = randomBytes(32).toString('base64url');
  await rotateSession(tx, accountId, token);
  jar.set(cookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    maxAge: ABSOLUTE_HOURS * 3600,
  });
}

/** Who signed in is on record; from where is not. */
function signedIn(tx: Tx, accountId: string): Promise<void> {
  const actor = { ...ANONYMOUS, accountId };
  return record(tx, actor, {
    conferenceId: null,
    kind: 'account.signedIn',
    entity: 'account',
    entityId: accountId,
  });
}

async function endThis(tx: Tx): Promise<void> {
  const old = (await cookies()).get(cookieName())?.value;
  if (old) await tx.delete(authSession).where(eq(authSession.tokenHash, hashOf(old)));
}

/** Forgets who was signed in, and tells the browser to empty its store; see OwnerProvider. */
async function letGo(): Promise<void> {
  const jar = await cookies();
  jar.delete(cookieName());
  await dropAnswers();
  jar.set('left', '1', { sameSite: 'lax', path: '/', secure: isSecure(), maxAge: 3600 });
}

/** Signs this browser out. */
export async function endSession(tx: Tx): Promise<void> {
  await endThis(tx);
  await letGo();
}

/** Signs the account out everywhere; links that were mailed to it and not used open nothing any more. */
export async function endAllSessions(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(authSession).where(eq(authSession.accountId, accountId));
  const own = tx.select({ email: account.email }).from(account).where(eq(account.id, accountId));
  await tx.delete(signInToken).where(inArray(signInToken.identifier, own));
  await letGo();
}

/**
 * A one-time sign-in link for an address, valid for `hours`, that goes on to `path` (on our own origin,
 * with its language). Only its SHA-256 is stored.
 */
export async function signInLink(
  tx: Tx,
  email: string,
  locale: string,
  path: string,
  hours: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  // next-auth stores and looks up the hash of token and secret; see its hashToken.
  const tokenHash = hashOf(`${token}${config().SESSION_SECRET}`);
  await tx
    .insert(signInToken)
    .values({ identifier: email, tokenHash, expiresAt: new Date(Date.now() + hours * HOUR) });
  const query = new URLSearchParams({ token, email, to: path });
  return `${config().BASE_URL}/${locale}/sign-in/link?${query}`;
}
