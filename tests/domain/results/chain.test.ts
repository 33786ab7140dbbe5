import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '@/domain/canonical';
import {
  breakHash,
  chainHash,
  inHashedOrder,
  NO_HASH,
  openingHash,
  reasonHash,
  voteHash,
} from '@/domain/chain';
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

  test('a break of silence is hashed with the hash of its salted reason', () => {
    const salt = '0f'.repeat(16);
    const reason = createHash('sha256').update(`${salt}\nThe text goes too far ، ñ`).digest('hex');
    expect(reasonHash(sha256, salt, 'The text goes too far ، ñ')).toBe(reason);
    const content = {
      ballot: 'b',
      sequence: 1,
      delegation: 'd',
      at: '2023-04-01T12:00:00.000Z',
      salt,
      reason,
    };
    const text =
      `plenary-ballot-break-1\n${NO_HASH}\n` +
      `{"at":"2023-04-01T12:00:00.000Z","ballot":"b","delegation":"d","reason":"${reason}","salt":"${salt}","sequence":1}`;
    const kept = { ...content, previous: NO_HASH, hash: 'h' };
    expect(breakHash(sha256, NO_HASH, kept)).toBe(createHash('sha256').update(text).digest('hex'));
  });

  test('an opening holds the number and who is excluded, and one of format 1 does not', () => {
    const opening = {
      conference: 'c',
      ballot: 'b',
      number: 7,
      procedure: 'silence' as const,
      round: 1,
      question: { en: 'Shall it?' },
      rules: { procedure: 'silence' as const, minimumHours: 72 },
      roll: [{ delegation: 'd', country: 'CL' }],
      excluded: inHashedOrder([
        { name: 'b', reason: 'r' },
        { name: 'É', reason: 'r' },
        { name: 'B', reason: 'r' },
      ]),
      opensAt: '2023-04-01T12:00:00.000Z',
      closesAt: '2023-04-08T12:00:00.000Z',
    };
    expect(opening.excluded.map(({ name }) => name)).toEqual(['B', 'b', 'É']);
    const rest = (excluded: string, number: string) =>
      `{"ballot":"b","closesAt":"2023-04-08T12:00:00.000Z","conference":"c",${excluded}${number}` +
      '"opensAt":"2023-04-01T12:00:00.000Z","procedure":"silence","question":{"en":"Shall it?"},' +
      '"roll":[{"country":"CL","delegation":"d"}],"round":1,"rules":{"minimumHours":72,"procedure":"silence"}}';
    const names =
      '"excluded":[{"name":"B","reason":"r"},{"name":"b","reason":"r"},{"name":"É","reason":"r"}],';
    const hash = (word: string, content: string) =>
      createHash('sha256').update(`${word}\n${NO_HASH}\n${content}`).digest('hex');
    expect(openingHash(sha256, opening)).toBe(hash('plenary-ballot-opening-2', rest(names, '"number":7,')));
    expect(openingHash(sha256, opening, 1)).toBe(hash('plenary-ballot-opening-1', rest('', '')));
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
