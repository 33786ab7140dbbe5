import type { Locator, Page } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';

const AGENDA = `/en/${SAMPLE}/agenda`;
/** The agenda of three days, of which today is the second. */
const DAYS = '/en/conference-of-days/agenda';
/** What the clock of a machine shows that is wrong. */
const WRONG = new Date('2019-06-01T12:00:00Z');

type Line = { day: string; from: string; to: string };

const lines = (page: Page): Promise<Line[]> =>
  page.locator('time[data-to]').evaluateAll((times) =>
    times.map((time) => ({
      day: time.getAttribute('data-day') ?? '',
      from: time.getAttribute('datetime') ?? '',
      to: time.getAttribute('data-to') ?? '',
    })),
  );

const on = (page: Page) => page.locator('[aria-current=time]');
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Days' });
const topOf = (one: Locator) => one.evaluate((element) => element.getBoundingClientRect().top);

test('the agenda opens at today, marks what is on now, and moves on by the server, on a machine with a wrong clock', async ({
  open,
}) => {
  const page = await open();
  await page.clock.install({ time: WRONG });
  await page.goto(DAYS);
  const all = await lines(page);
  const today = [...new Set(all.map(({ day }) => day))][1] ?? '';
  const isOn = ({ from, to }: Line) => Date.parse(from) <= Date.now() && Date.now() < Date.parse(to);
  const first = all.findIndex(isOn);
  const [here, next] = [all[first], all[first + 1]];
  if (!here || !next) throw new Error('nothing is on');
  await expect(on(page)).toHaveCount(1);
  await expect(on(page).locator('time')).toHaveAttribute('datetime', here.from);
  const heading = page.locator(`[id="${today}"] h2`);
  // Below the tabs, which stay at the top of the window.
  const room = await topOf(heading);
  expect(room).toBeGreaterThan((await topOf(tabs(page))) + 40);
  expect(room).toBeLessThan(200);
  await expect(heading).toHaveAttribute('data-today', 'Today');
  await page.clock.fastForward(Date.parse(next.from) - Date.now() + 60_000);
  await expect(on(page).locator('time')).toHaveAttribute('datetime', next.from);
  expect(await topOf(heading), 'nothing moves when the next one begins').toBe(room);
});

test('the agenda begins with the first day where today is none of its days, and without JavaScript', async ({
  open,
}) => {
  const page = await open();
  await page.goto(AGENDA);
  const [, second] = await lines(page);
  // A machine that thinks it is there.
  await page.clock.install({ time: new Date(Date.parse(second?.from ?? '') + 60_000) });
  await page.goto(AGENDA);
  await expect(tabs(page).locator('[aria-current]')).toHaveText(
    (await tabs(page).locator('a').allInnerTexts())[0] ?? '',
  );
  await expect(on(page)).toHaveCount(0);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  const plain = await open({ javaScriptEnabled: false });
  await plain.goto(AGENDA);
  await expect(plain.getByRole('heading', { level: 1, name: 'Agenda' })).toBeInViewport();
  await expect(plain.locator('[aria-current=time]')).toHaveCount(0);
});

test('a place in the address counts for more than today', async ({ open }) => {
  const page = await open();
  await page.goto(DAYS);
  const last = (await lines(page)).at(-1)?.day ?? '';
  await page.goto('about:blank');
  await page.goto(`${DAYS}#${last}`);
  await expect(on(page)).toHaveCount(1);
  await expect(page.locator(`[id="${last}"] h2`)).toBeInViewport();
  await expect(tabs(page).locator('[aria-current]')).toHaveAttribute('href', `#${last}`);
});

for (const [language, width] of [
  ['en', 1280],
  ['ar', 390],
] as const) {
  test(`the tabs stay, and mark the day one has come to: ${language} at ${width}`, async ({ open }) => {
    const page = await open({ viewport: { width, height: 800 } });
    await page.goto(`/${language}/${SAMPLE}/agenda`);
    await page.waitForFunction(() => document.querySelector('[data-days] [aria-current]'));
    const row = page.locator('[data-days]');
    for (const tab of (await row.locator('a').all()).reverse()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-current', 'true');
      await expect(row.locator('[aria-current]')).toHaveCount(1);
      expect(Math.round(await topOf(row))).toBe(0);
      await expect(page.locator(`[id="${(await tab.getAttribute('href'))?.slice(1)}"] h2`)).toBeInViewport();
    }
    // Scrolled by hand, the tabs follow.
    await page.mouse.wheel(0, 100_000);
    await expect(row.locator('li').last().locator('a')).toHaveAttribute('aria-current', 'true');
  });
}

test('one session leads to the next and back, breaks left out, and to what came of it', async ({ open }) => {
  const page = await open();
  await page.goto(AGENDA);
  const titles = await page.locator('main li a[href*="/sessions/"]:not([href*="#"])').allInnerTexts();
  await page.getByRole('link', { name: titles[0] ?? '', exact: true }).click();
  const around = page.getByRole('navigation', { name: 'Previous and next session' });
  await expect(around.getByRole('link')).toHaveCount(1);
  const seen = [await page.getByRole('heading', { level: 1 }).innerText()];
  for (let step = 1; step < titles.length; step++) {
    const next = around.locator('a[rel=next]');
    const name = (await next.locator('span').last().innerText()).trim();
    await next.click();
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    seen.push(name);
  }
  await expect(around.locator('a[rel=next]')).toHaveCount(0);
  expect(seen.toSorted()).toEqual(titles.toSorted());
  await around.locator('a[rel=prev]').click();
  await expect(page.getByRole('heading', { level: 1, name: seen.at(-2), exact: true })).toBeVisible();
  await page.goto(AGENDA);
  // The mandate of the sample came out of this panel.
  await page.getByRole('link', { name: /^Panel: drug trafficking/ }).click();
  const result = page.locator('#outcomes').getByRole('listitem').filter({ hasText: 'Adopted' });
  await result.getByRole('link').click();
  await expect(page).toHaveURL(`/en/${SAMPLE}/outcomes/1`);
});

test('on paper the agenda is its days and nothing else', async ({ open }) => {
  const page = await open({ timezoneId: 'Asia/Tokyo' });
  await page.goto(DAYS);
  await expect(on(page)).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(tabs(page)).toBeHidden();
  await expect(page.getByText('The time where you are')).toBeHidden();
  const printed = await page.locator('main').evaluate((main) => {
    const drawn = (element: Element, part: string) =>
      getComputedStyle(element, part).content.replace(/^none$|"/g, '');
    const line = main.querySelector('[aria-current=time]');
    const time = line?.querySelector('time');
    const heading = main.querySelector('[data-today]');
    return {
      ground: line && getComputedStyle(line).backgroundColor,
      now: line && drawn(line, '::after'),
      own: time && drawn(time, '::after'),
      today: heading && drawn(heading, '::after'),
    };
  });
  expect(printed).toEqual({ ground: 'rgba(0, 0, 0, 0)', now: '', own: '', today: '' });
});
