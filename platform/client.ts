import { createHash } from 'node:crypto';
import { headers } from 'next/headers';

/**
 * A name for the browser's network address that says nothing about it, for counting attempts. server.ts writes
 * the address into the header; what a visitor claims there is overwritten.
 */
export async function clientKey(): Promise<string> {
  const address = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
  return createHash('sha256').update(address).digest('base64url').slice(0, 22);
}
