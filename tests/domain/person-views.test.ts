import { expect, it } from 'vitest';
import {
  accreditationAddress,
  PERSON_ORDERS,
  PERSON_VIEWS,
  personsAddress,
  personsIn,
} from '@/domain/person-views';

const query = (address: string) => Object.fromEntries(new URL(address, 'http://x').searchParams);

it('reads back from every address what it was made of', () => {
  for (const show of PERSON_VIEWS)
    for (const by of PERSON_ORDERS)
      for (const sort of [by, `-${by}`]) {
        const selection = personsIn({ show, q: 'côte & co', sort });
        expect(selection).toEqual({ view: show, question: 'côte & co', order: { by, down: sort !== by } });
        expect(personsIn(query(accreditationAddress('/c', selection)))).toEqual(selection);
        expect(personsIn(query(personsAddress('/c', selection)))).toEqual(selection);
      }
});

it('says nothing that goes without saying', () => {
  expect(accreditationAddress('/c', personsIn({}))).toBe('/c/accreditation');
  expect(accreditationAddress('/c', personsIn({}), { id: 'x', after: 'y' })).toBe(
    '/c/accreditation/x?after=y',
  );
  expect(personsAddress('/c', personsIn({}), 2)).toBe('/c/delegations?show=submitted&page=2');
  expect(accreditationAddress('/c', personsIn({ show: 'accepted', sort: '-since' }))).toBe(
    '/c/accreditation?show=accepted',
  );
});

it('reads nothing that is none of it', () => {
  for (const typed of [
    {},
    { show: 'constructor', q: ['a'], sort: 'places' },
    { show: ['accepted'], sort: '--name' },
  ])
    expect(personsIn(typed)).toEqual({
      view: 'submitted',
      question: '',
      order: { by: 'since', down: false },
    });
  expect(personsIn({ q: `a\n${'b'.repeat(10_000)}` }).question).toHaveLength(80);
});
