import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LOCALES } from '@/domain/local-text';
import { ROOT } from '@/scripts/install.mjs';
import { audit } from './audit';
import { expect, test } from './fixtures';
import { SIGHTS } from './pages';

// AXE_LANGUAGES=en,fr,es,ar looks at the pages in all four.
const languages = (process.env.AXE_LANGUAGES ?? 'en,ar').split(',');

// Each page by itself: they share nothing.
test.describe.configure({ mode: 'parallel' });
test.use({ trace: 'off' });

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

for (const language of languages) {
  for (const { route, as: office, at, first, status = 200, name } of SIGHTS) {
    const title = [language, route, office && `as ${office}`, name].filter(Boolean).join(' ');
    test(`nothing stands in the way: ${title}`, async ({ look }) => {
      expect(LOCALES).toContain(language);
      const page = await look(office);
      const path = typeof at === 'string' ? at : await at(page, language);
      const reply = await page.goto(`/${language}${path}`);
      expect(reply?.status()).toBe(status);
      await first?.(page);
      await audit(page, title);
    });
  }
}
