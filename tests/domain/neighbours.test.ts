import { expect, it } from 'vitest';
import { neighbours } from '@/domain/neighbours';

const queue = ['a', 'b', 'c'].map((id) => ({ id }));
const around = (id: string, among = queue) => {
  const { previous, next } = neighbours(among, id);
  return [previous?.id, next?.id];
};

it('goes through a queue, from the last on to the first', () => {
  expect(around('a')).toEqual([undefined, 'b']);
  expect(around('b')).toEqual(['a', 'c']);
  expect(around('c')).toEqual(['b', 'a']);
});

it('goes on with the first after somebody who waits no more', () => {
  expect(around('x')).toEqual([undefined, 'a']);
});

it('ends with the last one, and where nobody waits', () => {
  expect(around('a', [{ id: 'a' }])).toEqual([undefined, undefined]);
  expect(around('a', [])).toEqual([undefined, undefined]);
});
