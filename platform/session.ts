import { randomBytes } from 'node:crypto';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type Tx, withTx } from '@/db/client';
import { account, authSession, signInToken } from '@/db/schema/accounts';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { localeOf } from '@/domain/local-text';
import { config } from './config';
import { record } from './record';
import {
  ABSOLUTE_HOURS,
  cookieName,
  fromNow,
  hashOf,
  IDLE_HOURS,
  isRunning,
  isSecure,
  type NamedAccount,
  signedInBy,
} from './signed-in';
import { dropAnswers } from './step';

/** What a sign-out leaves in the browser, and the next sign-in takes away; see OwnerProvider. */
const LEFT = 'left';

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
  return to && localeOf(to) && isOurs(to) ? to : `/${locale}`;
}

/** Who is signed in by the cookie of this request, or null; once per request. */
const signedIn = cache(async () => {
  const token = (await cookies()).get(cookieName())?.value;
  const session = token ? await signedInBy(token) : null;
  if (token && session?.ages) await prolong(token);
  return session;
});

/** Who asks, with the roles that the database gives at this request. */
export const viewer = async (): Promise<Actor> => (await signedIn())?.actor ?? ANONYMOUS;

/** The account of who asks, read with their roles; null when nobody is signed in. */
export const ownAccount = async (): Promise<NamedAccount | null> => (await signedIn())?.account ?? null;

/** A session in use goes on. It is written down once an hour, and never brings one back that has ended. */
async function prolong(token: string): Promise<void> {
  await withTx(SYSTEM, (tx) =>
    tx.execute(sql`update auth_session s set expires_at = ${fromNow(IDLE_HOURS)}, last_seen_at = clock_timestamp()
      where s.token_hash = ${hashOf(token)} and ${isRunning()}`),
  );
}

async function openSession(tx: Tx, accountId: string, token: string): Promise<void> {
  await tx
    .delete(authSession)
    .where(and(eq(authSession.accountId, accountId), lt(authSession.expiresAt, sql`clock_timestamp()`)));
  await tx
    .insert(authSession)
    .values({ tokenHash: hashOf(token), accountId, expiresAt: fromNow(IDLE_HOURS) });
}

/**
 * Opens a session of the account for the browser of this request, in the database alone: a transaction may begin anew, a
 * cookie may not. The session that the browser had ends; whoever was signed in is signed out.
 * @returns its token, which `carrySession` gives to the browser once this is committed
 */
export async function startSession(tx: Tx, accountId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const before = await endSession(tx);
  await openSession(tx, accountId, token);
  if (before && before !== accountId) await onRecord(tx, before, 'account.signedOut');
  await onRecord(tx, accountId, 'account.signedIn');
  return token;
}

/** Gives a session that is committed to the browser, and forgets what the browser kept for whoever was there before. */
export async function carrySession(token: string): Promise<void> {
  const jar = await cookies();
  await dropAnswers();
  jar.delete(LEFT);
  jar.set(cookieName(), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    maxAge: ABSOLUTE_HOURS * 3600,
  });
}

/** Who signed in or out is on record; from where is not. */
function onRecord(tx: Tx, accountId: string, kind: 'account.signedIn' | 'account.signedOut'): Promise<void> {
  const change = { conferenceId: null, kind, entityId: accountId };
  return record(tx, { ...ANONYMOUS, accountId }, change);
}

/** Ends the session of this browser, in the database; `dropSession` follows. @returns whose it was */
export async function endSession(tx: Tx): Promise<string | undefined> {
  const old = (await cookies()).get(cookieName())?.value;
  if (!old) return undefined;
  const [ended] = await tx
    .delete(authSession)
    .where(eq(authSession.tokenHash, hashOf(old)))
    .returning({ accountId: authSession.accountId });
  return ended?.accountId;
}

/** Takes a session whose end is committed from the browser, and tells the browser to empty its store. */
export async function dropSession(): Promise<void> {
  const jar = await cookies();
  jar.delete(cookieName());
  await dropAnswers();
  jar.set(LEFT, '1', { sameSite: 'lax', path: '/', secure: isSecure(), maxAge: 3600 });
}

/**
 * Ends all sessions of the account, in the database; `dropSession` follows. Links that were mailed to it and not used
 * open nothing any more.
 */
export async function endAllSessions(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(authSession).where(eq(authSession.accountId, accountId));
  const own = tx.select({ email: account.email }).from(account).where(eq(account.id, accountId));
  await tx.delete(signInToken).where(inArray(signInToken.identifier, own));
}
