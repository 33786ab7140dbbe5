import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const WAITING = '/en/open-conference/accreditation';

/** Opens a registration that was handed in and that nobody has dealt with. */
async function openOne(page: Page): Promise<string> {
  await page.goto(WAITING);
  const link = page.getByRole('row').filter({ hasText: 'Passing' }).first().getByRole('link').first();
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  return name;
}

test('each decision is one press, and leads to the next who waits', async ({ as }) => {
  const page = await as('Credentials officer');
  const first = await openOne(page);
  const waiting = page.getByRole('navigation', { name: 'Waiting for a decision' });
  await expect(waiting.locator('[aria-current]')).toContainText(first);
  await page.locator('#accept').getByRole('button').click();
  await expect(page.getByRole('status').filter({ hasText: `Accepted: ${first}` })).toBeVisible();
  const second = page.getByRole('heading', { level: 1 });
  await expect(second).not.toContainText(first);
  await expect(second).toBeFocused();
  await expect(waiting.getByText(first)).toHaveCount(0);
});

test('the neighbours in the queue are a key away', async ({ as }) => {
  const page = await as('Credentials officer');
  await openOne(page);
  const heading = page.getByRole('heading', { level: 1 });
  const before = (await heading.textContent()) ?? '';
  await page.keyboard.press('Alt+ArrowDown');
  await expect(heading).not.toHaveText(before);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(heading).toHaveText(before);
});

test('a registration is returned with the reason without JavaScript, and the next one follows', async ({
  as,
}) => {
  const page = await as('Credentials officer', { javaScriptEnabled: false });
  const name = await openOne(page);
  await page.locator('#return textarea').fill('The office is missing.');
  await page.locator('#return').getByRole('button').last().click();
  await expect(page.getByText(`Returned: ${name}`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText(name);
});

test('a narrowed and ordered list is gone through by key, and each decision stays in it', async ({ as }) => {
  const page = await as('Credentials officer');
  await page.goto(WAITING);
  await page.getByRole('link', { name: 'Delegation', exact: true }).click();
  await expect(page).toHaveURL(/sort=delegation$/);
  await page.getByRole('searchbox', { name: 'Name' }).fill('passing');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/accreditation\?sort=delegation&q=passing$/);
  await page.getByRole('row').filter({ hasText: 'Passing' }).first().getByRole('link').first().click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page).toHaveURL(/accreditation\/[^?]+\?q=passing&sort=delegation$/);
});

test('the delegations stand beside the one that is read, a key away, as they were narrowed', async ({
  as,
}) => {
  const page = await as('Credentials officer');
  await page.goto('/en/open-conference/delegations?sort=-name');
  const rows = page.getByRole('row').getByRole('rowheader').getByRole('link');
  const [first, second] = [await rows.nth(0).textContent(), await rows.nth(1).textContent()];
  await rows.nth(0).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(first ?? 'none');
  const beside = page.getByRole('navigation', { name: 'All delegations' });
  await expect(beside.locator('[aria-current]')).toContainText(first ?? 'none');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(heading).toContainText(second ?? 'none');
  await expect(page).toHaveURL(/\?sort=-name$/);
});
