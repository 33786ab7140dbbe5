import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CHART_CHOICES, votedFill } from '@/components/chart/choice';
import { DotMap } from '@/components/chart/dot-map';
import { type Coordinates, dotPlan } from '@/components/chart/dot-plan';
import { COUNTRY_PLACES } from '@/domain/country-places';
import { COUNTRY_CODES } from '@/platform/i18n/country-names';
import { MEMBERS } from '@/sample/content/members';

const ROOM = { width: 320, height: 360, radius: 7 };
const AMERICAS = MEMBERS.map(({ code }) => code);
const placeOf = (code: string): Coordinates => COUNTRY_PLACES[code] ?? [Number.NaN, Number.NaN];
const planOf = (codes: readonly string[], room = ROOM) => {
  const plan = dotPlan(codes.map(placeOf), room);
  return {
    ...plan,
    at: (code: string) => plan.dots[codes.indexOf(code)] ?? { x: Number.NaN, y: Number.NaN },
  };
};

describe('the plan of a map of dots', () => {
  it.each([
    ['the Americas', AMERICAS, ROOM],
    ['the whole world', Object.keys(COUNTRY_PLACES), { width: 760, height: 400, radius: 7 }],
    ['one place for all', Array.from({ length: 20 }, () => 'CL'), ROOM],
  ])('lays no dot upon another: %s', (_, codes, room) => {
    const { dots } = planOf(codes, room);
    expect(dots).toHaveLength(codes.length);
    for (const [at, one] of dots.entries())
      for (const other of dots.slice(at + 1))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(2 * room.radius);
  });

  it('leaves a dot where it lies as long as there is room', () => {
    const { dots, homes, at } = planOf(AMERICAS);
    const alone = ['CA', 'US', 'MX', 'BR', 'CL', 'AR', 'PE', 'BO', 'UY'].map((code) =>
      AMERICAS.indexOf(code),
    );
    expect(alone.map((n) => dots[n])).toEqual(alone.map((n) => homes[n]));
    // North is above, and east at the right, in any language.
    expect(at('CA').y).toBeLessThan(at('CL').y);
    expect(at('CL').x).toBeLessThan(at('BR').x);
    const aside = dots.map(({ x, y }, n) => Math.hypot(x - (homes[n]?.x ?? 0), y - (homes[n]?.y ?? 0)));
    expect(Math.max(...aside)).toBeLessThan(8 * ROOM.radius);
  });

  it('is no wider than its countries and as true as a plain map can be', () => {
    const { at, width, height } = planOf(['CA', 'US', 'CL', 'BR']);
    expect(Math.max(width - ROOM.width, height - ROOM.height)).toBeCloseTo(4.6 * ROOM.radius, 5);
    const degree = (at('CL').y - at('CA').y) / (57.94 + 35.45);
    const narrowing = Math.cos(((57.94 - 35.45) / 2 / 180) * Math.PI);
    expect(at('CL').x - at('CA').x).toBeCloseTo((102.36 - 71.25) * narrowing * degree, 5);
  });

  it('keeps the Pacific together', () => {
    const { at } = planOf(['NZ', 'AU', 'FJ', 'WS', 'TO', 'KI']);
    expect(['AU', 'NZ', 'FJ', 'TO', 'WS', 'KI'].map((code) => at(code).x)).toEqual(
      ['AU', 'NZ', 'FJ', 'TO', 'WS', 'KI'].map((code) => at(code).x).toSorted((one, other) => one - other),
    );
  });

  it('stands with one place, and with none', () => {
    expect(planOf(['CL']).dots).toEqual([{ x: 0, y: 0 }]);
    expect(dotPlan([], ROOM).dots).toEqual([]);
  });
});

describe('the map of dots', () => {
  const html = renderToStaticMarkup(
    <DotMap
      title="T"
      dots={CHART_CHOICES.map((choice, at) => {
        const code = AMERICAS[at] ?? '';
        return { id: code, name: `${code}: ${choice}`, choice, coordinates: placeOf(code), own: at === 1 };
      })}
    />,
  );

  it('says each vote by its sign as well as by its colour', () => {
    const dots = [...html.matchAll(/<circle class="([^"]+)" r="7"><\/circle><use href="#([^"]+)">/g)];
    expect(dots).toHaveLength(CHART_CHOICES.length);
    expect(new Set(dots.map(([, fill]) => fill))).toEqual(
      new Set(CHART_CHOICES.map((choice) => votedFill({ choice }))),
    );
    const signs = new Map(
      [...html.matchAll(/<path id="([^"]+)"[^>]* d="([^"]+)"/g)].map(([, id, d]) => [id, d]),
    );
    expect(new Set(dots.map(([, , sign]) => signs.get(sign)).filter(Boolean)).size).toBe(
      CHART_CHOICES.length,
    );
    // What a sign looks like must stand on it: where it is used it inherits from the dot.
    for (const [sign] of html.matchAll(/<path [^>]+>/g))
      expect(sign).toMatch(/class="fill-none [^"]*stroke-/);
    expect(html).not.toContain('style=');
    expect(html).not.toContain('rtl:');
  });

  it('is one picture with one name, and rings one dot', () => {
    expect(html).toMatch(/^<svg[^>]* role="img" aria-labelledby="([^"]+)"><title id="\1">T<\/title>/);
    const rings = html.split('<g').filter((dot) => dot.includes('stroke-ink'));
    expect(rings.map((dot) => /<title>(..):/.exec(dot)?.[1])).toEqual([AMERICAS[1]]);
  });
});

it('has a place for every country that can be a member, but for land that shares the figures of another', () => {
  expect(COUNTRY_CODES.filter((code) => !COUNTRY_PLACES[code])).toEqual([
    'BQ',
    'BV',
    'CC',
    'CX',
    'GF',
    'GP',
    'MQ',
    'RE',
    'SJ',
    'TK',
    'YT',
  ]);
  for (const [longitude, latitude] of Object.values(COUNTRY_PLACES)) {
    expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
  }
});
