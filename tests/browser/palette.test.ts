import type { Page } from '@playwright/test';
import { audit } from './audit';
import { enter, expect, SAMPLE, test } from './fixtures';
import { wordsIn } from './words';

const dialog = (page: Page) => page.getByRole('dialog');
// The page beneath may have lists to choose from, too.
const box = (page: Page) => dialog(page).getByRole('combobox');
const option = (page: Page, name: string | RegExp) => dialog(page).getByRole('option', { name });
const chosen = (page: Page) => dialog(page).getByRole('option', { selected: true });

/** Opens the page and waits until its keys act. */
async function arrive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(box(page)).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}

for (const language of ['en', 'ar']) {
  const t = wordsIn(language);
  const here = `/${language}/${SAMPLE}`;

  test(`goes and acts by the search alone: ${language}`, async ({ as }) => {
    const page = await as('Organizer');
    await arrive(page, `${here}/outcomes`);
    await page.keyboard.press('Control+k');
    await expect(option(page, t('frame.nav.agenda')).first()).toBeVisible();
    // In the reader's own letters, without the hamza; the first that fits is chosen.
    await page.keyboard.type(language === 'ar' ? 'الارجنتين' : 'argentina');
    const country = language === 'ar' ? 'الأرجنتين' : 'Argentina';
    const first = chosen(page);
    await expect(first).toContainText(country);
    await expect(page.getByRole('group', { name: t('frame.nav.delegations') })).toContainText(country);
    await page.keyboard.press('ArrowDown');
    await expect(chosen(page)).toContainText(country);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${here}/countries/ar`);
    await expect(page.getByRole('heading', { level: 1, name: country })).toBeVisible();

    // An act: who typed it all before the answer came is led there all the same.
    await page.keyboard.press('Control+k');
    await expect(box(page)).toBeFocused();
    await page.keyboard.insertText(t('delegations.invite.title'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${here}/delegations/invite`);
  });

  test(`goes by g and a letter, says which, and can be told not to: ${language}`, async ({ open }) => {
    const page = await open();
    await arrive(page, `${here}/communique`);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.waitForURL(`**${here}/agenda`);
    await page.keyboard.press('Shift+?');
    await expect(dialog(page).getByRole('heading', { name: t('frame.palette.keys') })).toBeVisible();
    await expect(dialog(page).getByText(t('frame.nav.outcomes'))).toBeVisible();
    // Keys rest while a dialog is open.
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await dialog(page).getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`${here}/agenda$`));

    // Off in this browser, also after a reload; Ctrl+K goes on.
    await arrive(page, `${here}/agenda`);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.keyboard.press('Shift+?');
    await page.keyboard.press('Control+k');
    await expect(box(page)).toBeFocused();
    await expect(page).toHaveURL(new RegExp(`${here}/agenda$`));
    await expect(page.getByRole('heading', { name: t('frame.palette.keys') })).toHaveCount(0);
  });
}

test('reads the page in another language, comes to one’s own things, and signs out', async ({ open }) => {
  const page = await open();
  await page.goto('/en/sign-in');
  await enter(page, 'Delegate');
  await arrive(page, `/en/${SAMPLE}/outcomes?by=palette`);
  const choose = async (typed: string, name: string) => {
    await page.keyboard.press('Control+k');
    await expect(box(page)).toBeFocused();
    await page.keyboard.type(typed);
    await expect(chosen(page)).toContainText(name);
    await page.keyboard.press('Enter');
  };
  await choose('francais', 'French');
  await expect(page).toHaveURL(new RegExp(`/fr/${SAMPLE}/outcomes\\?by=palette$`));
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await arrive(page, `/en/${SAMPLE}/outcomes`);
  await choose('my delegation', 'My delegation');
  await page.waitForURL(`**/en/${SAMPLE}/delegations/*`);
  await arrive(page, `/en/${SAMPLE}/outcomes`);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await choose('sign out', 'Sign out');
  await sent;
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('acts on no key that somebody types into a field', async ({ open }) => {
  const page = await open();
  await arrive(page, `/en/${SAMPLE}/search`);
  const field = page.getByRole('searchbox');
  await field.click();
  await page.keyboard.type('ga?');
  await expect(field).toHaveValue('ga?');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(box(page)).toBeFocused();
  // The focus returns to where it was.
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
});

test('finds no person for who is none of the staff', async ({ as }) => {
  const persons = async (office: 'Credentials officer' | 'Delegate') => {
    const page = await as(office);
    await page.goto(`/en/${SAMPLE}/search?q=sample`);
    await expect(page.getByRole('main').getByRole('status')).toBeVisible();
    return page.getByRole('heading', { name: wordsIn('en')('conferences.search.kind.person') }).count();
  };
  expect(await persons('Credentials officer')).toBe(1);
  expect(await persons('Delegate')).toBe(0);
});

test('is loaded when it is opened, and not before', async ({ open }) => {
  const page = await open();
  const loaded: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js') || pathname.startsWith('/api/search')) loaded.push(pathname);
  });
  await page.goto(`/en/${SAMPLE}/outcomes`);
  await page.waitForLoadState('networkidle');
  const before = loaded.length;
  expect(loaded.filter((path) => path.startsWith('/api'))).toEqual([]);
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await expect(option(page, 'Agenda').first()).toBeVisible();
  const [chunk, ...more] = loaded.slice(before).filter((path) => path.endsWith('.js'));
  expect(more).toEqual([]);
  const sent = await page.request.get(chunk ?? '', { headers: { 'accept-encoding': 'gzip' } });
  expect(Number(sent.headers()['content-length'] ?? (await sent.body()).length)).toBeLessThan(8000);
});

test('is a page that finds the same without scripts', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`/fr/${SAMPLE}`);
  const t = wordsIn('fr');
  await page
    .getByRole('banner')
    .getByRole('link', { name: t('frame.palette.open'), exact: true })
    .click();
  await page.getByRole('searchbox').fill('Perou');
  await page
    .getByRole('main')
    .getByRole('button', { name: t('conferences.search.submit') })
    .click();
  await expect(page.getByRole('main').getByRole('status')).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Pérou', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pérou' })).toBeVisible();
});

test('stands in nobody’s way while it is open', async ({ look }) => {
  for (const language of ['en', 'ar']) {
    const page = await look('Organizer');
    await page.goto(`/${language}/${SAMPLE}/outcomes`);
    await expect(async () => {
      await page.keyboard.press('Control+k');
      await expect(box(page)).toBeFocused({ timeout: 1000 });
    }).toPass();
    await page.keyboard.type(language === 'ar' ? 'المخدرات' : 'drug');
    await expect(page.getByRole('option').nth(1)).toBeVisible();
    await audit(page, `the search in ${language}`, 'mirrored');
    await page.keyboard.press('Escape');
    // Keys rest while a dialog is open.
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('Shift+?');
    await expect(dialog(page).getByRole('checkbox')).toBeVisible();
    await audit(page, `the keys in ${language}`, 'mirrored');
  }
});
