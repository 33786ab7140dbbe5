import type { Locator } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';

// Whether the focus is seen is asked of every page, by its audit.
const FORCED = { forcedColors: 'active', viewport: { width: 1280, height: 900 } } as const;
test('what leads on is told from what stands beside it in forced colours', async ({ as }) => {
  const page = await as('Chair', FORCED);
  await page.goto('/en/open-conference/outcomes/1/edit');
  const ground = (form: string) =>
    page.locator(`${form} [type=submit]`).evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await ground('#adopt')).not.toBe(await ground('#leave'));
});

/** Pictures of the same control in two states. */
async function looks(control: Locator, change: () => Promise<void>): Promise<[Buffer, Buffer]> {
  const before = await control.screenshot();
  await change();
  return [before, await control.screenshot()];
}

test('a choice is seen in forced colours, without the focus on it', async ({ as }) => {
  const page = await as('Head of delegation', FORCED);
  await page.goto(`/en/${SAMPLE}/ballots/2/vote`);
  // Others vote for the first: the last is chosen by nobody yet.
  const radio = page.getByRole('radio').last();
  const choice = radio.locator('..');
  const [before, after] = await looks(choice, async () => {
    await radio.check();
    await page.getByRole('heading', { level: 1 }).click();
    await expect(radio).not.toBeFocused();
  });
  expect(after.equals(before)).toBe(false);
});

test('a vote keeps its colour and its mark in forced colours', async ({ open }) => {
  const page = await open(FORCED);
  await page.goto(`/en/${SAMPLE}/ballots/1`);
  const drawings = await page.locator('main svg[role=img]:has(circle)').evaluateAll((all) =>
    all.map((drawing) => {
      const fills = [...drawing.querySelectorAll('circle')].map((seat) => getComputedStyle(seat).fill);
      return new Set(fills).size;
    }),
  );
  // The seats and the map, each with the three votes.
  expect(drawings).toHaveLength(2);
  for (const fills of drawings) expect(fills).toBeGreaterThan(2);
});
