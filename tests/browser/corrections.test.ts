import { countryName } from '@/platform/i18n/country-names';
import { expect, test } from './fixtures';
import { wordsIn } from './words';

// A country each, so that the two may run at the same time.
for (const [language, code] of [
  ['en', 'UY'],
  ['ar', 'PY'],
] as const) {
  test(`a forgotten member is added and removed again, with its reason: ${language}`, async ({ as }) => {
    const say = wordsIn(language);
    const name = countryName(code, language);
    const page = await as('Organizer');
    await page.goto(`/${language}/open-conference/settings/members`);
    await test.step('nothing chosen is answered beside the field', async () => {
      await page.getByRole('button', { name: say('conferences.members.add'), exact: true }).click();
      await expect(page.locator('main [role=alert]')).toContainText(say('common.invalid.summary'));
    });
    await page.getByLabel(say('conferences.members.country')).selectOption(code);
    await page.getByRole('button', { name: say('conferences.members.add'), exact: true }).click();
    const row = page.getByRole('row', { name });
    await expect(row).toContainText(say('conferences.members.noDelegation'));
    await page.goto(`/${language}/open-conference/countries`);
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible();

    await page.goto(`/${language}/open-conference/settings/members`);
    await row.getByRole('link', { name: say('conferences.members.remove') }).click();
    const remove = page.getByRole('button', { name: say('conferences.members.removeButton') });
    await test.step('without a reason nothing happens', async () => {
      await remove.click();
      await expect(page.locator('main [role=alert]')).toContainText(say('common.invalid.summary'));
    });
    await page.getByLabel(say('common.correction.reason')).fill('One country too many.');
    await remove.click();
    await page.waitForURL('**/settings/members');
    await expect(page.getByRole('heading', { name: say('conferences.members.addTitle') })).toBeVisible();
    await expect(page.getByRole('row', { name })).toHaveCount(0);
  });
}
