import { expect, SAMPLE, test } from './fixtures';
import { isKey, KEY, SIGHTS } from './pages';

const here = `/${SAMPLE}`;

const LANGUAGES = [
  { language: 'ar', name: 'العربية' },
  { language: 'fr', name: 'Français' },
  { language: 'es', name: 'Español' },
] as const;

test.describe.configure({ mode: 'parallel' });

// Axe has every page open in every language, and reads the key pages there.
test('every key page is among those looked at', () => {
  const seen = new Set(SIGHTS.filter(isKey).map(({ route }) => route));
  expect([...KEY].filter((route) => !seen.has(route))).toEqual([]);
});

for (const { language, name } of LANGUAGES) {
  test(`the switch keeps the place: ${name}`, async ({ open }) => {
    const page = await open();
    await page.goto(`/en${here}/outcomes/1?from=test#paragraph-1`);
    await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name }).click();
    await expect(page).toHaveURL(`/${language}${here}/outcomes/1?from=test#paragraph-1`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

/** The last thing of the masthead. */
const SEARCH = 'header [aria-keyshortcuts="Control+K Meta+K"]';

test('Arabic is mirrored whole', async ({ open }) => {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const sides = async (address: string, selector: string) => {
    await page.goto(address);
    return page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return { start: Math.round(left), end: Math.round(document.documentElement.clientWidth - right) };
      });
  };
  for (const selector of ['[data-brand]', 'main h1', SEARCH, '[data-paragraph]']) {
    const english = await sides(`/en${here}/outcomes/1`, selector);
    const arabic = await sides(`/ar${here}/outcomes/1`, selector);
    const near = selector === SEARCH ? [english.end, arabic.start] : [english.start, arabic.end];
    expect(Math.abs((near[0] ?? 0) - (near[1] ?? 0)), selector).toBeLessThanOrEqual(8);
  }
});

test('the bare address goes to the language that the browser asks for', async ({ open }) => {
  for (const [locale, expected] of [
    ['ar-EG', 'ar'],
    ['fr-CH', 'fr'],
    ['es-CL', 'es'],
    ['de-DE', 'en'],
  ] as const) {
    const page = await open({ locale });
    await page.goto('/');
    await expect(page).toHaveURL(new RegExp(`/${expected}/?$`));
  }
});
