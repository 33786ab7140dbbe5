import { expect, it } from 'vitest';
import {
  DELEGATION_ORDERS,
  DELEGATION_VIEWS,
  type DelegationOrder,
  type DelegationView,
  delegationAddress,
  delegationsAddress,
  delegationsIn,
  inOrderOf,
  inView,
  type ListedDelegation,
  orderIn,
  personsView,
  viewCounts,
} from '@/domain/delegation-views';

const OPEN = { confirmedAt: null, reopeningRequestedAt: null };
const NONE = { ...OPEN, nominated: 0, notSubmitted: 0, submitted: 0, returned: 0, accepted: 0 };
const AT = new Date('2023-03-01T12:00:00Z');

/** Delegations by name, in no order. */
const ROWS: (ListedDelegation & { name: string })[] = [
  {
    name: 'Peru',
    kind: 'memberInRegion',
    credentialsStatus: 'submitted',
    hasHead: false,
    ...NONE,
    nominated: 3,
    notSubmitted: 2,
    accepted: 1,
  },
  {
    name: 'Chile',
    kind: 'memberInRegion',
    credentialsStatus: 'accepted',
    hasHead: true,
    ...NONE,
    confirmedAt: AT,
    reopeningRequestedAt: AT,
    nominated: 9,
    submitted: 4,
    returned: 1,
    accepted: 4,
  },
  { name: 'Observer', kind: 'observer', credentialsStatus: 'awaited', hasHead: false, ...NONE },
  {
    name: 'Brazil',
    kind: 'memberInRegion',
    credentialsStatus: 'provisional',
    hasHead: true,
    ...NONE,
    nominated: 1,
    accepted: 1,
  },
];
type Row = (typeof ROWS)[number];
const byName = (a: Row, b: Row) => (a.name < b.name ? -1 : 1);
const namesOf = (rows: { name: string }[]) => rows.map(({ name }) => name).join(' ');

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

it('leads from the list to one of it and back by what its address says, and by nothing else', () => {
  const selection = delegationsIn({ show: 'awaited', q: ' côte ', sort: '-open' });
  expect(delegationAddress('/en/c', 'x', selection)).toBe(
    '/en/c/delegations/x?show=awaited&q=c%C3%B4te&sort=-open',
  );
  for (const typed of [{}, { show: 'constructor', q: ['a'], sort: 'since' }, { show: ['awaited'] }])
    expect(delegationAddress('/en/c', 'x', delegationsIn(typed))).toBe('/en/c/delegations/x');
});

it('shows in each view of delegations what waits there, and in one of persons all', () => {
  const shown: Partial<Record<DelegationView, string>> = {
    all: 'Peru Chile Observer Brazil',
    noNomination: 'Observer',
    withoutHead: 'Peru',
    unconfirmed: 'Peru Brazil',
    reopening: 'Chile',
    awaited: 'Observer',
    credentials: 'Peru Brazil',
    credentialsAccepted: 'Chile',
  };
  for (const view of DELEGATION_VIEWS)
    expect(namesOf(inView(ROWS, view)), view).toBe(personsView(view) ? shown.all : shown[view]);
});

it('counts in each view what it lists, members that nobody invited among those without a nomination', () => {
  const withDeadline = { confirmationDue: new Date() };
  expect(viewCounts(ROWS, 5, withDeadline)).toEqual({
    all: 4,
    noNomination: 6,
    withoutHead: 1,
    unconfirmed: 2,
    reopening: 1,
    awaited: 1,
    credentials: 2,
    credentialsAccepted: 1,
    persons: 13,
    notSubmitted: 2,
    submitted: 4,
    returned: 1,
    accepted: 6,
  });
  // A list that no deadline asks for is not missing.
  expect(viewCounts(ROWS, 5, { confirmationDue: null })).toEqual({
    ...viewCounts(ROWS, 5, withDeadline),
    unconfirmed: 0,
  });
});

it('puts in any order what is equal by its name, upwards and downwards', () => {
  const orders: Record<DelegationOrder, [string, string]> = {
    name: ['Brazil Chile Observer Peru', 'Peru Observer Chile Brazil'],
    kind: ['Brazil Chile Peru Observer', 'Observer Brazil Chile Peru'],
    places: ['Observer Brazil Peru Chile', 'Chile Peru Brazil Observer'],
    accepted: ['Observer Brazil Peru Chile', 'Chile Brazil Peru Observer'],
    open: ['Brazil Observer Peru Chile', 'Chile Peru Brazil Observer'],
    credentials: ['Peru Brazil Observer Chile', 'Chile Observer Brazil Peru'],
  };
  for (const by of DELEGATION_ORDERS)
    expect(
      [false, true].map((down) => namesOf(ROWS.toSorted(inOrderOf({ by, down }, byName)))),
      by,
    ).toEqual(orders[by]);
});

it('puts credentials that wait to be looked at before those that are provisional, where they are to be decided', () => {
  const { view, order } = delegationsIn({ show: 'credentials' });
  const rows = ROWS.toReversed();
  expect(namesOf(inView(rows, view).sort(inOrderOf(order, byName)))).toBe('Peru Brazil');
  const byNames = delegationsIn({ show: 'credentials', sort: 'name' });
  expect(namesOf(inView(rows, view).sort(inOrderOf(byNames.order, byName)))).toBe('Brazil Peru');
  expect(delegationsAddress('/en/c', { view, order })).toBe('/en/c/delegations?show=credentials');
  expect(delegationsAddress('/en/c', byNames)).toBe('/en/c/delegations?show=credentials&sort=name');
});
