import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '@/domain/canonical';
import { chainHash, NO_HASH, voteHash } from '@/domain/chain';
import { CHOICES } from '@/domain/tally';
import { link, sha256 } from '@/platform/chain';

const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 5 }),
  ),
}));

describe('canonical JSON', () => {
  test('is what another implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('sorts by UTF-16 code unit and escapes as the RFC shows', () => {
    const mixed = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    const order = '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}';
    expect(canonicalJson(mixed)).toBe(order);
    expect(canonicalJson('\u001f"\\/\b')).toBe('"\\u001f\\"\\\\/\\b"');
    expect(canonicalJson({ b: undefined, a: [] })).toBe('{"a":[]}');
  });

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '\ud800', { '\udc00': 1 }])(
    'refuses %j',
    (bad) => {
      expect(() => canonicalJson(bad)).toThrow(RangeError);
    },
  );
});

describe('the chain', () => {
  const vote = {
    ballot: 'b',
    sequence: 1,
    delegation: 'd',
    version: 1,
    choice: 'for' as const,
    at: '2023-04-01T12:00:00.000Z',
  };

  test('hashes word, previous hash and canonical content, as anyone can by hand', () => {
    const text =
      `plenary-ballot-vote-1\n${NO_HASH}\n` +
      '{"at":"2023-04-01T12:00:00.000Z","ballot":"b","choice":"for","delegation":"d","sequence":1,"version":1}';
    expect(voteHash(sha256, NO_HASH, vote)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('a salt is part of what is hashed, and keeps the choice from being guessed', () => {
    const text =
      `plenary-ballot-vote-1\n${NO_HASH}\n` +
      '{"at":"2023-04-01T12:00:00.000Z","ballot":"b","choice":"for","delegation":"d","salt":"0f","sequence":1,"version":1}';
    const salted = voteHash(sha256, NO_HASH, { ...vote, salt: '0f' });
    expect(salted).toBe(createHash('sha256').update(text).digest('hex'));
    expect(CHOICES.map((choice) => voteHash(sha256, NO_HASH, { ...vote, choice }))).not.toContain(salted);
  });

  test('any changed field, word or previous hash gives another hash', () => {
    const original = voteHash(sha256, NO_HASH, vote);
    const changes = {
      ballot: 'c',
      sequence: 2,
      delegation: 'e',
      version: 2,
      choice: 'against' as const,
      at: '2023',
      salt: 'f'.repeat(32),
    };
    for (const [field, value] of Object.entries(changes)) {
      expect(voteHash(sha256, NO_HASH, { ...vote, [field]: value })).not.toBe(original);
    }
    expect(voteHash(sha256, original, vote)).not.toBe(original);
    expect(chainHash(sha256, 'other', NO_HASH, vote)).not.toBe(original);
  });

  test('the platform links any JSON in the same way', () => {
    fc.assert(
      fc.property(fc.string(), json, (word, value) => {
        expect(link(word, NO_HASH, value)).toBe(chainHash(sha256, word, NO_HASH, value));
      }),
    );
  });
});
