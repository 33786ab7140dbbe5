import { describe, expect, it } from 'vitest';
import { inItemOrder, readItemNumber } from '@/domain/item-number';
import { itemLabel } from '@/platform/i18n/item-number';

describe('the number of an agenda item', () => {
  it.each([
    ['5', '5'],
    [' 5. ', '5'],
    ['5.1', '5.1'],
    ['5 . 1', '5.1'],
    ['5.1.12', '5.1.12'],
    ['3BIS', '3 bis'],
    ['3  Bis', '3 bis'],
    ['3 quater.2', '3 quater.2'],
  ])('is read from %j', (typed, number) => {
    expect(readItemNumber(typed)).toBe(number);
  });

  it.each([
    '',
    '0',
    '1000',
    '5.0',
    '5.100',
    '5.1.1.1',
    'bis',
    '3 bis bis',
    '3 decies',
    '-1',
    '5,1',
    '1e2',
    '5\u00a0x',
  ])('is not read from %j', (typed) => {
    expect(readItemNumber(typed)).toBeNull();
  });

  it('puts items in the order of a document', () => {
    const order = ['1', '2', '2.1', '2.2', '2.10', '2 bis', '2 bis.1', '2 ter', '3', '10', '10.1.1', '10.2'];
    expect([...order].reverse().sort(inItemOrder)).toEqual(order);
    expect(inItemOrder('2 bis', '2 bis')).toBe(0);
  });

  it('is written as each language writes it', () => {
    expect(['en', 'fr', 'es', 'ar'].map((locale) => itemLabel('3 ter.1', locale))).toEqual([
      '3 ter.1',
      '3 ter.1',
      '3 ter.1',
      '3 مكررًا ثانيًا.1',
    ]);
    expect(itemLabel('5.1', 'ar')).toBe('5.1');
  });
});
