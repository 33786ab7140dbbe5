import { createHmac } from 'node:crypto';
import type { Actor } from '@/domain/actor';
import { config } from './config';

/**
 * A name for an account, always the same, that tells nothing about it to who does not have the secret of the house.
 * What a browser keeps (unsaved text, a form that is still open) bears it, so that it is never read or sent in
 * another's name. Empty where nobody is signed in.
 */
export function ownerTag({ accountId }: Pick<Actor, 'accountId'>): string {
  if (!accountId) return '';
  const keyed = createHmac('sha256', config().SESSION_SECRET).update(`owner ${accountId}`);
  return keyed.digest('base64url').slice(0, 22);
}

/** The field by which a form says for whom it was drawn. Names with `$` are the framework's: no command reads them. */
export const OWNER_FIELD = '$owner';

/** True when a form was drawn for somebody, and somebody else sends it: the browser changed hands in between. */
export function isOfAnother(form: FormData, actor: Pick<Actor, 'accountId'>): boolean {
  const drawnFor = form.get(OWNER_FIELD);
  return typeof drawnFor === 'string' && drawnFor !== '' && !!actor.accountId && drawnFor !== ownerTag(actor);
}

/** True when a form was drawn for somebody, and nobody is signed in any more who could send it. */
export function isSignedOut(form: FormData, actor: Pick<Actor, 'accountId'>): boolean {
  return Boolean(form.get(OWNER_FIELD)) && actor.accountId === null;
}
