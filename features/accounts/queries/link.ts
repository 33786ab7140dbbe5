import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { LinkCredentials } from '@/platform/link';
import { type Link, readLink } from '@/platform/link';
import { ownerTag } from '@/platform/owner';
import { seal, unseal } from '@/platform/sealed';

/** Whom a mailed link would sign in; null when it opens nothing any more. Looking uses nothing up. */
export function getLink(viewer: Actor, credentials: LinkCredentials): Promise<Link | null> {
  return withTx(viewer, (tx) => readLink(tx, credentials));
}

const page = ({ email, token }: LinkCredentials) => ['page of a link', email, token];

/** What the page of a link says of itself: for which link, and before whom it asked. */
export const drawnFor = (viewer: Actor, credentials: LinkCredentials) =>
  seal(ownerTag(viewer), page(credentials));

/** True when the page that sent this asked about this link, and asked whoever is signed in now. */
export const isDrawnFor = (actor: Actor, input: LinkCredentials & { page: string }) =>
  unseal(input.page, page(input)) === ownerTag(actor);
