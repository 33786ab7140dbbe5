import type { Page } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';
import { portrait } from './path/delegations';
import { newcomer } from './path/newcomer';

const WITHOUT = { javaScriptEnabled: false };
const here = `/en/${SAMPLE}`;

async function reads(page: Page, path: string, heading: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

test('the public pages read without JavaScript', async ({ open }) => {
  const page = await open(WITHOUT);
  await reads(page, '/en', 'Conferences');
  await page.getByRole('link', { name: /25th Americas Regional Conference/ }).click();
  await reads(page, here, '25th Americas Regional Conference');
  await reads(page, `${here}/agenda`, 'Agenda');
  await expect(page.getByRole('link', { name: /Opening/ }).first()).toBeVisible();
  await reads(page, `${here}/outcomes`, 'Outcomes');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(11);
  await reads(page, `${here}/outcomes/1`, /Unified/);
  await reads(page, `${here}/communique`, /communiqué/i);
  await reads(page, `${here}/ballots/1`, /Shall the text/);
  await expect(page.getByRole('heading', { level: 2, name: /^Adopted, \d+ to \d+/ })).toBeVisible();
  await expect(page.getByRole('img', { name: 'The delegations by their vote' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'Français' }).click();
  await expect(page).toHaveURL(`/fr/${SAMPLE}/ballots/1`);
});

test('how a country voted is found without JavaScript, and wider than the screen is nothing', async ({
  open,
}) => {
  const page = await open({ ...WITHOUT, viewport: { width: 390, height: 800 } });
  await page.goto(`${here}/ballots/1`);
  await page.getByRole('link', { name: 'Chile', exact: true }).first().click();
  await expect(page).toHaveURL(`${here}/countries/cl`);
  await expect(page.getByRole('heading', { level: 1, name: 'Chile' })).toBeVisible();
  await page.getByRole('link', { name: 'Votes by country' }).click();
  await page.getByLabel('Country').fill('repubLica');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('link', { name: 'Dominican Republic' })).toBeHidden();
  await page.getByLabel('Country').fill('republic');
  await page.getByRole('button', { name: 'Show' }).click();
  await page.getByRole('link', { name: 'Dominican Republic' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dominican Republic' })).toBeVisible();
  // A ballot is chosen first: the matrix itself is for wider screens.
  await page.goto('/en/voting-conference/countries');
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('link', { name: 'Question' }).first().click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Broke silence' })).toHaveCount(1);
  const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(wider)).toBe(0);
});

test('a refusal reads without JavaScript', async ({ open, as }) => {
  const stranger = await open(WITHOUT);
  const reply = await stranger.goto(`/ar/${SAMPLE}/overview`);
  expect(reply?.status()).toBe(404);
  await expect(stranger.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(
    stranger.getByRole('heading', { level: 1, name: 'لا توجد صفحة في هذا العنوان' }),
  ).toBeVisible();
  await expect(stranger.getByRole('main')).toHaveCount(1);
  // The element itself may not stand within a `noscript`.
  await expect(stranger.locator('noscript main')).toHaveCount(0);
  await stranger.getByRole('link', { name: 'تسجيل الدخول' }).click();
  // The way back to the page that was asked for goes along.
  await expect(stranger).toHaveURL(`/ar/sign-in?to=${encodeURIComponent(`/ar/${SAMPLE}/overview`)}`);
  const delegate = await as('Delegate', WITHOUT);
  const forbidden = await delegate.goto(`${here}/overview`);
  expect(forbidden?.status()).toBe(403);
  await expect(delegate.getByRole('heading', { level: 1, name: /Your role does not open/ })).toBeVisible();
});

test('a registration submits without JavaScript', async ({ as, open }) => {
  const page = await newcomer({ as, open }, WITHOUT);
  await page.goto('/en/open-conference/registration');
  await page.getByRole('link', { name: 'Personal details' }).click();
  await page.getByLabel('Given name').fill('Bruno');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  // What is missing is said, and what was typed is kept.
  await expect(page.getByRole('alert')).toContainText('There is a problem');
  await expect(page.getByLabel('Given name')).toHaveValue('Bruno');
  await page.getByLabel('Family name').fill('Lima');
  await page.getByLabel('Name on the badge').fill('Bruno Lima');
  await page.getByRole('textbox', { name: 'Office' }).fill('Head of the National Central Bureau');
  await page.getByRole('checkbox', { name: 'Spanish' }).check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('link', { name: 'Photo' }).click();
  const buffer = await portrait();
  await page.getByLabel('Choose a picture').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('button', { name: 'Upload the photo' }).click();
  await page.getByRole('link', { name: 'Consents' }).click();
  await page.getByRole('checkbox', { name: /I agree that the organizers keep/ }).check();
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('link', { name: 'Check your answers and submit' }).click();
  await page.getByRole('button', { name: 'Submit the registration' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Registration submitted' })).toBeVisible();
});

test('a vote is cast without JavaScript, and has its receipt', async ({ as }) => {
  const page = await as('Head of delegation', WITHOUT);
  await page.goto(`${here}/ballots/2`);
  await page.getByRole('link', { name: /^(Vote|Change the vote)$/ }).click();
  await page.getByRole('radio', { name: 'For' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the vote' })).toBeVisible();
  await page.getByRole('button', { name: 'Cast this vote' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The vote is recorded' })).toBeVisible();
  await expect(page.locator('code').first()).toHaveText(/^([0-9a-f]{4}\s?)+$/i);
});

test('a paragraph is read, refused and saved without JavaScript', async ({ as }) => {
  const page = await as('Chair', WITHOUT);
  await page.goto('/en/open-conference/outcomes/1/edit');
  const paragraph = page.getByRole('region', { name: 'Operative paragraph 1' });
  const text = paragraph.getByLabel('Text (English)', { exact: true });
  const opening = paragraph.getByLabel('Action verb and addressee (English)');
  const before = await text.inputValue();
  const press = paragraph.getByRole('button', { name: 'Save paragraph 1' });
  await text.fill('Invites '.repeat(700));
  await press.click();
  await expect(paragraph.getByRole('link', { name: /^Text \(English\): use at most/ })).toBeVisible();
  await text.fill('Asks the police services of the region to report every year.');
  await press.click();
  await expect(paragraph.getByText('Saved.')).toBeVisible();
  await expect(opening.locator('option:checked')).toHaveText('No action verb');
  await opening.selectOption({ label: 'Asks' });
  await press.click();
  await expect(opening.locator('option:checked')).toHaveText('Asks');
  await text.fill(before);
  await press.click();
  await expect(text).toHaveValue(before);
});
