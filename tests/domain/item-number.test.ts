import { describe, expect, it } from 'vitest';
import { INSERTED, type Inserted, inItemOrder, readItemNumber, slotAfter } from '@/domain/item-number';
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

describe('the number of a new paragraph', () => {
  const row = (id: string, number: number, position: number, inserted: Inserted | null = null) => ({
    ...{ id, number, position, inserted },
  });
  const rows = [row('a', 1, 1), row('b', 3, 2), row('c', 2, 3)];

  it('is one more than the highest at the end, wherever that is read', () => {
    expect(slotAfter([], null)).toEqual({ number: 1, inserted: null, position: 1 });
    expect(slotAfter(rows, null)).toEqual({ number: 4, inserted: null, position: 4 });
    expect(slotAfter(rows, 'c')).toEqual({ number: 4, inserted: null, position: 4 });
  });

  it('is that of the one before with the next word, in between', () => {
    expect(slotAfter(rows, 'a')).toEqual({ number: 1, inserted: 'bis', position: 2 });
    const more = [row('a', 1, 1), row('d', 1, 2, 'bis'), ...rows.slice(1)];
    expect(slotAfter(more, 'a')).toEqual({ number: 1, inserted: 'ter', position: 2 });
    expect(slotAfter(more, 'd')).toEqual({ number: 1, inserted: 'ter', position: 3 });
  });

  it('is refused behind one that is not there, and where all words are taken', () => {
    expect(() => slotAfter(rows, 'x')).toThrow(expect.objectContaining({ kind: 'notFound' }));
    const taken = [
      row('a', 1, 1),
      ...INSERTED.map((word, index) => row(word, 1, index + 2, word)),
      ...rows.slice(1),
    ];
    expect(() => slotAfter(taken, 'a')).toThrow(
      expect.objectContaining({ key: 'notes.refusal.numbersTaken' }),
    );
  });
});
