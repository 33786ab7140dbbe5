import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { directionOf, LOCALES, type Locale } from '@/domain/local-text';
import { ROOT } from '@/scripts/install.mjs';
import { audit, type Depth, withEngine } from './audit';
import { expect, test } from './fixtures';
import { speaksOnly } from './own-words';
import { isKey, SIGHTS } from './pages';

// AXE_LANGUAGES=fr looks at the pages in French alone, by all rules: the first language is looked at whole.
const languages = (process.env.AXE_LANGUAGES?.split(',') ?? LOCALES) as Locale[];

/** How closely the pages are looked at in a language: what another has shown already is left out. */
function depthOf(language: Locale): Depth {
  const first = languages[0] as Locale;
  if (language === first) return 'whole';
  return directionOf(language) === directionOf(first) ? 'texts' : 'mirrored';
}

/** Opens a page as the server draws it, and lets no script of its own run: less work, for who looks at its texts. */
async function readAsDrawn(page: Page, address: string) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setScriptExecutionDisabled', { value: true });
  const reply = await page.goto(address, { waitUntil: 'commit' });
  await page.waitForLoadState('load');
  await devtools.send('Emulation.setScriptExecutionDisabled', { value: false });
  await devtools.detach();
  return reply;
}

// Each page by itself: they share nothing.
test.describe.configure({ mode: 'parallel' });

/** The routes of all pages, from their folders; groups in brackets are not part of an address. */
function routes(folder = 'app/[locale]', route = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'page.tsx') return [route || '/'];
    if (!entry.isDirectory()) return [];
    return routes(`${folder}/${entry.name}`, /^\(.*\)$/.test(entry.name) ? route : `${route}/${entry.name}`);
  });
}

test('every page is looked at', () => {
  // The first run has a house of its own, and looks at itself.
  const seen = new Set(['/first-run', ...SIGHTS.map(({ route }) => route)]);
  expect(routes().filter((route) => !seen.has(route))).toEqual([]);
  expect([...seen].filter((route) => !routes().includes(route))).toEqual([]);
});

for (const sight of SIGHTS) {
  const { route, as: office, at, first, status = 200, name } = sight;
  const title = [route, office && `as ${office}`, name].filter(Boolean).join(' ');
  test(`nothing stands in the way: ${title}`, async ({ look }) => {
    const page = await look(office);
    await withEngine(page);
    // The way there is gone once, in the first language: it may send forms.
    const path = typeof at === 'string' ? at : await at(page, languages[0] as Locale);
    for (const language of languages) {
      expect(LOCALES).toContain(language);
      const depth = depthOf(language);
      // What has to be pressed first is pressed by scripts.
      const open =
        depth === 'texts' && !first ? readAsDrawn : (_: Page, address: string) => page.goto(address);
      const reply = await open(page, `/${language}${path}`);
      expect(reply?.status()).toBe(status);
      // What the first language led to is still there for the others.
      if (typeof at !== 'string')
        expect(page.url()).toMatch(new RegExp(`${path.replace(/[?#].*/, '')}(?![\\w-/])`));
      await first?.(page);
      if (language !== 'en' && isKey(sight)) await speaksOnly(page, language);
      await audit(page, `${language} ${path}`, depth);
    }
  });
}
