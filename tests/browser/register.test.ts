import { expect, SAMPLE, test } from './fixtures';
import { sayIn } from './words';

for (const language of ['en', 'ar'] as const) {
  const say = sayIn(language);

  test(`anybody narrows the register by a word of any language, and takes the list so: ${language}`, async ({
    look,
  }) => {
    const page = await look();
    await page.goto(`/${language}/${SAMPLE}/outcomes`);
    const lines = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading') });
    const all = await lines.count();
    expect(all).toBeGreaterThan(4);
    const form = page.locator('form', { has: page.locator('[name=words]') });
    await form.locator('[name=words]').fill('reponse regionale');
    await form.getByRole('button', { name: say('ballots.matrix.show') }).click();
    await page.waitForURL(/words=reponse/);
    await expect(lines).toHaveCount(1);
    await form.locator('[name=words]').fill('MAND/1');
    await form.getByRole('button', { name: say('ballots.matrix.show') }).click();
    await page.waitForURL(/words=MAND/);
    await expect(lines).toHaveCount(1);
    await expect(lines).toContainText(`${SAMPLE.toUpperCase()}/MAND/1`);
    await expect(page.getByRole('link', { name: 'CSV' })).toHaveAttribute(
      'href',
      /outcomes\.csv\?words=MAND%2F1$/,
    );
    await form.locator('[name=kind]').selectOption('decision');
    await form.getByRole('button', { name: say('ballots.matrix.show') }).click();
    await page.waitForURL(/kind=decision/);
    await expect(page.getByText(say('outcomes.filter.shown', { shown: 0, all }))).toBeVisible();
    await page.getByRole('link', { name: say('ballots.matrix.all') }).click();
    await expect(lines).toHaveCount(all);
  });
}
