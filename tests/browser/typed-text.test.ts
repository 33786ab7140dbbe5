import type { Locator, Page } from '@playwright/test';
import { drawnForms } from '../setup/kept-forms';
import { ownSession } from '../setup/noted-sessions';
import { enter, expect, test } from './fixtures';
import { SIGHTS } from './pages';

/** The forms in which nothing waits, by their ids. */
const KEEPS_NOTHING = new Set(
  drawnForms()
    .filter(({ keeps }) => !keeps)
    .map(({ id }) => id),
);
const TYPED = 'input:is([type=text],[type=email],[type=number],[type=date],[type=datetime-local]), textarea';

const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kept:')));

async function desk(page: Page): Promise<Locator> {
  await page.goto(`${ownSession('typed-text')}/notes?by=forms`);
  const text = page.locator('#add-paragraph textarea');
  await text.waitFor();
  return text;
}

/** Types what the field takes. @returns what stands there then */
async function typeInto(field: Locator): Promise<string> {
  const type = await field.getAttribute('type');
  const values: Record<string, string> = {
    email: 'typed@example.org',
    number: '17',
    date: '2031-05-14',
    'datetime-local': '2031-05-14T11:35',
  };
  const value = values[type ?? ''] ?? 'Typed, and not sent';
  await field.fill(value);
  return value;
}

/** Opens a page whose scripts stay away until they are let through. @returns lets them through */
async function withoutScripts(page: Page, go: () => Promise<unknown>): Promise<() => void> {
  let letThrough = () => {};
  const arrival = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await arrival;
    await route.continue();
  });
  await go();
  return letThrough;
}

test('what is typed before the scripts of a page run is kept, and saved', async ({ as }) => {
  const page = await as('Rapporteur');
  await desk(page);
  const letThrough = await withoutScripts(page, () => page.reload({ waitUntil: 'commit' }));
  const text = page.getByLabel('Text of paragraph 1', { exact: true });
  const before = await text.inputValue();
  const words = ` Typed early ${Math.random().toString(36).slice(2, 8)}.`;
  await text.press('End');
  await text.pressSequentially(words);
  const early = await text.inputValue();
  expect(early).toHaveLength(before.length + words.length);
  letThrough();
  await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
  await expect(text).toHaveValue(early);
  await page.reload();
  await expect(text).toHaveValue(early);
});

test('the next paragraph comes back until it is added', async ({ as }) => {
  const page = await as('Rapporteur');
  const text = await desk(page);
  await text.fill('A thought that took an hour.');
  await page.reload();
  await expect(text).toHaveValue('A thought that took an hour.');
  await expect(page.getByText('Unsent text was put back.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the session' }).click();
  await page.getByRole('link', { name: 'Write the notes' }).click();
  await page.getByRole('link', { name: 'Write by forms' }).click();
  await expect(text).toHaveValue('A thought that took an hour.');
  await page.getByRole('button', { name: 'Add paragraph' }).click();
  await expect(page.getByText(/^Paragraph \d+ was added\.$/)).toBeVisible();
  await expect(text).toHaveValue('');
  expect(await kept(page)).toEqual([]);
  await page.reload();
  await expect(text).toHaveValue('');
});

test('text that was put back can be dropped', async ({ as }) => {
  const page = await as('Rapporteur');
  const text = await desk(page);
  await text.fill('Not this.');
  await page.reload();
  await expect(text).toHaveValue('Not this.');
  await page.locator('#add-paragraph').getByRole('button', { name: 'Discard my unsaved text' }).click();
  await expect(text).toHaveValue('');
  expect(await kept(page)).toEqual([]);
});

test('who is signed out while typing signs in beside the form', async ({ as }) => {
  const page = await as('Rapporteur');
  await page.route('**/api/live*', (route) => route.abort());
  const text = await desk(page);
  await text.fill('Typed before the session ended.');
  await expect.poll(() => kept(page)).toHaveLength(1);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Add paragraph' }).click();
  await expect(page.getByText('Sign in first. What you typed is kept here.').first()).toBeVisible();
  await expect(text).toHaveValue('Typed before the session ended.');
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator('#add-paragraph').getByRole('link', { name: 'Sign in (in a new tab)' }).click(),
  ]);
  await enter(tab, 'Rapporteur');
  await expect(tab.locator('#add-paragraph textarea')).toHaveValue('Typed before the session ended.');
  await page.getByRole('button', { name: 'Add paragraph' }).click();
  await expect(page.getByText(/^Paragraph \d+ was added\.$/)).toBeVisible();
  expect(await kept(page)).toEqual([]);
});

