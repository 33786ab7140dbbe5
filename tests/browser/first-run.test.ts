import { cloneDatabase } from '../setup/postgres';
import { startInstance } from '../setup/server';
import { audit } from './audit';
import { expect, test } from './fixtures';
import { inFour } from './path/stage';

test('an empty house begins with the code from the terminal', async ({ open }) => {
  const template = process.env.PLENARY_TEST_TEMPLATE;
  if (!template) throw new Error('PLENARY_TEST_TEMPLATE names no database to clone');
  const databaseUrl = await cloneDatabase(template, `first_run_${Date.now()}`);
  const house = await startInstance({ databaseUrl, env: { FIRST_RUN_CODE: 'K7QM-2XRT-9WPD' } });
  try {
    const page = await open({ baseURL: house.url, reducedMotion: 'reduce' });
    await page.goto('/en/sign-in');
    await expect(page.getByRole('button', { name: /^Continue as/ })).toHaveCount(0);
    await page.goto('/en');
    await page.getByRole('link', { name: 'Begin' }).click();
    await page.getByRole('heading', { level: 1, name: 'Begin' }).waitFor();
    await audit(page, 'the first run');
    await page.goto('/ar/first-run');
    await audit(page, 'the first run in Arabic');
    await page.goto('/en/first-run');
    await page.getByLabel('Your name').fill('Ada Administrator');
    await page.getByLabel('Your e-mail address').fill('ada@example.org');
    await page.getByLabel('One-time code').fill('AAAA-AAAA-AAAA');
    const button = page.getByRole('button', { name: 'Become the administrator' });
    await button.click();
    await expect(page.getByRole('alert').getByText(/this is not the code/i)).toBeVisible();
    await page.getByLabel('One-time code').fill('K7QM-2XRT-9WPD');
    await button.click();
    await page.getByRole('heading', { level: 1, name: 'New series' }).waitFor();
    await inFour(page, 'Title', 'Alpine meetings');
    await page.getByLabel('Name in addresses').fill('alps');
    await page.getByRole('button', { name: 'Create the series' }).click();
    await page.getByRole('heading', { level: 1, name: 'New conference' }).waitFor();
    await page.goto('/en/first-run');
    await expect(page.getByRole('button', { name: 'Become the administrator' })).toHaveCount(0);
  } finally {
    await house.stop();
  }
});
