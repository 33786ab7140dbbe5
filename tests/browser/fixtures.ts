import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';

/** The offices that the sample's sign-in page offers, by the words on their buttons. */
export type Office =
  | 'Organizer'
  | 'Credentials officer'
  | 'Chair'
  | 'Rapporteur'
  | 'Press officer'
  | 'Head of delegation'
  | 'Delegate'
  | 'Observer'
  | 'Focal point of a delegation'
  | 'Administrator';

/** The sample conference's place in the address. */
export const SAMPLE = 'americas-25';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;
type Fixtures = {
  /** a browser of its own for one person, who is not signed in */
  open: (options?: BrowserContextOptions) => Promise<Page>;
  /** a browser of its own for one person who holds an office of the sample */
  as: (office: Office, options?: BrowserContextOptions) => Promise<Page>;
  /** a page for looking only, in a browser that the tests of a worker share office by office */
  look: (office?: Office) => Promise<Page>;
};

type Shared = { context: BrowserContext; seen: string[]; idle: Lent[] };
/** A page that tests have one after the other, and the scripts that the one which has it added. */
type Lent = { page: Page; by: Shared; added: { dispose: () => Promise<void> }[] };

const doors = new Map<Office, State>();
const shared = new Map<Office | undefined, Shared>();
/** What a context has that says nothing of it. */
const VIEWPORT = { width: 1280, height: 720 };
const COMPLAINT = 'broken pages, server errors, or the content security policy met';

/** Comes in by a door of the sample, with a session of one's own: it can be signed out of without taking another's. */
export async function enter(page: Page, office: Office): Promise<void> {
  await page.getByRole('button', { name: `Continue as: ${office}`, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

/** Comes in anew. */
async function signedIn(browser: Browser, office: Office): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/en/sign-in');
  await enter(page, office);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Where the workers of one run leave for each other what they came in with; a run on a server that stays has no such folder. */
const HALL = process.env.PLENARY_TEST_DOORS;

async function throughTheDoor(browser: Browser, office: Office): Promise<State> {
  const left = HALL && join(HALL, `${office}.json`);
  const known = doors.get(office) ?? (left && existsSync(left) && JSON.parse(readFileSync(left, 'utf8')));
  const state: State = known || (await signedIn(browser, office));
  doors.set(office, state);
  if (left && !known) {
    writeFileSync(`${left}.${process.pid}`, JSON.stringify(state));
    renameSync(`${left}.${process.pid}`, left);
  }
  return state;
}

/** What no page may do: break, answer with a server error, or meet its own content security policy. */
function watch(context: BrowserContext, seen: string[]): void {
  context.on('weberror', (thrown) => seen.push(`${thrown.page()?.url()}: ${thrown.error().message}`));
  context.on('response', (reply) => {
    if (reply.status() >= 500) seen.push(`${reply.status()} ${reply.request().method()} ${reply.url()}`);
  });
  context.on('console', (message) => {
    if (/content security policy|hydrat/i.test(message.text())) {
      seen.push(`${message.page()?.url()}: ${message.text().slice(0, 300)}`);
    }
  });
}

/**
 * True when the page's scripts have taken over every control that the server drew: until then a press is lost on what
 * only scripts answer. A page that brings no scripts needs none.
 */
function takenOver(): boolean {
  const controls = [
    ...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary'),
  ];
  const scripts = document.querySelector('script[src*="/_next/"]') !== null;
  return (
    !scripts || controls.every((control) => Object.keys(control).some((key) => key.startsWith('__react')))
  );
}

/** Lets a page that was opened or reloaded wait for its scripts, as a person does who reads before they act. */
function readsFirst(page: Page): Page {
  const arrived = async (waitUntil?: string) => {
    if (waitUntil !== 'commit') await page.waitForFunction(takenOver);
  };
  const { goto, reload } = page;
  page.goto = async (url, options) => {
    const answer = await goto.call(page, url, options);
    await arrived(options?.waitUntil);
    return answer;
  };
  page.reload = async (options) => {
    const answer = await reload.call(page, options);
    await arrived(options?.waitUntil);
    return answer;
  };
  return page;
}

async function sharedBy(browser: Browser, office?: Office): Promise<Shared> {
  const storageState = office && (await throughTheDoor(browser, office));
  const context = await browser.newContext({ storageState, reducedMotion: 'reduce' });
  const seen: string[] = [];
  watch(context, seen);
  return { context, seen, idle: [] };
}

async function newPageIn(by: Shared): Promise<Lent> {
  const page = readsFirst(await by.context.newPage());
  const added: Lent['added'] = [];
  const { addInitScript } = page;
  page.addInitScript = async (...script: Parameters<typeof addInitScript>) => {
    const one = await addInitScript.apply(page, script);
    added.push(one);
    return one;
  };
  return { page, by, added };
}

/**
 * Leaves a page as if it were new: a process that has begun once draws the next page for half the work of another that begins.
 * It waits on what is no page, so that nothing of it is read anew meanwhile.
 */
async function handBack(lent: Lent): Promise<void> {
  const { page, by, added } = lent;
  for (const one of added.splice(0)) await one.dispose();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto('/api/ready', { waitUntil: 'commit' });
  // Only now: a page keeps what was typed in it as it is left.
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  await page.mouse.move(0, 0);
  await page.setViewportSize(VIEWPORT);
  await page.emulateMedia({ media: null, colorScheme: 'light', forcedColors: 'none' });
  by.idle.push(lent);
}

export const test = base.extend<Fixtures>({
  open: async ({ browser }, use) => {
    const seen: string[] = [];
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      opened.push(context);
      watch(context, seen);
      const page = await context.newPage();
      return options?.javaScriptEnabled === false ? page : readsFirst(page);
    });
    for (const context of opened) await context.close();
    expect(seen, COMPLAINT).toEqual([]);
  },
  as: async ({ browser, open }, use) => {
    await use(async (office, options) => {
      return open({ ...options, storageState: await throughTheDoor(browser, office) });
    });
  },
  look: async ({ browser }, use, test) => {
    const used: Lent[] = [];
    await use(async (office) => {
      const by = shared.get(office) ?? (await sharedBy(browser, office));
      shared.set(office, by);
      const one = by.idle.pop() ?? (await newPageIn(by));
      used.push(one);
      return one.page;
    });
    // What a test that failed leaves behind is no matter of the next.
    const well = test.status === test.expectedStatus;
    for (const one of used) {
      await (well ? handBack(one) : one.page.close());
      expect(one.by.seen.splice(0), COMPLAINT).toEqual([]);
    }
  },
});

export { expect };
