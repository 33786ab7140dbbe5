import type { Page } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';
import { SIGHTS } from './pages';
import { type Messages, messagesIn } from './words';

function* pairs(english: Messages, other: Messages): Generator<[string, string]> {
  for (const [key, value] of Object.entries(english)) {
    const there = other[key];
    if (typeof value === 'string') yield [value, typeof there === 'string' ? there : ''];
    else if (typeof there === 'object') yield* pairs(value, there);
  }
}

/** English words of the interface that mean nothing in the other language: on its pages they are a leak. */
function foreign(language: string): Set<string> {
  const all = [...pairs(messagesIn('en'), messagesIn(language))];
  const theirs = new Set(all.map(([, there]) => there));
  const plain = all.filter(([english]) => english.length > 2 && !/[{<]/.test(english));
  return new Set(plain.map(([english]) => english).filter((english) => !theirs.has(english)));
}

/** What a reader sees or hears on the page that is not marked as being in another language. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own = document.documentElement.lang;
    const inOwn = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === own;
    const words = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode;
      if (inOwn(parentElement) && !parentElement?.closest('script, style, textarea'))
        words.push(textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        if (inOwn(element)) words.push(element.getAttribute(name) ?? '');
      }
    }
    return words.map((word) => word.trim()).filter(Boolean);
  });
}

const here = `/${SAMPLE}`;
/** The pages on which the main work is done; what only shows another state of one of them is left to axe. */
const KEY = new Set([
  '/',
  '/sign-in',
  '/inbox',
  '/[conference]',
  '/[conference]/agenda',
  '/[conference]/agenda/edit',
  '/[conference]/agenda/release',
  '/[conference]/outcomes',
  '/[conference]/outcomes/[number]',
  '/[conference]/outcomes/[number]/edit',
  '/[conference]/sessions/[session]/notes',
  '/[conference]/communique',
  '/[conference]/overview',
  '/[conference]/settings/rules/new',
  '/[conference]/delegations',
  '/[conference]/delegations/[delegation]',
  '/[conference]/accreditation',
  '/[conference]/registration',
  '/[conference]/registration/personal',
  '/[conference]/ballots',
  '/[conference]/ballots/[number]',
  '/[conference]/ballots/[number]/break/check',
  '/[conference]/ballots/[number]/vote',
  '/[conference]/ballots/[number]/vote/check',
  '/[conference]/ballots/[number]/vote/receipt',
  '/[conference]/ballots/open',
  '/[conference]/ballots/open/check',
]);
const PAGES = SIGHTS.filter(({ route, name, status = 200 }) => KEY.has(route) && !name && status === 200);

/** Names of downloads, the same everywhere. */
const FILES = ['result.json', 'result.sig', 'key.pem', 'verify.mjs', 'verify.py', 'result-format.md'];

const LANGUAGES = [
  { language: 'ar', direction: 'rtl', name: 'العربية' },
  { language: 'fr', direction: 'ltr', name: 'Français' },
  { language: 'es', direction: 'ltr', name: 'Español' },
] as const;

test.describe.configure({ mode: 'parallel' });
test.use({ trace: 'off' });

test('every key page is among those looked at', () => {
  const seen = new Set(PAGES.map(({ route }) => route));
  expect([...KEY].filter((route) => !seen.has(route))).toEqual([]);
});

for (const { language, direction, name } of LANGUAGES) {
  for (const { route, at, as: office } of PAGES) {
    test(`${name}: ${[route, office && `as ${office}`].filter(Boolean).join(' ')}`, async ({ look }) => {
      const page = await look(office);
      const path = typeof at === 'string' ? at : await at(page, language);
      const reply = await page.goto(`/${language}${path}`);
      expect(reply?.status()).toBe(200);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      const leaks = foreign(language);
      // Names of sample accounts, and what a delegate typed, stand in the language that they were typed in.
      const typed = /\(sample\)$|^Head of International Police Cooperation$/;
      const words = (await wordsOf(page)).filter((word) => !typed.test(word) && !FILES.includes(word));
      expect(words.filter((word) => leaks.has(word))).toEqual([]);
      if (language === 'ar') {
        // Codes and names of programs stay; what is said is said in Arabic.
        expect(words.filter((word) => /(^|\s)(the|of|and|to|is)\s/i.test(word))).toEqual([]);
        const latin = /[\u0600-\u06ff]\s?[,;?]/;
        expect(
          words.filter((word) => latin.test(word)),
          'commas that are not Arabic',
        ).toEqual([]);
      }
      const bare = words.filter((word) => /^[a-z]+([A-Z][a-z]*)*(\.[a-zA-Z]+){1,5}$/.test(word));
      expect(bare, 'keys of messages instead of words').toEqual([]);
    });
  }

  test(`the switch keeps the place: ${name}`, async ({ open }) => {
    const page = await open();
    await page.goto(`/en${here}/outcomes/1?from=test#paragraph-1`);
    await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name }).click();
    await expect(page).toHaveURL(`/${language}${here}/outcomes/1?from=test#paragraph-1`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('Arabic is mirrored whole', async ({ open }) => {
  const page = await open({ viewport: { width: 1280, height: 900 } });
  const sides = async (address: string, selector: string) => {
    await page.goto(address);
    return page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return { start: Math.round(left), end: Math.round(document.documentElement.clientWidth - right) };
      });
  };
  for (const selector of ['.brand', 'main h1', '.site-nav', '.rail-number']) {
    const english = await sides(`/en${here}/outcomes/1`, selector);
    const arabic = await sides(`/ar${here}/outcomes/1`, selector);
    const near = selector === '.site-nav' ? [english.end, arabic.start] : [english.start, arabic.end];
    expect(Math.abs((near[0] ?? 0) - (near[1] ?? 0)), selector).toBeLessThanOrEqual(8);
  }
});

test('the bare address goes to the language that the browser asks for', async ({ open }) => {
  for (const [locale, expected] of [
    ['ar-EG', 'ar'],
    ['fr-CH', 'fr'],
    ['es-CL', 'es'],
    ['de-DE', 'en'],
  ] as const) {
    const page = await open({ locale });
    await page.goto('/');
    await expect(page).toHaveURL(new RegExp(`/${expected}/?$`));
  }
});
