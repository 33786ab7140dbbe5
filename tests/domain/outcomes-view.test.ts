import { describe, expect, it } from 'vitest';
import type { LocalText } from '@/domain/local-text';
import type { OutcomeKind, ShownState } from '@/domain/outcomes';
import { outcomesIn, outcomesQuery, outcomesView } from '@/domain/outcomes-view';

const line = (
  number: number,
  { kind, state, symbol = null }: { kind: OutcomeKind; state: ShownState; symbol?: string | null },
  title: Partial<LocalText>,
  topic: Partial<LocalText> = {},
) => ({
  ...{ number, kind, state, symbol },
  title: { en: '', fr: '', es: '', ar: '', ...title },
  topics: [{ en: '', fr: '', es: '', ar: '', ...topic }],
});

const ALL = [
  line(
    1,
    { kind: 'mandate', state: 'adopted', symbol: 'AMERICAS-25/MAND/1' },
    { en: 'A unified response', fr: 'Une réponse unifiée' },
    { es: 'Tráfico de drogas' },
  ),
  line(2, { kind: 'recommendation', state: 'draft' }, { en: 'Cybercrime', ar: 'الجريمة الإلكترونية' }),
  line(3, { kind: 'mandate', state: 'doubted' }, { en: 'A secret mandate' }),
  line(25, { kind: 'recommendation', state: 'adopted', symbol: 'AMERICAS-25/REC/1' }, { en: 'Borders' }),
];
const numbers = (query: Record<string, string>) =>
  outcomesIn(ALL, outcomesView(query)).map((row) => row.number);

describe('the view of the register', () => {
  it('finds words of titles and topics in any language, whatever their accents and forms', () => {
    expect(numbers({ words: 'reponse UNIFIÉE' })).toEqual([1]);
    expect(numbers({ words: 'trafico' })).toEqual([1]);
    expect(numbers({ words: 'الالكترونيه' })).toEqual([2]);
    expect(numbers({ words: 'response borders' })).toEqual([]);
  });

  it('finds a symbol as one word, and a number', () => {
    expect(numbers({ words: 'rec/1' })).toEqual([25]);
    expect(numbers({ words: 'Americas-25/mand' })).toEqual([1]);
    expect(numbers({ words: '2' })).toEqual([1, 2, 25]);
  });

  it('finds a word that stands behind the first hundred letters of a title', () => {
    const long = line(9, { kind: 'decision', state: 'draft' }, { en: `${'word '.repeat(30)}last` });
    expect(outcomesIn([long], outcomesView({ words: 'last' }))).toHaveLength(1);
  });

  it('asks for kind and state, and by the older name of the state', () => {
    expect(numbers({ kind: 'recommendation', state: 'adopted' })).toEqual([25]);
    expect(numbers({ show: 'draft' })).toEqual([2]);
    expect(numbers({})).toEqual([1, 2, 3, 25]);
  });

  it('tells of a text in doubt neither its words nor its kind', () => {
    expect(numbers({ words: 'secret' })).toEqual([]);
    expect(numbers({ kind: 'mandate' })).toEqual([1]);
    expect(numbers({ state: 'doubted', words: '3' })).toEqual([3]);
  });

  it('is said by an address, and what is not known asks for nothing', () => {
    const query = { words: ' rec/1 ', kind: 'mandate', state: 'leftOpen' };
    expect(outcomesQuery(outcomesView(query))).toBe('?words=rec%2F1&kind=mandate&state=leftOpen');
    expect(outcomesQuery(outcomesView({ kind: 'law', state: ['draft', 'adopted'], words: ' ' }))).toBe('');
    expect(outcomesView({ words: 'x'.repeat(1000) }).words).toHaveLength(100);
  });
});
