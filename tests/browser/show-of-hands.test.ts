import { expect, test } from './fixtures';
import { sayIn } from './words';

for (const [language, number] of [
  ['en', 1],
  ['ar', 2],
] as const) {
  const say = sayIn(language);

  test(`the chair decides a text by a show of hands, and a slip in the counts is corrected beside it: ${language}`, async ({
    as,
    open,
  }) => {
    const page = await as('Chair', { viewport: { width: 390, height: 844 } });
    const text = `/${language}/sitting-conference/outcomes/${number}`;
    await page.goto(`${text}/edit#decide`);
    const form = page.locator('form#hands');
    await expect(page.getByText(say('outcomes.hands.here', { here: 6, entitled: 6 }))).toBeVisible();
    const count = async (counts: readonly [string, string, string]) => {
      for (const [index, name] of ['inFavour', 'against', 'abstaining'].entries())
        await form.locator(`[name="${name}"]`).fill(counts[index] ?? '');
      await form.getByRole('button', { name: say('outcomes.hands.submit') }).click();
    };
    // One hand too many: nothing is recorded, and what was typed stays.
    await count(['4', '2', '1']);
    const why = say('outcomes.hands.why.moreThanPresent', { counted: 7, present: 6 });
    await expect(form.getByText(why).first()).toBeVisible();
    await expect(form.locator('[name="inFavour"]')).toHaveValue('4');
    await count(['4', '1', '1']);
    await page.waitForURL(new RegExp(`/outcomes/${number}$`));
    const sentence = say('decision.because.adopted.simple');
    await expect(page.getByText(sentence).first()).toBeVisible();

    // It is cited by its symbol from here on, the same in both languages.
    const head = await page
      .locator('main')
      .getByText(/SIT-1\/REC\/[12]/)
      .first()
      .textContent();
    const symbol = /SIT-1\/REC\/[12]/.exec(head ?? '')?.[0] ?? 'none';

    const correction = page.locator('#correct-counts-1');
    await page.locator('details', { has: correction }).locator('summary').first().click();
    await correction.locator('[name="abstaining"]').fill('0');
    await correction.locator('[name="reason"]').fill('An abstention was counted twice.');
    await correction.getByRole('button', { name: say('outcomes.hands.correct') }).click();
    await expect(page.locator('#hands').getByText('An abstention was counted twice.')).toBeVisible();

    // Everybody reads both.
    const reader = await open();
    await reader.goto(text);
    await expect(reader.getByText(sentence).first()).toBeVisible();
    const corrected = say('outcomes.hands.counts', { inFavour: 4, against: 1, abstaining: 0 });
    await expect(reader.getByText(corrected)).toBeVisible();
    await expect(reader.getByText('An abstention was counted twice.')).toBeVisible();
    await expect(reader.locator('#path')).toContainText(symbol);
    await reader.goto(`/${language}/sitting-conference/outcomes`);
    await expect(reader.locator('main')).toContainText(symbol);
    await reader.goto(`/${language}/sitting-conference/search?q=${encodeURIComponent(symbol)}`);
    const link = reader.locator('main li', { hasText: symbol }).getByRole('link');
    await expect(link.first()).toHaveAttribute('href', new RegExp(`outcomes/${number}$`));
  });
}
