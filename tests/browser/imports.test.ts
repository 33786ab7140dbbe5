import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { wordsIn } from './words';

const HEADS = {
  en: 'Organization;Focal point;E-mail',
  ar: 'المنظمة;جهة الاتصال;البريد الإلكتروني',
} as const;

/** Uploads a list of delegations, as an office keeps it: a title above its header. */
async function upload(page: Page, language: keyof typeof HEADS, rows: readonly string[]): Promise<void> {
  const t = wordsIn(language);
  await page.goto(`/${language}/open-conference/imports`);
  await page.getByRole('radio', { name: t('imports.kind.delegations') }).check();
  const text = ['Observers;;', HEADS[language], ...rows].join('\r\n');
  await page
    .getByLabel(t('imports.field.file'), { exact: true })
    .setInputFiles({ name: 'observers.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });
  await page.getByRole('button', { name: t('imports.add'), exact: true }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

test('a list is previewed and discarded in English, and imported in Arabic once nothing in it is wrong', async ({
  as,
}) => {
  const page = await as('Organizer');
  const name = `League ${randomUUID().slice(0, 8)}`;
  const good = `${name};Ana Soto;${randomUUID()}@example.org`;
  const en = wordsIn('en');
  await upload(page, 'en', [good, 'Other League;Luis Rey;nowhere']);
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole('button', { name: en('imports.confirm.submit'), exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: en('imports.errorsOnly') }).click();
  await page.waitForURL(/show=errors/);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(en('common.invalid.email'));
  await page.getByRole('button', { name: en('imports.discard'), exact: true }).click();
  await page.waitForURL(/\/imports$/);

  const ar = wordsIn('ar');
  await upload(page, 'ar', [good]);
  await expect(rows).toContainText(name);
  await page.getByRole('button', { name: ar('imports.confirm.submit'), exact: true }).click();
  await expect(page.getByRole('link', { name: ar('imports.again'), exact: true })).toBeVisible();
  await page.goto(`/ar/open-conference/delegations?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole('table')).toContainText(name);
});
