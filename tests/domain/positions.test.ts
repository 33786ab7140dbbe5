import { describe, expect, it } from 'vitest';
import { csvText } from '@/domain/csv';
import { folded } from '@/domain/folding';
import { byRight, matrixOf, matrixQuery, matrixView } from '@/domain/matrix';
import { countedPositions, NO_STAND, type Position, standsOf } from '@/domain/positions';
import type { ResultPackage } from '@/domain/result-package';

type Signed = Parameters<typeof standsOf>[0];
const ROLL = ['ar', 'br', 'cl'].map((name) => ({ delegation: name, country: name.toUpperCase() }));
const EXCLUDED = [
  { name: 'PE', reason: 'suspended' },
  { name: 'Union of Coasts', reason: 'observer' },
];
const vote = (delegation: string, choice: string, version = 1) => ({ delegation, choice, version });
const signed = (parts: object): Signed =>
  ({ roll: ROLL, excluded: EXCLUDED, events: [], breaks: [], ...parts }) as unknown as Signed;
const ballotOf = (procedure: string) => ({ procedure }) as ResultPackage['ballot'];

describe('how a country stood', () => {
  it('is the last version of its vote, and why it is not on the roll where it is not', () => {
    const events = [vote('ar', 'against'), vote('br', 'abstain'), vote('ar', 'for', 2)];
    const stands = standsOf(signed({ ballot: ballotOf('vote'), events }));
    expect([...stands].map(([code, { position }]) => [code, position]).sort()).toEqual([
      ['AR', 'for'],
      ['BR', 'abstain'],
      ['CL', 'notVoting'],
      ['PE', 'notOnRoll'],
    ]);
    expect(stands.get('PE')?.reason).toBe('suspended');
  });

  it('is whether it broke silence, and when', () => {
    const at = '2023-03-25T10:00:00.000Z';
    const stands = standsOf(signed({ ballot: ballotOf('silence'), breaks: [{ delegation: 'br', at }] }));
    expect(stands.get('BR')).toEqual({ position: 'broke', reason: null, brokeAt: at });
    expect(stands.get('AR')?.position).toBe('silent');
  });

  it('is counted in the order of the list, without what never happened', () => {
    const stands = (['notOnRoll', 'for', 'against', 'for'] as const).map((position) => ({
      ...NO_STAND,
      position,
    }));
    expect(countedPositions(stands)).toEqual([
      { position: 'for', count: 2 },
      { position: 'against', count: 1 },
      { position: 'notOnRoll', count: 1 },
    ]);
  });
});

const COUNTRIES = [
  { code: 'CL', name: 'Chile', isMember: true },
  { code: 'AR', name: 'Argentina', isMember: true },
  { code: 'CI', name: 'Côte d’Ivoire', isMember: false },
  { code: 'BR', name: 'Brasil', isMember: true },
];
const aBallot = (number: number, positions: Record<string, Position>) => ({
  number,
  stands: new Map(Object.entries(positions).map(([code, position]) => [code, { ...NO_STAND, position }])),
});
const BALLOTS = [
  aBallot(1, { CL: 'against', AR: 'for', BR: 'for' }),
  aBallot(2, { CL: 'for', AR: 'abstain', BR: 'for' }),
];
const inEnglish = new Intl.Collator('en').compare;
const shown = (query: string) => {
  const view = matrixView(Object.fromEntries(new URLSearchParams(query)), BALLOTS);
  const { ballots, rows } = matrixOf(COUNTRIES, BALLOTS, view, inEnglish);
  return { ballots: ballots.map(({ number }) => number), codes: rows.map(({ country }) => country.code) };
};

describe('the matrix', () => {
  it('lists by name, each country beside all ballots', () => {
    expect(shown('')).toEqual({ ballots: [1, 2], codes: ['AR', 'BR', 'CL', 'CI'] });
    const { rows } = matrixOf(COUNTRIES, BALLOTS, matrixView({}, BALLOTS), inEnglish);
    expect(rows.map(({ stands }) => stands.map(({ position }) => position))).toEqual([
      ['for', 'abstain'],
      ['for', 'for'],
      ['against', 'for'],
      ['notOnRoll', 'notOnRoll'],
    ]);
  });

  it.each([
    { query: 'country=cote', codes: ['CI'] },
    { query: 'country=BR', codes: ['BR'] },
    { query: 'vote=against', codes: ['CL'] },
    { query: 'vote=for&ballot=2', codes: ['BR', 'CL'] },
    { query: 'vote=abstain&ballot=1', codes: [] },
    { query: 'sort=vote', codes: ['BR', 'AR', 'CL', 'CI'] },
    { query: 'sort=vote&ballot=2', codes: ['BR', 'CL', 'AR', 'CI'] },
  ])('$query shows $codes', ({ query, codes }) => {
    expect(shown(query).codes).toEqual(codes);
  });

  it('shows one ballot, and all where there is no such one', () => {
    expect(shown('ballot=2').ballots).toEqual([2]);
    expect(shown('ballot=7&vote=nonsense&sort=__proto__')).toEqual(shown(''));
  });

  it('asks again with the address that it was asked with', () => {
    for (const query of ['', '?country=chi&ballot=2&vote=for&sort=vote', '?ballot=1'])
      expect(matrixQuery(matrixView(Object.fromEntries(new URLSearchParams(query)), BALLOTS))).toBe(query);
  });

  it('lists apart who takes part without a vote, unless it was on a roll', () => {
    const codes = (list: { code: string }[]) => list.map(({ code }) => code);
    const { mayVote, withoutVote } = byRight(COUNTRIES, BALLOTS);
    expect([codes(mayVote), codes(withoutVote)]).toEqual([['CL', 'AR', 'BR'], ['CI']]);
    expect(byRight(COUNTRIES, [aBallot(1, { CI: 'notVoting' })]).withoutVote).toEqual([]);
    expect(byRight(COUNTRIES, [aBallot(1, { CI: 'notOnRoll' })]).withoutVote).toHaveLength(1);
  });
});

describe('a search', () => {
  it.each([
    ['CÔTE', 'cote'],
    ['Türkiye', 'turkiye'],
    ['الأُرجنتين', 'الارجنتين'],
    ['سورية', 'سوريه'],
    ['مـصر', 'مصر'],
  ])('sees %s as %s', (typed, seen) => {
    expect(folded(typed)).toBe(seen);
  });

  it('looks at a hundred characters, whatever is typed', () => {
    expect(folded('a'.repeat(100_000))).toHaveLength(100);
  });
});

describe('values for spreadsheets', () => {
  it('begin with the mark, end each line, and quote what would part a cell', () => {
    expect(
      csvText([
        ['Country', 'a,b'],
        ['Say "yes"', 'x\ny'],
      ]),
    ).toBe('\ufeffCountry,"a,b"\r\n"Say ""yes""","x\ny"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
    'never begin a formula: %j',
    (text) => {
      const cell = csvText([[text]])
        .slice(1)
        .replace(/^"/, '');
      expect(cell.startsWith("'")).toBe(true);
    },
  );
});