test('a page that is no longer open is not drawn over a form in use', async ({ as }) => {
  const page = await as('Rapporteur');
  const text = await desk(page);
  await text.fill('Typed while others write.');
  const other = await as('Rapporteur');
  const theirs = await desk(other);
  const write = async (words: string) => {
    await theirs.fill(words);
    await other.getByRole('button', { name: 'Add paragraph' }).click();
  };
  // While the page may be read it follows, and nothing is on its way any more when the session ends.
  await write('Followed.');
  await expect(page.getByLabel(/^Text of paragraph/).last()).toHaveValue('Followed.');
  await page.context().clearCookies();
  await write('Not for who is signed out.');
  await expect(page.getByText(/You are signed out, or this page is no longer open to you/)).toBeVisible();
  await expect(text).toHaveValue('Typed while others write.');
});

test('what one person typed is never another’s', async ({ open }) => {
  // A session of its own, because it is ended here.
  const page = await open();
  await page.goto('/en/sign-in');
  await enter(page, 'Rapporteur');
  const text = await desk(page);
  await test.step('another account signs in in another tab', async () => {
    await text.fill('Of the first rapporteur.');
    expect(await kept(page)).toHaveLength(1);
    const tab = await page.context().newPage();
    await tab.goto('/en/sign-in');
    await enter(tab, 'Chair');
    await expect.poll(() => kept(tab)).toEqual([]);
    await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveCount(0);
    await tab.goto('/en/sign-in');
    await enter(tab, 'Rapporteur');
    // The first tab loads itself again, for whom it is now.
    await expect(async () => expect(await desk(page)).toBeVisible()).toPass();
    await expect(text).toHaveValue('');
    await tab.close();
  });
  await test.step('its owner signs out, also in another tab', async () => {
    await text.fill('Of the first rapporteur.');
    const tab = await page.context().newPage();
    await tab.goto('/en');
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await tab.getByRole('link', { name: 'Sign in' }).waitFor();
    await expect.poll(() => kept(tab)).toEqual([]);
    await text.pressSequentially(' More.');
    expect(await kept(page)).toEqual([]);
  });
});

test('of two tabs the newer text wins, and the other says so', async ({ as }) => {
  const page = await as('Rapporteur');
  const text = await desk(page);
  const tab = await page.context().newPage();
  const second = await desk(tab);
  await text.fill('First.');
  await expect(second).toHaveValue('First.');
  await second.fill('Second.');
  await expect(page.getByText('Newer text for this form waits in another tab.')).toBeVisible();
  await expect(text).toHaveValue('First.');
  await page.reload();
  await expect(text).toHaveValue('Second.');
});

test.describe('on each page', () => {
  // Nothing of it is sent: they share no more than the pages.
  test.describe.configure({ mode: 'parallel' });
  for (const { route, as: office, at, name, first } of SIGHTS) {
    if (name || first || !office) continue;
    test(`what is typed comes back: ${route} as ${office}`, async ({ look }) => {
      const page = await look(office);
      await page.route('**/api/live*', (route) => route.abort());
      await page.goto(`/en${typeof at === 'string' ? at : await at(page, 'en')}`);
      // What waits is put back by the house: a browser would put back old text over what others wrote since.
      await expect(page.locator('main form:has(textarea):not([autocomplete=off])')).toHaveCount(0);
      // A form that asks by its address saves nothing: what was asked stands in the address.
      const forms = await page.locator('main form:not(:has([data-autosave])):not([method=get])').all();
      const typed = new Map<string, { field: string; value: string }>();
      // One form of each kind is enough, and the first of a list is nobody's but ours to take away.
      const kinds = new Set<string>();
      for (const form of forms) {
        const id = (await form.getAttribute('id')) ?? '';
        const kind = id.replaceAll(/[0-9a-f-]*\d[0-9a-f-]*/g, '');
        if (kinds.has(kind)) continue;
        kinds.add(kind);
        const field = form.locator(TYPED).first();
        if ((await field.count()) === 0 || !(await field.isVisible())) continue;
        if (KEEPS_NOTHING.has(id)) continue;
        typed.set(id, { field: (await field.getAttribute('id')) ?? '', value: await typeInto(field) });
      }
      if (typed.size === 0) return;
      await expect.poll(() => kept(page)).toHaveLength(typed.size);
      await page.reload();
      for (const { field, value } of typed.values()) {
        await expect(page.locator(`[id="${field}"]`)).toHaveValue(value);
      }
      expect(await kept(page)).toHaveLength(typed.size);
    });
  }
});
