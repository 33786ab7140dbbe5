import type { IncomingMessage } from 'node:http';
import { NUMBERED } from '@/domain/addresses';
import { numberIn, readWholeNumber } from '../typed/whole-number';

const PATTERN = new RegExp(`^(/[a-z]{2}/[^/?]+/(?:${NUMBERED.join('|')})/)([^/?]+)(.*)$`, 's');

/**
 * Where a reader is sent who wrote a number in an address otherwise than its one address does: in the digits
 * of another script, or with noughts before it. Null for every other address.
 */
export function onlyAddress({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): string | null {
  const [, before, typed = '', after] = PATTERN.exec(url) ?? [];
  if (method === 'POST' || numberIn(typed) !== null) return null;
  const number = numberIn(String(readWholeNumber(decodeURIComponent(typed))));
  return number === null ? null : `${before}${number}${after}`;
}
