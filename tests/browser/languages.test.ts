import { expect, SAMPLE, test } from './fixtures';
import { speaksOnly } from './own-words';
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

test('a conference of two languages is read in Arabic by its original, which is marked', async ({ open }) => {
  const page = await open();
  await page.goto('/ar/europe-centenary');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('European Regional Conference (بالإنجليزية)');
  const words = heading.locator('bdi');
  await expect(words).toHaveText('European Regional Conference');
  await expect(words).toHaveAttribute('lang', 'en');
  await expect(words).toHaveAttribute('dir', 'ltr');
  await expect(page.locator('#about p').first()).toContainText('(بالإنجليزية)');
  await speaksOnly(page, 'ar');
  await page.goto('/ar');
  const listed = page.getByRole('link', { name: 'European Regional Conference' });
  await expect(listed).toHaveText('European Regional Conference');
  await expect(listed.locator('bdi')).toHaveAttribute('lang', 'en');
  await page.goto('/fr/europe-centenary');
  await expect(heading).toHaveText('Conférence régionale européenne');
  await expect(words).toHaveCount(0);
});
