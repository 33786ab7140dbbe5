import { beforeEach, describe, expect, it } from 'vitest';
import { keptKey, sweep } from '@/components/form/owner';

/** A store as a browser has it: its keys are its own properties. */
function aStore(keys: string[]): Storage {
  const store = Object.fromEntries(keys.map((key) => [key, 'text']));
  const removeItem = (key: string) => void delete store[key];
  return Object.defineProperty(store, 'removeItem', { value: removeItem }) as unknown as Storage;
}

describe('text that a browser keeps', () => {
  let store: Storage;
  beforeEach(() => {
    store = aStore([
      keptKey('a', 'note'),
      keptKey('a', 'other'),
      keptKey('ab', 'note'),
      keptKey('', 'note'),
      'theme',
    ]);
  });

  it('waits under its owner’s name: two accounts never share a place', () => {
    expect(new Set(Object.keys(store)).size).toBe(5);
    for (const owner of ['a', 'ab', ''])
      expect(keptKey(owner, 'note')).not.toBe(keptKey(`${owner}b`, 'note'));
  });

  it('is only its owner’s once another account is signed in', () => {
    sweep(store, 'a');
    expect(Object.keys(store)).toEqual([keptKey('a', 'note'), keptKey('a', 'other'), 'theme']);
  });

  it('is gone after a sign-out', () => {
    sweep(store);
    expect(Object.keys(store)).toEqual(['theme']);
  });
});
