import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { config } from './config';

const IV_BYTES = 12;
const TAG_BYTES = 16;

const key = () => Buffer.from(hkdfSync('sha256', config().SESSION_SECRET, '', 'plenary.sealed.1', 32));
const bound = (to: readonly string[]) => Buffer.from(JSON.stringify(to));

/**
 * Closes a text so that a browser can carry it without reading or changing it (AES-256-GCM), and so that it opens only
 * with the same words in `to`: what it is for, and for whom. Texts of one length have sealed forms of one length.
 */
export function seal(text: string, to: readonly string[]): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(bound(to));
  const closed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return closed.toString('base64url');
}

/** The text that was sealed to the same words, or null for anything else. */
export function unseal(sealed: string, to: readonly string[]): string | null {
  const closed = Buffer.from(sealed, 'base64url');
  if (closed.length < IV_BYTES + TAG_BYTES) return null;
  const cipher = createDecipheriv('aes-256-gcm', key(), closed.subarray(0, IV_BYTES))
    .setAAD(bound(to))
    .setAuthTag(closed.subarray(-TAG_BYTES));
  try {
    return cipher.update(closed.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
  } catch {
    return null;
  }
}
