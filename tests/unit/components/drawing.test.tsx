import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CHOICES, type ChartChoice, votedFill } from '@/components/chart/choice';
import { Hemicycle } from '@/components/chart/hemicycle';
import { seatPlan } from '@/components/chart/seats';
import { segments, VoteBar } from '@/components/chart/vote-bar';
import { groupsOfFour, Receipt } from '@/components/code/receipt';
import { inLanguage } from '@/components/page/language-switch';
import { currentItem } from '@/components/page/nav-links';
import { ParagraphRail, RailParagraph } from '@/components/rail/paragraph-rail';
import { fill } from '@/components/text';
import { remaining } from '@/components/time/remaining';
import { readTokens } from '@/components/tokens';

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

  it('colours as many seats as there are votes', () => {
    const seats = ['for', 'notVoting', 'for', 'against', 'abstain', 'for'] as const;
    const html = renderToStaticMarkup(
      <Hemicycle title="T" desc="D" seats={seats.map((choice, index) => ({ id: String(index), choice }))} />,
    );
    const count = (choice: ChartChoice) => html.split(`class="${votedFill({ choice })}"`).length - 1;
    expect(CHOICES.map(count)).toEqual([3, 1, 1, 1]);
    expect(html).not.toContain('style=');
  });
});

describe('vote bar', () => {
  it('stands in the order of the legend and leaves out what is empty', () => {
    const parts = segments({ for: 24, against: 0, abstain: 4, notVoting: 9 });
    expect(parts.map(({ choice, from, count }) => [choice, from, count])).toEqual([
      ['for', 0, 24],
      ['abstain', 24, 4],
      ['notVoting', 28, 9],
    ]);
  });

  it('draws no NaN for an empty roll', () => {
    const words = { for: 'For', against: 'Against', abstain: 'Abstain', notVoting: 'Not voting' };
    const html = renderToStaticMarkup(
      <VoteBar
        counts={{ for: 0, against: 0, abstain: 0, notVoting: 0 }}
        words={words}
        title="T"
        desc="D"
        locale="en"
        threshold={{ at: 0, label: 'None' }}
      />,
    );
    expect(html).not.toContain('NaN');
    expect(html).not.toContain('<rect');
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

  it('fills a sentence and leaves unknown names', () => {
    expect(fill('Saved {time} {x}', { time: '10:42' })).toBe('Saved 10:42 {x}');
    expect(fill('{constructor}', {})).toBe('{constructor}');
  });
});

describe('colours', () => {
  const css = readFileSync('components/styles/theme.css', 'utf8');

  it.each(['light', 'dark'] as const)('are legible on every ground (%s)', (theme) => {
    const tokens = readTokens(css, theme);
    const on = (front: string, back: string) => contrast(tokens[front] ?? '', tokens[back] ?? '');
    for (const back of ['canvas', 'surface']) {
      for (const front of [
        'ink',
        'muted',
        'accent',
        'positive',
        'negative',
        'pending',
        'vote-for',
        'vote-against',
        'vote-abstain',
      ]) {
        expect(on(front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(on('border', back), `border on ${back}`).toBeGreaterThanOrEqual(3);
    }
    expect(on('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(on('on-negative', 'negative')).toBeGreaterThanOrEqual(4.5);
    expect(on('pending', 'pending-soft')).toBeGreaterThanOrEqual(4.5);
    for (const vote of ['for', 'against', 'abstain'])
      expect(on('on-vote', `vote-${vote}`), vote).toBeGreaterThanOrEqual(4.5);
    for (const back of ['band', 'band-deep']) {
      for (const front of ['on-band', 'on-band-muted'])
        expect(on(front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
