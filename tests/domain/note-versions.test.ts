import { expect, it } from 'vitest';
import {
  compareNotes,
  countsOf,
  inOrderOf,
  isUnchanged,
  type VersionedParagraph,
} from '@/domain/note-versions';

const noted = (id: string, values: Partial<VersionedParagraph> = {}): VersionedParagraph => ({
  ...{ id, text: `Text of ${id}.`, kind: 'summary', language: 'en', delegationId: null, struck: false },
  ...values,
});
const fates = (before: VersionedParagraph[], after: VersionedParagraph[]) =>
  compareNotes(before, after).map(
    ({ fate, moved, before, after }) => `${(after ?? before)?.id} ${fate}${moved ? ' moved' : ''}`,
  );

it('tells of each paragraph what became of it, in the order of the later state', () => {
  const before = [noted('a'), noted('b'), noted('c', { struck: true }), noted('d')];
  const after = [
    noted('a', { text: 'Other words.' }),
    noted('e'),
    noted('b', { struck: true }),
    noted('c'),
    noted('d', { kind: 'decision' }),
  ];
  const changes = ['a changed', 'e new', 'b struck', 'c back', 'd changed'];
  expect(fates(before, after)).toEqual(changes);
  expect(countsOf(compareNotes(before, after))).toEqual({ changed: 2, new: 1, struck: 1, back: 1, moved: 0 });
});

it('sets what the later state does not have behind what it followed, and leaves out what stands in neither', () => {
  const before = [noted('x'), noted('a'), noted('b'), noted('gone', { struck: true })];
  expect(fates(before, [noted('a')])).toEqual(['x struck', 'a same', 'b struck']);
});

it('calls moved the fewest that stand elsewhere, whatever else became of them', () => {
  const [a, b, c] = [noted('a'), noted('b'), noted('c')];
  expect(fates([a, b, c], [c, a, b])).toEqual(['c same moved', 'a same', 'b same']);
  expect(fates([a, b, c], [b, noted('a', { text: 'x' }), c])).toEqual([
    'b same',
    'a changed moved',
    'c same',
  ]);
  expect(isUnchanged(compareNotes([a, b, c], [c, a, b]))).toBe(false);
  expect(isUnchanged(compareNotes([a, b, c], [a, b, c]))).toBe(true);
});

it('orders all by some of them', () => {
  const things = (ids: string) => [...ids].map((id) => ({ id }));
  const inOrder = (order: string, all: string) =>
    inOrderOf(things(order), things(all))
      .map(({ id }) => id)
      .join('');
  expect(inOrder('cab', 'abcd')).toBe('cdab');
  expect(inOrder('ba', 'xayb')).toBe('xbay');
  expect(inOrder('', 'abc')).toBe('abc');
});
