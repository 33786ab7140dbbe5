import { expect, it } from 'vitest';
import { implementationQuery, implementationView, stateMatrix } from '@/domain/implementation-view';

const NAMES: Record<string, string> = { CL: 'Chile', PE: 'Perú', BR: 'Brasil' };
const member = (code: string, state?: 'done' | 'inProgress') => ({ code, latest: state ? { state } : null });
const followUps = [
  { number: 1, members: [member('CL', 'done'), member('PE')] },
  { number: 4, members: [member('PE', 'inProgress'), member('BR', 'done')] },
];
const matrix = (query: Record<string, string>) => {
  const { outcomes, rows } = stateMatrix(followUps, implementationView(query, followUps), {
    named: (code) => ({ code, name: NAMES[code] ?? code, sortKey: NAMES[code] ?? code }),
    compare: (a, b) => a.localeCompare(b),
  });
  return [outcomes.map(({ number }) => number), rows.map(({ country, states }) => [country.code, ...states])];
};

it('has a row for each country that was asked, by name, and nothing where it was not', () => {
  expect(matrix({})).toEqual([
    [1, 4],
    [
      ['BR', null, 'done'],
      ['CL', 'done', null],
      ['PE', 'noReport', 'inProgress'],
    ],
  ]);
});

it.each([
  [
    { outcome: '4' },
    [
      [4],
      [
        ['BR', 'done'],
        ['PE', 'inProgress'],
      ],
    ],
  ],
  [{ country: 'peru' }, [[1, 4], [['PE', 'noReport', 'inProgress']]]],
  [{ country: 'cl' }, [[1, 4], [['CL', 'done', null]]]],
  [{ state: 'noReport' }, [[1, 4], [['PE', 'noReport', 'inProgress']]]],
  [{ outcome: '1', state: 'inProgress' }, [[1], []]],
  [{ outcome: '9', state: 'other' }, matrix({})],
])('is narrowed by its address: %o', (query, shown) => {
  expect(matrix(query as Record<string, string>)).toEqual(shown);
});

it('says in an address what it shows', () => {
  const query = { country: 'a b', outcome: '4', state: 'done' };
  expect(implementationQuery(implementationView(query, followUps))).toBe('?country=a+b&outcome=4&state=done');
  expect(implementationQuery(implementationView({}, followUps))).toBe('');
});
