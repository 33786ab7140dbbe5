import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { cookies, headers } from 'next/headers';
import type { Tx } from '@/db/client';
import { mayBeSignedIn } from './roles';
import { linkHash } from './sign-in-link';
import { hashOf, isSecure } from './signed-in';

/** The cookie by which a browser is known as the one that asked for a link. */
const ASKED = 'asked';
const ASKED_DAYS = 30;

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
