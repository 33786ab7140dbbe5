import { expect, it } from 'vitest';
import { exchange, neighbours } from '@/domain/neighbours';

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

it('change their numbers with never two of one number', () => {
  const rows = [
    { id: 'a', number: 4 },
    { id: 'b', number: 7 },
  ] as const;
  const numbers = new Map<string, number>(rows.map(({ id, number }) => [id, number]));
  for (const { id, number } of exchange(...rows)) {
    expect([...numbers.values()]).not.toContain(number);
    numbers.set(id, number);
  }
  expect(Object.fromEntries(numbers)).toEqual({ a: 7, b: 4 });
});
