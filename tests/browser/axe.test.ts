import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '@/domain/local-text';
import { ROOT } from '@/scripts/install.mjs';
import { audit } from './audit';
import { expect, test } from './fixtures';
import { speaksOnly } from './own-words';
import { isKey, SIGHTS } from './pages';

// AXE_LANGUAGES=en,fr,es,ar looks at the pages in all four.
const languages = (process.env.AXE_LANGUAGES ?? 'en,ar').split(',');

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

for (const [index, language] of languages.entries()) {
  for (const sight of SIGHTS) {
    const { route, as: office, at, first, status = 200, name } = sight;
    const title = [language, route, office && `as ${office}`, name].filter(Boolean).join(' ');
    test(`nothing stands in the way: ${title}`, async ({ look }) => {
      expect(LOCALES).toContain(language);
      const page = await look(office);
      const path = typeof at === 'string' ? at : await at(page, language);
      const reply = await page.goto(`/${language}${path}`);
      expect(reply?.status()).toBe(status);
      await first?.(page);
      if (language !== 'en' && isKey(sight)) await speaksOnly(page, language);
      // Names, roles and colours are the same in all languages; letters, lengths and directions are not.
      await audit(page, title, { whole: index === 0 });
    });
  }
}
