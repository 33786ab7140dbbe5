import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type ChartChoice, votedFill } from '@/components/chart/choice';
import { Hemicycle } from '@/components/chart/hemicycle';
import { RollGroups, shareOut } from '@/components/chart/roll-groups';
import { seatPlan } from '@/components/chart/seats';
import { type BarPart, segments, VoteBar } from '@/components/chart/vote-bar';
import { groupsOfFour, Receipt } from '@/components/code/receipt';
import { inLanguage } from '@/components/page/language-switch';
import { currentItem, roomOf } from '@/components/page/nav-links';
import { Path } from '@/components/page/path';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { fill } from '@/components/text';
import { remaining } from '@/components/time/remaining';

describe('hemicycle', () => {
  it.each([0, 1, 2, 3, 7, 24, 37, 38, 55, 195, 200])('has exactly %i seats, none on another', (count) => {
    const { seats, radius } = seatPlan(count);
    expect(seats).toHaveLength(count);
    for (const [index, seat] of seats.entries()) {
      expect(seat.y).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.hypot(seat.x, seat.y)).toBeLessThanOrEqual(1 + 1e-9);
      for (const other of seats.slice(index + 1)) {
        expect(Math.hypot(seat.x - other.x, seat.y - other.y)).toBeGreaterThan(2 * radius);
      }
    }
  });

  const CODES = ['CL', 'BR', 'CA', 'JM', 'MX', 'PE'];
  const VOTED = ['for', 'notVoting', 'for', 'against', 'abstain', 'for'] as const;
  const hall = (rtl: boolean) =>
    renderToStaticMarkup(
      <Hemicycle
        title="T"
        desc="D"
        rtl={rtl}
        tally={[
          { choice: 'for', text: '3' },
          { choice: 'against', text: '1' },
        ]}
        seats={VOTED.map((choice, index) => ({
          id: String(index),
          code: CODES[index] ?? '',
          choice,
          own: index === 3,
        }))}
      />,
    );
  /** The seats in their order: how far from the middle, of which vote, with which letters. */
  const seatsOf = (html: string) =>
    [...html.matchAll(/translate\((-?[\d.]+) [^)]*\)"><circle class="([^"]+)"[^>]*>(.*?)<\/g>/g)].map(
      ([, x, look, rest]) => ({
        x: Number(x),
        look,
        letters: /<text[^>]*>([A-Z]{2})</.exec(rest ?? '')?.[1],
      }),
    );

  it('groups the seats by vote, each with the letters of its country', () => {
    const seats = seatsOf(hall(false));
    expect(seats.map(({ letters }) => letters)).toEqual(['CL', 'CA', 'PE', 'JM', 'MX', 'BR']);
    const looks = ['for', 'for', 'for', 'against', 'abstain', 'notVoting'] as const;
    expect(seats.map(({ look }) => look)).toEqual(looks.map((choice) => votedFill({ choice })));
    expect(seats.map(({ x }) => x)).toEqual(seats.map(({ x }) => x).toSorted((one, other) => one - other));
    expect(hall(false)).not.toContain('style=');
  });

  it('begins at the right where the language does, with its letters upright', () => {
    const [first, ...others] = seatsOf(hall(true));
    expect(first?.letters).toBe('CL');
    expect(Math.max(...others.map(({ x }) => x))).toBeLessThan(first?.x ?? 0);
    expect(hall(true)).not.toContain('scale-x');
    const figures = (rtl: boolean) =>
      [...hall(rtl).matchAll(/translate\((-?[\d.]+) 0\)"><text[^>]*>(\d)</g)].map(([, x]) => Number(x));
    expect(figures(false)[0]).toBeLessThan(0);
    expect(figures(true)).toEqual(figures(false).map((x) => -x));
  });

  it("rings the reader's own seat, and no other", () => {
    expect(
      [...hall(false).matchAll(/<circle class="fill-none[^>]*><\/circle><text[^>]*>([A-Z]{2})/g)].map(
        (m) => m[1],
      ),
    ).toEqual(['JM']);
  });

  it('writes no letters where nobody could read them', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      id: String(index),
      code: 'XX',
      choice: 'for' as const,
    }));
    const html = renderToStaticMarkup(<Hemicycle title="T" desc="D" rtl={false} seats={many} />);
    expect(html.split('<circle')).toHaveLength(201);
    expect(html).not.toContain('XX');
  });
});

