import type { Locator, Page, Route } from '@playwright/test';
import { expect, test } from './fixtures';
import { SIGHTS, type Sight } from './pages';

declare global {
  interface Window {
    /** tells the page that something which it shows has changed */
    tellChanged: () => void;
    clicks: string[];
  }
}

// Each page by itself, in a browser of its own.
test.describe.configure({ mode: 'parallel' });

/** The stream of changes in the test's own hand. */
function takeStream(page: Page) {
  return page.addInitScript(() => {
    class Stream extends EventTarget {
      static CLOSED = 2;
      readyState = 1;
      constructor() {
        super();
        window.tellChanged = () => this.dispatchEvent(new Event('changed'));
      }
      close(): void {}
    }
    Object.assign(window, { EventSource: Stream });
  });
}

const HEADING = /\["\$","h1",null,\{/g;

/** Whatever is read anew comes with a heading that has `pixels` below it: everything further down moves. */
const makeTaller =
  (pixels: number) =>
  async (route: Route): Promise<void> => {
    const request = route.request();
    if (request.headers().rsc !== '1' && !request.headers()['next-action']) return route.fallback();
    const reply = await route.fetch({ maxRedirects: 0, maxRetries: 2 });
    const body = await reply.text();
    return route.fulfill({
      response: reply,
      body: body.replace(HEADING, `["$","h1",null,{"style":{"paddingBlockEnd":"${pixels}px"},`),
    });
  };

const isTaller = (page: Page, pixels: number) =>
  page.waitForFunction(
    (size) => getComputedStyle(document.querySelector('main h1') ?? document.body).paddingBlockEnd === size,
    `${pixels}px`,
  );

/** Several frames, in which a page that came meanwhile would be drawn. */
const frames = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 20; frame++) await new Promise((done) => requestAnimationFrame(done));
  });

/** Presses, lets `meanwhile` come about, and lets go where the press began. @returns whether the button was clicked */
async function pressDuring(
  page: Page,
  button: Locator,
  meanwhile: () => Promise<unknown>,
  before = async () => {},
): Promise<boolean> {
  // What opens beside a paragraph under the pointer is open before the press.
  await button.hover();
  await frames(page);
  await button.evaluate((element) => {
    window.clicks = [];
    element.addEventListener('click', (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      window.clicks.push('clicked');
    });
  });
  await before();
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('the button has no place');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await meanwhile();
  await frames(page);
  await page.mouse.up();
  return page.evaluate(() => window.clicks.length === 1);
}

const LIVE = SIGHTS.filter(({ name, status, as }) => as && !name && !status);

async function open(page: Page, { at }: Sight): Promise<void> {
  await page.goto(`/en${typeof at === 'string' ? at : await at(page, 'en')}`);
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => 'next' in window);
}

for (const sight of LIVE) {
  test(`a press counts while the page is read anew: ${sight.route} as ${sight.as}`, async ({ look }) => {
    const page = await look(sight.as);
    await takeStream(page);
    await open(page, sight);
    await frames(page);
    const live = await page.evaluate(() => 'tellChanged' in window);
    const buttons = page.locator('main form button:visible');
    // Of buttons that say the same, one stands for all, and the first of a page for those after them.
    const words = live ? await buttons.allInnerTexts() : [];
    const kinds = words.flatMap((text, index) => (words.indexOf(text) === index ? [index] : [])).slice(0, 3);
    for (const [turn, index] of kinds.entries()) {
      const pixels = 300 * (turn + 1);
      await page.route('**/*', makeTaller(pixels));
      const answered = page.waitForResponse((reply) => reply.request().headers().rsc === '1');
      const counts = await pressDuring(page, buttons.nth(index), async () => {
        await page.evaluate(() => window.tellChanged());
        await answered;
      });
      expect(counts, await buttons.nth(index).innerText()).toBe(true);
      // What came meanwhile is drawn as soon as the press is over.
      await isTaller(page, pixels);
    }
  });
}

test('a page stays where its connection goes while it is read anew', async ({ as }) => {
  const sight = SIGHTS.find((one) => one.route.endsWith('/notes') && one.name === 'live');
  if (!sight?.as) throw new Error('nobody writes notes');
  const page = await as(sight.as);
  await takeStream(page);
  await open(page, sight);
  const paper = page.getByRole('textbox', { name: 'Notes', exact: true });
  await paper.waitFor();
  await page.evaluate(() => {
    window.clicks = ['still here'];
  });
  await page.route('**/*', makeTaller(300));
  const cut = async (route: Route) => {
    if (route.request().headers().rsc !== '1') return route.fallback();
    await page.context().setOffline(true);
    await route.abort('internetdisconnected');
  };
  await page.route('**/*', cut);
  const lost = page.waitForEvent('requestfailed', (request) => request.headers().rsc === '1');
  await page.evaluate(() => window.tellChanged());
  await lost;
  await frames(page);
  // It can be written on.
  const words = `Written on ${Math.random().toString(36).slice(2, 8)}.`;
  await paper.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
  await expect(paper).toContainText(words);
  await page.unroute('**/*', cut);
  await page.context().setOffline(false);
  // What had changed comes with the connection, onto the same page.
  await isTaller(page, 300);
  expect(await page.evaluate(() => window.clicks)).toEqual(['still here']);
  await expect(paper).toContainText(words);
});

const SAVING = [
  { route: '/[conference]/registration/personal', field: 'office', value: 'x'.repeat(300) },
  { route: '/[conference]/sessions/[session]/notes', field: 'text', value: 'y'.repeat(40_000) },
];

for (const { route, field, value } of SAVING) {
  for (const width of [390, 768, 1024, 1280, 1920]) {
    test(`a press counts while a form saves itself and is refused: ${route} at ${width}`, async ({ as }) => {
      const sight = SIGHTS.find((one) => one.route === route);
      if (!sight?.as) throw new Error(`${route} is no page that somebody sees`);
      const page = await as(sight.as, { viewport: { width, height: 800 } });
      await open(page, sight);
      const form = page.locator('form:has([data-autosave])').first();
      const input = form.locator(`[name=${field}]`);
      const button = form.getByRole('button').first();
      const answer = page.waitForResponse((reply) => reply.request().headers()['next-action'] !== undefined);
      // The press takes the focus out of the field, which saves; the answer comes before the release.
      expect(
        await pressDuring(
          page,
          button,
          () => answer,
          () => input.fill(value),
        ),
      ).toBe(true);
      await expect(form.locator('[data-warns]')).toBeVisible();
      // The refusal stands beside its field, in the same words.
      await expect(input).toHaveAttribute('aria-invalid', 'true');
      const warning = await form.locator('[data-warns] p').first().innerText();
      await expect(form.locator('[id$="-error"]')).toHaveText(warning);
      await page.evaluate(() => localStorage.clear());
    });
  }
}
