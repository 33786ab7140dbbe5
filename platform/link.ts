import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { cookies, headers } from 'next/headers';
import type { Tx } from '@/db/client';
import { signInToken } from '@/db/schema/accounts';
import { config } from './config';
import { mayBeSignedIn } from './roles';
import { fromNow, hashOf, isSecure } from './signed-in';

/** The cookie by which a browser is known as the one that asked for a link. */
const ASKED = 'asked';
const ASKED_DAYS = 30;

/** With the secret of the house: who writes into the table and does not have it makes no link. */
const linkHash = (token: string) => hashOf(`${token}${config().SESSION_SECRET}`);

type LinkOrder = { email: string; locale: string; path: string; hours: number; askedBy?: string | null };

/**
 * A one-time sign-in link for an address, valid for `hours`, that goes on to `path` (on our own origin, with its
 * language). Only a hash of it is stored. `askedBy` is the browser that asked for it; nobody's where it was sent unasked.
 */
export async function signInLink(
  tx: Tx,
  { email, locale, path, hours, askedBy = null }: LinkOrder,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx
    .insert(signInToken)
    .values({ identifier: email, tokenHash: linkHash(token), expiresAt: fromNow(hours), askedBy });
  const query = new URLSearchParams({ token, email, to: path });
  return `${config().BASE_URL}/${locale}/sign-in/link?${query}`;
}

/** A name for the browser that asks for a link; it gets one if it has none. */
export async function askingBrowser(): Promise<string> {
  const jar = await cookies();
  const token = jar.get(ASKED)?.value || randomBytes(16).toString('base64url');
  jar.set(ASKED, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(),
    maxAge: ASKED_DAYS * 86_400,
  });
  return hashOf(token);
}

/** Whom a link signs in. `elsewhere`: another browser than this one asked for it. */
export type Link = { accountId: string; name: string; email: string; elsewhere: boolean };
type Row = { accountId: string; name: string; email: string; askedBy: string | null };
export type LinkCredentials = { email: string; token: string };

const opens = (credentials: LinkCredentials) => sql`
  where a.email = t.identifier and t.token_hash = ${linkHash(credentials.token)} and t.identifier = ${credentials.email}
    and t.expires_at > clock_timestamp() and ${mayBeSignedIn()}`;
const columns = sql`a.id as "accountId", a.name, a.email, t.asked_by as "askedBy"`;

async function linkOf(row: Row | undefined): Promise<Link | null> {
  if (!row) return null;
  const { askedBy, ...whom } = row;
  const own = (await cookies()).get(ASKED)?.value;
  return { ...whom, elsewhere: askedBy !== null && (!own || hashOf(own) !== askedBy) };
}

/** Looks at a link without using it; null when it opens nothing. */
export async function readLink(tx: Tx, credentials: LinkCredentials): Promise<Link | null> {
  const { rows } = await tx.execute<Row>(
    sql`select ${columns} from sign_in_token t, account a ${opens(credentials)}`,
  );
  return linkOf(rows[0]);
}

/** Uses a link up; null when it opens nothing, or somebody else was faster. */
export async function spendLink(tx: Tx, credentials: LinkCredentials): Promise<Link | null> {
  const { rows } = await tx.execute<Row>(sql`
    delete from sign_in_token t using account a ${opens(credentials)} returning ${columns}`);
  return linkOf(rows[0]);
}

/** True when a browser says that a page of ours sent this form. One that says nothing is not believed. */
export async function sentByOurPage(): Promise<boolean> {
  const sent = await headers();
  const site = sent.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = URL.parse(sent.get('origin') ?? '');
  return origin ? origin.host === sent.get('host') : site === 'same-origin';
}
