import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Around, actOf, letterOf, type Pressed } from '@/components/palette/keys';
import { offered } from '@/components/palette/results';
import { bestOf, FOUND_KINDS, type FoundKind, MOST_ASKED, MOST_FOUND, questionIn } from '@/domain/search';
import { SEARCHED_AREAS } from '@/features/conferences/queries/search';
import { EXTENSIONS } from '@/scripts/database';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  repeat: false,
  ...more,
});
const QUIET: Around = { typing: false, dialog: false, single: true, going: false, mac: false };

describe('keys', () => {
  it('open the search by Ctrl or Cmd with K, also from a field, and on no other combination', () => {
    const opens = (more: Partial<Pressed>, around: Partial<Around> = {}) =>
      actOf(pressed('k', more), { ...QUIET, ...around })?.does === 'search';
    expect(opens({ ctrlKey: true })).toBe(true);
    expect(opens({ metaKey: true })).toBe(true);
    expect(opens({ ctrlKey: true }, { typing: true, single: false })).toBe(true);
    expect(opens({ metaKey: true }, { typing: true, mac: true })).toBe(true);
    // There it deletes to the end of the line.
    expect(opens({ ctrlKey: true }, { typing: true, mac: true })).toBe(false);
    for (const more of [
      {},
      { ctrlKey: true, shiftKey: true },
      { ctrlKey: true, altKey: true },
      { ctrlKey: true, metaKey: true },
    ])
      expect(opens(more), JSON.stringify(more)).toBe(false);
    expect(opens({ ctrlKey: true }, { dialog: true })).toBe(false);
  });

  it('go by g and a letter, and list themselves by ?', () => {
    expect(actOf(pressed('g'), QUIET)).toEqual({ does: 'begin' });
    expect(actOf(pressed('a'), QUIET)).toBeNull();
    expect(actOf(pressed('a'), { ...QUIET, going: true })).toEqual({ does: 'go', letter: 'a' });
    expect(actOf(pressed('g'), { ...QUIET, going: true })).toEqual({ does: 'go', letter: 'g' });
    for (const key of ['?', '؟'])
      expect(actOf(pressed(key, { shiftKey: true }), QUIET)).toEqual({ does: 'keys' });
  });

  it.each([{ typing: true }, { dialog: true }, { single: false }])('act singly never while %o', (around) => {
    for (const key of ['?', 'g']) expect(actOf(pressed(key), { ...QUIET, ...around })).toBeNull();
    expect(actOf(pressed('a'), { ...QUIET, ...around, going: true })).toBeNull();
  });

  it('do nothing while a word is composed, held down, or with another key', () => {
    for (const more of [
      { isComposing: true },
      { repeat: true },
      { altKey: true },
      { ctrlKey: true },
      { metaKey: true },
    ])
      expect(actOf(pressed('g', more), QUIET), JSON.stringify(more)).toBeNull();
  });

  it('are where they stand on keyboards of other scripts', () => {
    expect(letterOf({ key: 'ل', code: 'KeyG' })).toBe('g');
    expect(letterOf({ key: 'ن', code: 'KeyK' })).toBe('k');
    expect(letterOf({ key: 'п', code: 'KeyG' })).toBe('g');
    // On a French keyboard A stands where Q does elsewhere.
    expect(letterOf({ key: 'a', code: 'KeyQ' })).toBe('a');
    expect(letterOf({ key: 'é', code: 'Digit2' })).toBeNull();
    expect(letterOf({ key: '/', code: 'KeyG' })).toBeNull();
    expect(letterOf({ key: 'Tab', code: 'Tab' })).toBeNull();
  });
});

describe('a question', () => {
  it('is one bounded line, whatever is sent', () => {
    expect(questionIn('  Pérou \n Lima\u0000 ')).toBe('Pérou Lima');
    expect(questionIn(undefined)).toBe('');
    expect(questionIn(['a', 'b'])).toBe('');
    expect([...questionIn('é'.repeat(10_000))]).toHaveLength(MOST_ASKED);
    expect([...questionIn('😀'.repeat(10_000))]).toHaveLength(MOST_ASKED);
    expect(questionIn('\ud800a')).toBe('a');
  });
});

const some = (kind: FoundKind, ranks: number[]) =>
  ranks.map((rank, index) => ({ kind, rank, position: index + 1 }));

describe('the best of what was found', () => {
  it('stands in groups, the best fit first, and those of equal fit in the order of kinds', () => {
    const best = bestOf([...some('person', [0, 3]), ...some('session', [2]), ...some('page', [2])]);
    expect(best.map(({ kind }) => kind)).toEqual(['person', 'page', 'session']);
    expect(best[0]?.results.map(({ rank }) => rank)).toEqual([0, 3]);
  });

  it('is never more than is shown, and no kind hides another', () => {
    const all = FOUND_KINDS.flatMap((kind) =>
      some(
        kind,
        Array.from({ length: MOST_FOUND }, () => 2),
      ),
    );
    const best = bestOf(all);
    expect(best.flatMap(({ results }) => results)).toHaveLength(MOST_FOUND);
    expect(best.map(({ kind }) => kind)).toEqual([...FOUND_KINDS]);
    for (const { results } of best) expect(results.length).toBeGreaterThanOrEqual(2);
  });
});

it('has every area in its registry', () => {
  expect(Object.keys(SEARCHED_AREAS).sort()).toEqual(readdirSync('features').sort());
});

it('asks an outside database for every extension that a migration creates', () => {
  const sql = readdirSync('db/migrations')
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(`db/migrations/${name}`, 'utf8'))
    .join('\n');
  const created = [...sql.matchAll(/CREATE EXTENSION IF NOT EXISTS (\w+)/g)].map(([, name]) => name);
  expect([...new Set(created)].sort()).toEqual([...EXTENSIONS].sort());
});

describe('the line that leads to all results', () => {
  const line = { href: '/en/meeting/ballots/1', title: 'Ballot 1' };
  const all = { href: '/en/meeting/search?q=ballot', title: 'All results on a page' };
  const some = [{ key: 'ballot', label: 'Ballots', lines: [line] }];
  const hrefs = (...answer: Parameters<typeof offered>) =>
    offered(...answer).flatMap(({ lines }) => lines.map(({ href }) => href));

  it('stands behind them, and nowhere where there are none', () => {
    expect(hrefs(some, all, false)).toEqual([line.href, all.href]);
    expect(hrefs([], all, false)).toEqual([]);
    expect(hrefs(undefined, all, false)).toEqual([]);
    expect(hrefs(some, null, false)).toEqual([line.href]);
  });

  it('is the other way to ask where the search failed', () => {
    expect(hrefs(undefined, all, true)).toEqual([all.href]);
  });
});
