import { headers } from 'next/headers';
import { clientOf } from './http/client-address';
import { hidden } from './limit';

/**
 * A name for the network that the browser asks from (see `clientOf`) that says nothing about it, for counting attempts.
 * server.ts writes the address into the header; what a visitor claims there is overwritten.
 */
export async function clientKey(): Promise<string> {
  const address = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
  return hidden(clientOf(address));
}
