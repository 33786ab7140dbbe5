import type { Page } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';
import { wordsIn } from './words';

const PHONE = { viewport: { width: 390, height: 844 } };
const LANGUAGES = ['en', 'ar'] as const;
const band = (page: Page) => page.getByRole('main').locator('#now');

/** Conferences of the tests, and the sample, by the phase in which each is; with a word of the band that has no values. */
const PHASES = [
  { slug: 'planned-conference', phase: 'planned', word: 'planned' },
  { slug: 'open-conference', phase: 'registration', word: 'registration' },
  { slug: 'running-conference', phase: 'running', word: 'onNow' },
  { slug: 'closed-conference', phase: 'closed', word: null },
  { slug: SAMPLE, phase: 'voting', word: 'seeBallot' },
  { slug: 'voting-conference', phase: 'decided', word: null },
] as const;

for (const language of LANGUAGES) {
  const say = wordsIn(language);

  test(`the first screen of a phone answers what now, in every phase (${language})`, async ({ open }) => {
    const page = await open(PHONE);
    for (const { slug, phase, word } of PHASES) {
      await page.goto(`/${language}/${slug}`);
      await expect(band(page), phase).toHaveAttribute('aria-label', say(`conferences.band.label.${phase}`));
      if (word) await expect(band(page), phase).toContainText(say(`conferences.band.${word}`));
      // What is the matter, and what can be done about it.
      const box = await band(page).locator('h2, [data-button]').last().boundingBox();
      expect((box?.y ?? 844) + (box?.height ?? 844), `${slug}: the foot of the band`).toBeLessThanOrEqual(
        844,
      );
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height, `${slug}: the whole page`).toBeLessThan(3200);
    }
  });
}

test('the page reads itself anew when by the clock something begins or ends', async ({ open }) => {
  const page = await open();
  await page.clock.install();
  await page.goto('/en/running-conference');
  await expect(band(page)).toContainText('Plenary under way');
  const again = page.waitForRequest(
    (request) => 'rsc' in request.headers() && request.url().includes('/en/running-conference'),
  );
  // The first of what is on ends within nine hours.
  await page.clock.fastForward('09:00:00');
  await again;
});

test('a page that was kept knows how late it is', async ({ open }) => {
  const page = await open();
  const served = () =>
    page.evaluate(() => {
      const [here] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return here?.serverTiming.map(({ name, description }) => [name, Number(description)]);
    });
  await expect(async () => {
    // Somebody has read it before, unless something has changed in between.
    await page.goto('/en/closed-conference');
    const before = Date.now();
    await page.goto('/en/closed-conference');
    const [[name, at] = []] = (await served()) ?? [];
    expect(name).toBe('served');
    expect(Number(at)).toBeGreaterThanOrEqual(before);
    expect(Number(at)).toBeLessThanOrEqual(Date.now());
  }).toPass();
});

test('a head of delegation is asked to vote, and comes to the vote', async ({ as }) => {
  const page = await as('Head of delegation', PHONE);
  await page.goto(`/en/${SAMPLE}`);
  await band(page)
    .getByRole('link', { name: /^(Vote|Change the vote)$/ })
    .click();
  await expect(page).toHaveURL(/\/ballots\/2\/vote$/);
});
