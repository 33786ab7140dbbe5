import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { NO_HASH } from '@/domain/chain';

/** Stands where a chain has no link before it. */
export const GENESIS = NO_HASH;

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal digits: what `domain/chain` asks for. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** 128 random bits, as 32 lower-case hexadecimal digits. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

/**
 * The hash of any JSON value on the hash before it: SHA-256(word LF previous LF canonical JSON, RFC 8785), as
 * `chainHash` of the domain, but for values that may hold fractions.
 * @throws Error for a value that is no JSON.
 */
export function link(word: string, previous: string, content: unknown): string {
  return sha256(`${word}\n${previous}\n${canonicalize(content)}`);
}