describe('vote bar', () => {
  const bar = (parts: BarPart[], at: number, rtl = false) =>
    renderToStaticMarkup(
      <VoteBar parts={parts} title="T" desc="D" rtl={rtl} threshold={{ at, label: 'Needed' }} />,
    );
  const part = (kind: BarPart['kind'], count: number): BarPart => ({ kind, count, word: kind });
  /** Where the threshold's words begin or end, and on which side of its line they stand. */
  const label = (html: string) =>
    /text-anchor:(start|end)[^>]*x="([\d.]+)%" dx="(-?\d+)"[^>]*>Needed/.exec(html)?.slice(1);

  it('leaves out what is empty, and counts shares of the whole', () => {
    const parts = segments([part('for', 24), part('against', 0), part('abstain', 4), part('notVoting', 12)]);
    expect(parts.map(({ part: { kind }, from, share }) => [kind, from, share])).toEqual([
      ['for', 0, 0.6],
      ['abstain', 0.6, 0.1],
      ['notVoting', 0.7, 0.3],
    ]);
  });

  it('draws no NaN for an empty roll', () => {
    const html = bar([part('for', 0), part('against', 0)], 0);
    expect(html).not.toContain('NaN');
    expect(html).not.toContain('<rect');
  });

  it.each([
    ['nothing', 0, ['start', '0', '8'], ['start', '100', '-8']],
    ['a little', 1, ['start', '2.5', '8'], ['start', '97.5', '-8']],
    ['half', 20, ['start', '50', '8'], ['start', '50', '-8']],
    ['nearly all', 39, ['end', '97.5', '-8'], ['end', '2.5', '8']],
    ['all', 40, ['end', '100', '-8'], ['end', '0', '8']],
    ['more than there is', 41, ['end', '100', '-8'], ['end', '0', '8']],
  ])('keeps the words of a threshold of %s on the bar', (_, at, ltr, rtl) => {
    const parts = [part('for', 30), part('against', 10)];
    expect(label(bar(parts, at))).toEqual(ltr);
    expect(label(bar(parts, at, true))).toEqual(rtl);
  });
});

describe('roll by vote', () => {
  it('gives each vote a column, and more to those that need them', () => {
    expect(shareOut([24, 9, 4, 1])).toEqual([3, 1, 1, 1]);
    expect(shareOut([24, 9, 4])).toEqual([3, 2, 1]);
    expect(shareOut([30, 3])).toEqual([5, 1]);
    expect(shareOut([7])).toEqual([6]);
    expect(shareOut([])).toEqual([]);
  });

  it('leaves out a vote that nobody cast', () => {
    const group = (choice: ChartChoice, names: string[]) => ({
      choice,
      word: choice,
      count: String(names.length),
      members: names.map((name) => ({ id: name, name })),
    });
    const html = renderToStaticMarkup(
      <RollGroups
        groups={[group('for', ['Chile', 'Peru']), group('against', []), group('abstain', ['Cuba'])]}
      />,
    );
    expect(html.split('<h3')).toHaveLength(3);
    expect(html).not.toContain('against');
    expect(html.indexOf('Chile')).toBeLessThan(html.indexOf('Cuba'));
  });
});

