import type { Locator, Page } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';
import { wordsIn } from './words';

const MOST_STEPS = 60;

/** Goes on with Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_STEPS} times Tab did not reach ${target}`);
}

/** Goes down a list of choices to a value; letters of Arabic are typed into no closed list. */
async function goDownTo(page: Page, list: Locator, value: string): Promise<void> {
  const most = await list.locator('option').count();
  for (let step = 0; step < most; step++) {
    if ((await list.inputValue()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the list holds no ${value}`);
}

for (const language of ['en', 'ar']) {
  const t = wordsIn(language);
  const record = `/${language}/${SAMPLE}/record`;
  const lines = (page: Page) => page.getByRole('table').locator('tbody tr:has(time)');

  test(`is narrowed, unfolded and left by keyboard alone: ${language}`, async ({ as }) => {
    const page = await as('Organizer');
    await page.goto(record);
    await expect(page.getByRole('heading', { level: 1, name: t('conferences.record.title') })).toBeVisible();
    await expect(lines(page)).toHaveCount(50);
    const kinds = page.getByRole('combobox', { name: t('conferences.record.filter.kind'), exact: true });
    await tabTo(page, kinds);
    await goDownTo(page, kinds, 'session.added');
    await tabTo(page, page.getByRole('button', { name: t('conferences.record.show'), exact: true }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/kind=session\.added/);
    const [line] = [lines(page).first()];
    await expect(line).toContainText(t('conferences.event.session.added'));
    for (const text of await lines(page).allInnerTexts())
      expect(text).toContain(t('conferences.event.session.added'));

    await tabTo(page, line.locator('summary'));
    await page.keyboard.press('Enter');
    await expect(line.getByRole('definition').first()).toBeVisible();
    await expect(line).toContainText(t('conferences.record.field.startsAt'));
    await tabTo(page, line.getByRole('link', { name: t('conferences.record.historyAll') }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/object=session/);
    await expect(lines(page)).toHaveCount(1);

    // The thing itself, with the same at its foot.
    await tabTo(page, page.getByRole('search').locator('a').first());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sessions?\/|\/agenda\/edit\//);
    const history = page.locator('#history');
    await tabTo(page, history.locator('summary').first());
    await page.keyboard.press('Enter');
    await expect(history.getByRole('table')).toContainText(t('conferences.event.session.added'));
  });
}

test('is read without JavaScript, page by page, and given as a file', async ({ as }) => {
  const t = wordsIn('en');
  const page = await as('Organizer', { javaScriptEnabled: false });
  await page.goto(`/en/${SAMPLE}/record`);
  const numbers = () => page.locator('tbody tr:has(time) td:first-child').allInnerTexts();
  const first = await numbers();
  await page.getByRole('link', { name: t('conferences.record.earlier') }).click();
  await expect.poll(async () => Number((await numbers())[0])).toBe(Number(first.at(-1)) - 1);
  await page.getByRole('link', { name: t('conferences.record.later') }).click();
  await expect.poll(numbers).toEqual(first);

  await page.getByLabel(t('conferences.record.filter.about'), { exact: true }).selectOption('ballot');
  await page.getByRole('button', { name: t('conferences.record.show'), exact: true }).click();
  await expect(page).toHaveURL(/about=ballot/);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: t('conferences.record.csv') }).click();
  expect((await download).suggestedFilename()).toBe(`record-${SAMPLE}-en.csv`);

  await page.goto(`/en/${SAMPLE}/record?from=2026-02-30`);
  await expect(page.getByText(t('conferences.record.unknown.day'))).toBeVisible();
});
