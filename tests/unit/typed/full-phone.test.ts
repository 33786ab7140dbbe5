import { describe, expect, it } from 'vitest';
import { readFullPhone } from '@/platform/typed/phone';

describe('a whole telephone number', () => {
  it.each([
    ['+56 2 2123 4567', '+56221234567'],
    ['0056 2 2123 4567', '+56221234567'],
    ['+٥٦ ٢ ٢١٢٣ ٤٥٦٧', '+56221234567'],
    ['٠٠٥٦٢٢١٢٣٤٥٦٧', '+56221234567'],
    ['＋５６２２１２３４５６７', '+56221234567'],
    ['+44 (0)20 7946 0958', '+442079460958'],
    ['+1 (202) 555–0123', '+12025550123'],
    ['+33.1.44.09.48.00', '+33144094800'],
    ['+290 2222 22', '+290222222'],
  ])('is read from %s', (typed, kept) => {
    expect(readFullPhone(typed)).toBe(kept);
  });

  it.each([
    '',
    '2 2123 4567',
    '+0 2 2123 4567',
    '+56',
    '+56 2 2123 4567 ext. 3',
    `+${'1'.repeat(16)}`,
    '+',
    'CL 221234567',
    `+${' '.repeat(5000)}1`,
  ])('is not read from %j', (typed) => {
    expect(readFullPhone(typed)).toBeNull();
  });

  it('is read again as it is kept', () => {
    expect(readFullPhone('+56221234567')).toBe('+56221234567');
  });
});
