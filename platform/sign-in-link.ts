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
export async function signInLink(tx: Tx, order: LinkOrder): Promise<string> {
  const { row, link } = newLink(order);
  await tx.insert(signInToken).values(row);
  return link;
}

/** How many links go to the database at once. */
const MOST_LINKS = 1000;

/** Many such links, each for its own address. @returns them in the order of what was ordered */
export async function signInLinks(tx: Tx, orders: readonly LinkOrder[]): Promise<string[]> {
  const made = orders.map(newLink);
  for (let from = 0; from < made.length; from += MOST_LINKS)
    await tx.insert(signInToken).values(made.slice(from, from + MOST_LINKS).map(({ row }) => row));
  return made.map(({ link }) => link);
}

function newLink({ email, locale, path, hours, askedBy = null }: LinkOrder) {
  const token = randomBytes(32).toString('base64url');
  const row = { identifier: email, tokenHash: linkHash(token), expiresAt: fromNow(hours), askedBy };
  const query = new URLSearchParams({ token, email, to: path });
  return { row, link: `${config().BASE_URL}/${locale}/sign-in/link?${query}` };
}
