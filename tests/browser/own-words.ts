import { expect, type Page } from '@playwright/test';
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
    // What says its own language is what somebody wrote.
    const inOwn = (element: Element | null) => element?.closest('[lang]') === document.documentElement;
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

/** Names of downloads, the same everywhere. */
const FILES = ['result.json', 'result.sig', 'key.pem', 'verify.mjs', 'verify.py', 'result-format.md'];

/** Every word of the page is in its language: no English, no keys of messages, no marks of another script. */
export async function speaksOnly(page: Page, language: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
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
}
