import { DESK_LANGUAGES, plenaryOf } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { begin, paperOf } from './paper';

for (const language of DESK_LANGUAGES) {
  test(`a version is kept, compared and restored while a colleague writes live: ${language}`, async ({
    as,
  }) => {
    const [page, live] = [await as('Rapporteur'), await as('Rapporteur')];
    const plenary = plenaryOf(language);
    const session = `/${language}/${plenary.slug}/sessions/${plenary.session}`;
    const [name, added] = [language, language].map(
      (_, n) => `${n} ${Math.random().toString(36).slice(2, 8)}`,
    );
    if (!name || !added) throw new Error('there are two');
    await page.goto(`${session}/versions`);
    await page.locator('#keep-version [name=name]').fill(name);
    await page.locator('#keep-version').getByRole('button').click();
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();

    await live.goto(`${session}/notes`);
    const paper = paperOf(live);
    await begin(live);
    await live.keyboard.type(added);
    await expect(paper.locator('p', { hasText: added })).toHaveText(added);
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('[name=with]').selectOption('now');
    await page.locator('main search').getByRole('button').click();
    await expect(page.locator('#changes ins').filter({ hasText: added })).toBeVisible({ timeout: 15_000 });

    await page.locator('#restore-version').getByRole('button').click();
    await expect(page.locator('#restore-version')).toHaveCount(0);
    await expect(paper.getByText(added)).toHaveCount(0);
    await page.goto(`${session}/notes?by=forms`);
    await expect(page.locator('s').filter({ hasText: added })).toBeVisible();
  });
}
