import type { IncomingMessage } from 'node:http';
import { numberIn, readWholeNumber } from '../typed/whole-number';

const NUMBERED = /^(\/[a-z]{2}\/[^/?]+\/(?:ballots|outcomes)\/)([^/?]+)(.*)$/s;

/**
 * Where a reader is sent who wrote the number of a ballot or an outcome otherwise than its one address does: in the digits
 * of another script, or with noughts before it. Null for every other address.
 */
export function onlyAddress({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): string | null {
  const [, before, typed = '', after] = NUMBERED.exec(url) ?? [];
  if (method === 'POST' || numberIn(typed) !== null) return null;
  const number = numberIn(String(readWholeNumber(decodeURIComponent(typed))));
  return number === null ? null : `${before}${number}${after}`;
}
