import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/domain/local-text';
import { changesBetween, type ReleasedSession } from '@/domain/release';

const TITLE = Object.fromEntries(LOCALES.map((locale) => [locale, 'A']));
const released = (more: Partial<ReleasedSession> = {}): ReleasedSession => ({
  id: 'a',
  kind: 'plenary',
  title: TITLE,
  itemNumber: null,
  room: 'Hall',
  roomId: 'r',
  startsAt: '2023-05-23T08:00:00.000Z',
  endsAt: '2023-05-23T09:00:00.000Z',
  languages: [],
  ...more,
});

describe('what changed since the last release', () => {
  const kind = (before: Partial<ReleasedSession>, after: Partial<ReleasedSession>) =>
    changesBetween([released(before)], [released(after)])[0]?.kind;

  it('is no move where a room was renamed', () => {
    expect(kind({}, { room: 'Great hall' })).toBe('edited');
    expect(kind({}, { room: 'Hall', roomId: 'other' })).toBe('moved');
    expect(kind({ roomId: undefined }, {})).toBeUndefined();
    expect(kind({ roomId: undefined }, { room: 'Great hall' })).toBe('moved');
    expect(kind({}, { startsAt: '2023-05-23T07:00:00.000Z' })).toBe('moved');
  });

  it.each(LOCALES)('is an edit where the title reads otherwise in %s', (locale) => {
    expect(kind({}, { title: { ...TITLE, [locale]: 'B' } })).toBe('edited');
  });

  it('is no change where nothing but the order of the languages of a title differs', () => {
    expect(kind({}, { title: Object.fromEntries(Object.entries(TITLE).reverse()) })).toBeUndefined();
  });

  it('is the order of those that meet at the same time, and of nobody else', () => {
    const [one, two, three] = ['one', 'two', 'three'].map((id) => released({ id }));
    const later = released({ id: 'later', startsAt: '2023-05-23T08:30:00.000Z' });
    if (!one || !two || !three) throw new Error('no sessions');
    const rank = (before: number, after: number) => ({ before, after });
    expect(changesBetween([one, two, three, later], [later, one, three, two])).toEqual([
      { kind: 'reordered', session: three, before: three, rank: rank(3, 2) },
      { kind: 'reordered', session: two, before: two, rank: rank(2, 3) },
    ]);
    // Who comes or goes beside them moves nobody.
    expect(changesBetween([one, two, three], [two, three]).map(({ kind }) => kind)).toEqual(['removed']);
    const elsewhere = { ...one, startsAt: later.startsAt };
    expect(changesBetween([one, two], [two, elsewhere]).map(({ kind }) => kind)).toEqual(['moved']);
  });

  it('is told in the order of the draft, removals last', () => {
    const [gone, stays, fresh] = ['gone', 'stays', 'fresh'].map((id) => released({ id }));
    if (!gone || !stays || !fresh) throw new Error('no sessions');
    const later = { ...stays, languages: ['fr'] };
    expect(changesBetween([gone, stays], [fresh, later])).toEqual([
      { kind: 'added', session: fresh, before: null },
      { kind: 'edited', session: later, before: stays },
      { kind: 'removed', session: gone, before: gone },
    ]);
  });
});
