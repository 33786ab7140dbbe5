import { describe, expect, it } from 'vitest';
import { pageParam } from '@/platform/page';
import { readWholeNumber, westernDigits } from '@/platform/typed/whole-number';
import { inputFields, isAround } from '../../setup/input-fields';

const TWELVE = ['12', '١٢', '۱۲', '१२', '১২', '１２', '๑๒', ' 12 ', '\u200e12', '012', '𝟏𝟐', '𞥑𞥒'];
const NONE = [
  '0x10',
  '1e2',
  '1.0',
  '1,5',
  '1 000',
  '+5',
  '１2',
  '1٢',
  '',
  ' ',
  '--1',
  '1-',
  'NaN',
  'Infinity',
  '½',
  'Ⅻ',
  '²',
  '一',
];

const numbers = (await inputFields()).filter(({ schema }) => isAround(schema, 'number'));

describe('a whole number', () => {
  it('is read in the digits of every script, and in nothing else', () => {
    expect(TWELVE.map(readWholeNumber)).toEqual(TWELVE.map(() => 12));
    expect(NONE.map(readWholeNumber)).toEqual(NONE.map(() => null));
    expect(readWholeNumber('9'.repeat(16))).toBeNull();
    expect(readWholeNumber('-٥')).toBe(-5);
    expect(westernDigits('+٥٦ ۲ ２')).toBe('+56 2 2');
  });

  it('is read alike in every field of every form', () => {
    expect(numbers.length).toBeGreaterThan(30);
    for (const { name, schema } of numbers) {
      const read = (typed: string) => schema.safeParse(typed);
      const { success, data } = read('12');
      expect([success, data], name).toEqual([true, 12]);
      for (const typed of TWELVE) expect(read(typed).data, `${name} ${typed}`).toBe(12);
      for (const typed of NONE.filter((none) => none.trim() !== ''))
        expect(read(typed).success, `${name} ${typed}`).toBe(false);
    }
  });

  it('is read alike in an address', () => {
    for (const typed of TWELVE) expect(pageParam(typed), typed).toBe(12);
    for (const typed of NONE) expect(pageParam(typed), typed).toBe(1);
  });
});
