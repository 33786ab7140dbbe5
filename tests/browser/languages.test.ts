import type { Page } from '@playwright/test';
import { expect, type Office, SAMPLE, test } from './fixtures';
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
const PAGES: { at: string; as?: Office }[] = [
  { at: '' },
  { at: here },
  { at: `${here}/agenda` },
  { at: `${here}/outcomes` },
  { at: `${here}/outcomes/1` },
  { at: `${here}/communique` },
  { at: `${here}/ballots` },
  { at: '/sign-in' },
  { at: `${here}/ballots/1`, as: 'Head of delegation' },
  { at: `${here}/registration`, as: 'Delegate' },
  { at: `${here}/accreditation`, as: 'Credentials officer' },
  { at: `${here}/delegations`, as: 'Organizer' },
  { at: '/open-conference/agenda/edit', as: 'Organizer' },
  { at: '/open-conference/registration/personal', as: 'Delegate' },
  { at: `${here}/overview`, as: 'Organizer' },
  { at: '/open-conference/outcomes/1/edit', as: 'Chair' },
  { at: '/open-conference/settings/rules/new', as: 'Organizer' },
  { at: '/inbox', as: 'Administrator' },
];

/** Names of downloads, the same everywhere. */
const FILES = ['result.json', 'result.sig', 'key.pem', 'verify.mjs'];

const LANGUAGES = [
  { language: 'ar', direction: 'rtl', name: 'العربية' },
  { language: 'fr', direction: 'ltr', name: 'Français' },
  { language: 'es', direction: 'ltr', name: 'Español' },
] as const;

test.describe.configure({ mode: 'parallel' });
test.use({ trace: 'off' });

for (const { language, direction, name } of LANGUAGES) {
  for (const { at, as: office } of PAGES) {
    test(`${name}: ${at || '/'}`, async ({ look }) => {
      const page = await look(office);
      const reply = await page.goto(`/${language}${at}`);
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
