import type { Browser, Page } from 'playwright';
import type { Instance } from '@/tests/setup/server';
import { type House, MOMENT } from './houses';
import { type Combination, SIZES, type Sight } from './sights';

export type Area = { left: number; top: number; width: number; height: number };
export type Picture = {
  png: Buffer;
  /** where codes stand, which are others each time */
  codes: Area[];
};

async function enter(page: Page, office: string): Promise<void> {
  await page.goto('/en/sign-in');
  await page.getByRole('button', { name: `Continue as: ${office}`, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

/** Several frames, in which what follows the scrolling is drawn. */
const frames = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise((done) => requestAnimationFrame(done));
  });

/** Takes the page until two pictures in a row are the same: until its scripts have drawn what they add. */
async function still(page: Page, most: number, from = 'html'): Promise<Buffer> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const take = async () => {
    // Where a page opens by itself depends on when its letters came.
    const { top, full } = await page.locator(from).evaluate((head) => {
      head.scrollIntoView({ block: 'start', behavior: 'instant' });
      return { top: window.scrollY, full: document.documentElement.scrollHeight };
    });
    await frames(page);
    const clip = { x: 0, y: top, width, height: Math.min(Math.max(full - top, height), most) };
    return page.screenshot({ clip, fullPage: true, animations: 'disabled' });
  };
  let last = await take();
  for (let turn = 0; turn < 20; turn++) {
    const next = await take();
    if (next.equals(last)) return next;
    last = next;
  }
  throw new Error(`${page.url()} does not come to rest`);
}

/** Draws pages of houses in which the time stands still; one browser for each who looks. */
export class Artist {
  private readonly pages = new Map<string, Promise<Page>>();
  private readonly paths = new Map<string, string>();

  constructor(
    private readonly browser: Browser,
    private readonly houses: Record<House, Instance>,
  ) {}

  async draw(sight: Sight, { language, size, scheme }: Combination): Promise<Picture> {
    const page = await this.pageOf(sight);
    const path = await this.pathOf(sight, page);
    const { most, ...viewport } = SIZES[size];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const reply = await page.goto(`/${language}${path}`);
    if (reply?.status() !== 200) throw new Error(`${sight.name}: ${page.url()} answered ${reply?.status()}`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const png = await still(page, most, sight.from);
    const codes = await page.locator('code').evaluateAll((all) =>
      all.map((code): Area => {
        const { left, top, width, height } = code.getBoundingClientRect();
        return { left, top, width, height };
      }),
    );
    return { png, codes };
  }

  async rest(): Promise<void> {
    for (const page of this.pages.values()) await (await page).context().close();
  }

  private pageOf({ house, as: office }: Sight): Promise<Page> {
    const key = `${house} ${office}`;
    const known = this.pages.get(key) ?? this.open(house, office);
    this.pages.set(key, known);
    return known;
  }

  private async open(house: House, office?: string): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.houses[house].url,
      locale: 'en',
      timezoneId: 'UTC',
    });
    await context.clock.setFixedTime(MOMENT);
    const page = await context.newPage();
    if (office) await enter(page, office);
    return page;
  }

  /** The address of the page that is meant; what is to be done before it is done when it is first looked for. */
  private async pathOf({ name, at, link, first }: Sight, page: Page): Promise<string> {
    const known = this.paths.get(name);
    if (known) return known;
    await first?.(page);
    let path = at;
    if (link) {
      await page.goto(`/en${at}`);
      path = (await page.locator(link).first().getAttribute('href'))?.replace(/^\/en/, '') ?? at;
    }
    this.paths.set(name, path);
    return path;
  }
}