describe('paragraph rail', () => {
  it('keeps the permanent numbers it is given and links each to itself', () => {
    const html = renderToStaticMarkup(
      <ParagraphRail label="Operative paragraphs">
        <RailParagraph number="1" anchor="p1" numberLabel="Paragraph 1">
          <p>A</p>
        </RailParagraph>
        <RailParagraph
          number="3 bis"
          anchor="p3bis"
          numberLabel="Paragraph 3 bis"
          provenanceLabel="Where paragraph 3 bis came from"
          marks={[{ id: 'a', kind: 'note', label: 'Noted in plenary 3', href: '/en/n#p7' }]}
        >
          <p>B</p>
        </RailParagraph>
      </ParagraphRail>,
    );
    expect([...html.matchAll(/<li id="([^"]+)"/g)].map((m) => m[1])).toEqual(['p1', 'p3bis']);
    expect(html).toContain('href="#p3bis" aria-label="Paragraph 3 bis">3 bis</a>');
    expect(html.split('<details')).toHaveLength(2);
    expect(html).toContain('href="/en/n#p7"');
  });
});

describe('small things', () => {
  it('marks the deepest navigation item', () => {
    const items = [
      { label: 'Home', href: '/en/c', exact: true },
      { label: 'Agenda', href: '/en/c/agenda' },
      { label: 'Ag', href: '/en/c/ag' },
    ];
    expect(currentItem(items, '/en/c/agenda/sessions')?.label).toBe('Agenda');
    expect(currentItem(items, '/en/c')?.label).toBe('Home');
    expect(currentItem(items, '/en/c/notes')).toBeUndefined();
    expect(currentItem(items, null)).toBeUndefined();
  });

  it('leaves the last ranks of a long navigation to the menu at its end, and none of a short one', () => {
    const rooms = (count: number) => {
      const items = Array.from({ length: count }, (_, rank) => ({
        label: `${rank}`,
        href: `/${rank}`,
        rank,
      }));
      return items.toReversed().map((item) => roomOf(items, item));
    };
    expect(rooms(6)).toEqual(Array(6).fill('narrow'));
    expect(rooms(8)).toEqual([...Array(3).fill('wide'), ...Array(5).fill('narrow')]);
    expect(rooms(10)).toEqual([
      ...Array(3).fill('none'),
      ...Array(2).fill('wide'),
      ...Array(5).fill('narrow'),
    ]);
  });

  it('keeps the place when the language changes', () => {
    expect(inLanguage('/en/americas-25/ballots/7', 'ar')).toBe('/ar/americas-25/ballots/7');
    expect(inLanguage('/en', 'fr')).toBe('/fr');
    expect(inLanguage(null, 'fr')).toBe('/fr');
  });

  it('sets a receipt in groups of four', () => {
    expect(groupsOfFour('7KQ2-M9XR 4TPD8')).toEqual(['7KQ2', 'M9XR', '4TPD', '8']);
    expect(renderToStaticMarkup(<Receipt label="Receipt" code="7KQ2M9XR" />)).toContain('>7KQ2 M9XR<');
  });

  it('tells the time left in two units, in the language of the reader', () => {
    expect(remaining(2 * 86_400 + 3_600, 'en')).toBe('2 days, 1 hour');
    expect(remaining(3_725, 'en')).toBe('1 hour, 2 minutes');
    expect(remaining(59, 'en')).toBe('59 seconds');
    expect(remaining(-5, 'en')).toBe('0 seconds');
    expect(remaining(90, 'fr').replace(/\s/g, ' ')).toBe('1 minute et 30 secondes');
  });

  it('tells it by the minute, in which one that has begun is whole', () => {
    expect(remaining(47 * 60, 'en', 'minute')).toBe('47 minutes');
    expect(remaining(46 * 60 + 1, 'en', 'minute')).toBe('47 minutes');
    expect(remaining(3_541, 'en', 'minute')).toBe('1 hour');
    expect(remaining(3_601, 'en', 'minute')).toBe('1 hour, 1 minute');
    expect(remaining(1, 'en', 'minute')).toBe('1 minute');
    expect(remaining(0, 'en', 'minute')).toBe('0 minutes');
  });

  it('fills a sentence and leaves unknown names', () => {
    expect(fill('Saved {time} {x}', { time: '10:42' })).toBe('Saved 10:42 {x}');
    expect(fill('{constructor}', {})).toBe('{constructor}');
  });
});

it('keeps the steps of a path apart, and no room below the last of them', () => {
  const steps = ['first', 'last'].map((id) => ({ id, mark: 'note' as const, title: id }));
  const html = renderToStaticMarkup(<Path label="Path" steps={steps} />);
  const [item = ''] = /<li class="[^"]*"/.exec(html) ?? [];
  expect(item).toMatch(/[ "]not-last:pb-\d/);
  expect(item).not.toMatch(/[ "](?:p|pb|py)-\d/);
});
