import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { __unstable__loadDesignSystem as loadDesignSystem } from '@tailwindcss/node';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Gallery } from '@/components/gallery/gallery';
import { ROOT } from '@/scripts/install.mjs';

// Which of two utilities for one property wins is decided by their order in the stylesheet, not in the class: a button
// loses its border, a figure its side, and nobody sees it in the source.

const base = join(ROOT, 'app');
const design = await loadDesignSystem(readFileSync(join(base, 'globals.css'), 'utf8'), { base });

/** What a utility says: under which conditions, of which properties. Of a class that is no utility, nothing. */
function saysOf(utility: string): string[] {
  const [css] = design.candidatesToCss([utility]);
  if (!css) return [];
  const conditions = /^((?:[^:[\]]|\[[^\]]*\])+:)*/.exec(utility)?.[0] ?? '';
  // What it registers is no value, and neither is what takes the value that another utility gives.
  const own = css.split('@property')[0]?.replace(/[a-z-]+: var\(--tw-[a-z-]+\);/g, '') ?? '';
  const properties = [...own.matchAll(/(?:^|[{;])\s*([a-z-]+)\s*:/g)].map(([, name]) => name ?? '');
  return [...new Set(properties)]
    .filter((name) => !name.startsWith('--'))
    .map((name) => `${conditions}${name}`);
}

const known = new Map<string, string[]>();
const says = (utility: string) => {
  const properties = known.get(utility) ?? saysOf(utility);
  known.set(utility, properties);
  return properties;
};

/** The pairs of utilities in a class of which only one can be true. */
function doubles(classes: string): string[] {
  const first = new Map<string, string>();
  return classes.split(/\s+/).flatMap((utility) =>
    says(utility).flatMap((what) => {
      const before = first.get(what) ?? utility;
      first.set(what, before);
      return before === utility ? [] : [`${what} by ${before} and ${utility}`];
    }),
  );
}

/** Every class that stands whole in a source. */
function literals(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => [...readFileSync(join(ROOT, folder, name), 'utf8').matchAll(/className="([^"]+)"/g)])
    .map(([, classes]) => classes ?? '');
}

it('sees two values of one property, and no conflict under other conditions', () => {
  expect(doubles('p-2 border-border border-transparent')).toEqual([
    'border-color by border-border and border-transparent',
  ]);
  expect(doubles('p-2 md:p-4 hover:text-ink text-muted')).toEqual([]);
});

const nothing = () => {};
const NOWHERE = {
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
  bfcacheId: '',
};

it('gives no element of any component two values of one property', () => {
  // A clock that runs out reads its page anew; here none does.
  const html = renderToStaticMarkup(
    <AppRouterContext.Provider value={NOWHERE}>
      <Gallery />
    </AppRouterContext.Provider>,
  );
  const classes = [...html.matchAll(/ class="([^"]+)"/g)].map(
    ([, value]) => value?.replaceAll('&amp;', '&') ?? '',
  );
  expect(classes.length).toBeGreaterThan(500);
  expect([...new Set(classes.flatMap(doubles))]).toEqual([]);
});

it.each(['app', 'components', 'features'])('writes none in %s', (folder) => {
  expect([...new Set(literals(folder).flatMap(doubles))]).toEqual([]);
});
