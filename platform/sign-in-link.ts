import { randomBytes } from 'node:crypto';
import type { Tx } from '@/db/client';
import { signInToken } from '@/db/schema/accounts';
import { config } from './config';
import { fromNow, hashOf } from './signed-in';

/** What is kept of a link, with the secret of the house: who writes into the table and does not have it makes no link. */
export const linkHash = (token: string) => hashOf(`${token}${config().SESSION_SECRET}`);

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
