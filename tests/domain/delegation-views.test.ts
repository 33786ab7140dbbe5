import { expect, it } from 'vitest';
import { DELEGATION_ORDERS, delegationsAddress, orderIn } from '@/domain/delegation-views';

it('reads every order that an address can ask for, both ways, and nothing else', () => {
  for (const by of DELEGATION_ORDERS) {
    expect(orderIn(by)).toEqual({ by, down: false });
    expect(orderIn(`-${by}`)).toEqual({ by, down: true });
  }
  for (const typed of ['', 'constructor', '--name', ['kind'], undefined])
    expect(orderIn(typed)).toEqual({ by: 'name', down: false });
});

it('says in the address what the list is narrowed to, and nothing that goes without saying', () => {
  expect(delegationsAddress('/en/c', {})).toBe('/en/c/delegations');
  expect(delegationsAddress('/en/c', { view: 'all', order: orderIn('name'), page: 1 })).toBe(
    '/en/c/delegations',
  );
  expect(
    delegationsAddress('/en/c', { view: 'awaited', question: 'côte & co', order: orderIn('-open'), page: 2 }),
  ).toBe('/en/c/delegations?show=awaited&q=c%C3%B4te+%26+co&sort=-open&page=2');
});
