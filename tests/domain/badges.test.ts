import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  badgeCode,
  badgesAddress,
  badgesAsked,
  CODE_LENGTH,
  namesOnBadge,
  readBadgeCode,
} from '@/domain/badges';

const signatures = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));
const badges = fc.record({ conferenceId: fc.uuid(), badgeId: fc.uuid(), signature: signatures });

describe('the code of a badge', () => {
  it('says what it was made of, in capitals and digits, and always in one length', () => {
    fc.assert(
      fc.property(badges, (badge) => {
        const code = badgeCode(badge);
        expect(code).toMatch(/^[A-Z0-9]+$/);
        expect(code).toHaveLength(CODE_LENGTH);
        expect(readBadgeCode(code)).toEqual(badge);
      }),
    );
  });

  it('is read however a scanner types it, and is one code in one way alone', () => {
    fc.assert(
      fc.property(badges, (badge) => {
        const code = badgeCode(badge);
        expect(readBadgeCode(` ${code.toLowerCase().slice(0, 80)}\r\n${code.slice(80)}\n`)).toEqual(badge);
        // The last sign says one bit and leaves four: with these set it is no code.
        const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(code.slice(-1));
        const other = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[last ^ 1] ?? '';
        expect(readBadgeCode(code.slice(0, -1) + other)).toBeNull();
      }),
    );
  });

  it.each([
    '',
    'PB1',
    'https://example.org/',
    'PB1'.padEnd(CODE_LENGTH, '1'),
    'PB2'.padEnd(CODE_LENGTH, 'A'),
  ])('is not %s', (text) => expect(readBadgeCode(text)).toBeNull());

  it('is nothing else, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => readBadgeCode(text) === null));
  });
});

describe('the names on a badge', () => {
  it.each([
    ['Amara Okafor', 'Dr Amara Okafor', ['Dr Amara Okafor']],
    ['Amara Okafor', null, ['Amara Okafor']],
    ['Amara Okafor', 'Amara Okafor', ['Amara Okafor']],
    ['محمد الكواري', 'Mohammed Al-Kuwari', ['محمد الكواري', 'Mohammed Al-Kuwari']],
    ['Δημήτρης', 'Dimitris', ['Δημήτρης', 'Dimitris']],
    ['ʻAkilisi Pōhiva', 'Akilisi Pohiva', ['Akilisi Pohiva']],
  ])('of %s, who is called %s', (name, badgeName, names) => {
    expect(namesOnBadge({ name, badgeName })).toEqual(names);
  });
});

it('says in an address whose badges are printed, and reads nothing else of it', () => {
  const ids = ['0192f0aa-1111-7222-8333-444455556666', '0192f0aa-1111-7222-8333-444455556667'];
  const address = badgesAddress('/en/one', ids);
  expect(badgesAsked(new URL(address, 'http://here').searchParams.get('holders'))).toEqual(ids);
  expect(badgesAsked(`x.${ids[0]}.${ids[0]}.'; drop`)).toEqual(ids.slice(0, 1));
  expect(badgesAsked(undefined)).toBeNull();
  expect(badgesAsked('')).toBeNull();
});
