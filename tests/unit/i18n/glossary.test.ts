import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@/domain/local-text';
import { languageName } from '@/platform/i18n/format';
import { literalsOf, messageTexts } from '../../setup/message-texts';

type Entry = { term: string; word: string; not: string[] };

const glossary = readFileSync(join(import.meta.dirname, '../../../messages/glossary.md'), 'utf8');

function entriesOf(locale: Locale): Entry[] {
  const section = glossary.split('\n## ').find((one) => one.startsWith(`${languageName(locale, 'en')}\n`));
  return [...(section ?? '').matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)].slice(1).map((row) => {
    const [, term = '', word = '', not = ''] = row;
    return { term, word, not: not.split(', ') };
  });
}

/** Arabic is written with and without vowel signs. */
const bare = (text: string) => text.replace(/[\u064b-\u0652\u0670]/g, '');

/** A word as a whole, wherever it stands; Arabic writes its particles together with it. */
function saying(word: string, locale: Locale): RegExp {
  const letters = bare(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const particles = locale === 'ar' ? '(?:[وفبكل]{0,2}(?:ال|ل)?)' : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])${particles}${letters}(?!\\p{L})`, 'iu');
}

/** What is left of a text without longer words of the glossary: a motion d’ordre is no motion. */
const without = (longer: readonly Entry[], text: string, locale: Locale) =>
  longer.reduce((left, { word }) => left.replace(new RegExp(saying(word, locale), 'giu'), ' '), text);

/** Arabic words that tell one reader to do something, or call something that reader's; readers are many. */
const ONE_READER = new RegExp(
  [
    '(?<!\\p{L}|\\p{M})[وف]?(?:اكتب|احفظ|احذف|اترك|اذكر|اختر|اسحب|أزل|ارفع|افتح|اضغط|انسخ|الصق|ألصق|اقرأ)(?:ها|ه)?(?![\\p{L}\\p{M}])',
    '(?:اسم|حساب|وفد|بريد|تسجيل|عنوان|جلست|إجابت|قصد|بوصف)ك(?!\\p{L})',
  ].join('|'),
  'u',
);

/** What is wrong with a text of a language, by the rules at the head of the glossary. */
const WRONG: Record<Locale, Record<string, RegExp>> = {
  en: { 'quotation marks': /["'«»]/, 'a word twice': /\b(\p{L}+) \1\b/iu },
  fr: {
    'quotation marks': /["'“”]/,
    'the space before a sign is not U+202F': /(?<!\u202f)[:;!?»]/,
    'the space after « is not U+202F': /«(?!\u202f)/,
  },
  es: { 'quotation marks': /["'“”]/, 'a space within quotation marks': /«\s|\s»/ },
  ar: {
    'quotation marks': /["'“”]/,
    'tanwin after its alef': /\u0627\u064b/,
    'a sign of another script': /(?<=\p{Script=Arabic})[,;?]/u,
    'a month by two names': /\p{Script=Arabic}\/\p{Script=Arabic}/u,
    'one reader told to do something': ONE_READER,
  },
};

describe('the glossary', () => {
  it('has the same terms in every language, each once', () => {
    const terms = entriesOf('en').map(({ term }) => term);
    expect(terms.length).toBeGreaterThan(50);
    expect(new Set(terms).size).toBe(terms.length);
    for (const locale of LOCALES) expect(entriesOf(locale).map(({ term }) => term)).toEqual(terms);
  });

  it.each(LOCALES)('has one word for each thing, which the messages say, in %s', (locale) => {
    const texts = [...messageTexts(locale)].map(([key, text]) => ({ key, said: bare(text) }));
    const whole = texts.map(({ said: words }) => words).join('\n');
    const entries = entriesOf(locale);
    const wrong = entries.flatMap(({ word, not }) => [
      ...not
        .map((other) => ({ other, sign: saying(other, locale) }))
        .filter(({ sign }) => sign.test(whole))
        .map(({ other, sign }) => ({ other, sign, longer: entries.filter((one) => sign.test(one.word)) }))
        .flatMap(({ other, sign, longer }) =>
          texts
            .filter(({ said: words }) => sign.test(without(longer, words, locale)))
            .map(({ key }) => `${key}: “${other}” is “${word}”`),
        ),
      ...(saying(word, locale).test(whole) ? [] : [`no message says “${word}”`]),
    ]);
    expect(wrong).toEqual([]);
  });
});

it('Arabic puts no preposition before a span of time, which Intl writes in the nominative', () => {
  const wrong = [...messageTexts('ar')].filter(([, text]) => /بعد \{time\}/u.test(text));
  expect(wrong).toEqual([]);
});

describe.each(LOCALES)('the texts in %s', (locale) => {
  const texts = [...messageTexts(locale)];

  it('are set as the language is', () => {
    const wrong = texts.flatMap(([key, text]) =>
      Object.entries(WRONG[locale])
        .filter(([, sign]) => literalsOf(text).some((one) => sign.test(one)))
        .map(([name]) => `${key}: ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('quote the title of a conference, and no question, which may quote itself', () => {
    const wrong = texts.filter(([key, text]) => {
      const [title, ...sentence] = text.split('{conference}');
      const isQuoted = /[“«]\u202f?$/.test(title ?? '');
      const asks = key.startsWith('ballots.') && /[“«]\u202f?\{question\}/.test(text);
      return asks || (sentence.length > 0 && title !== '' && !isQuoted);
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

it('makes every consent begin with “I agree”', () => {
  const FIRST: Record<Locale, string> = { en: 'I agree ', fr: 'J’accepte ', es: 'Acepto ', ar: 'أوافق على ' };
  for (const locale of LOCALES)
    for (const [key, text] of messageTexts(locale))
      if (/\.\w+Consent$/.test(key) && !key.startsWith('delegations.invalid.'))
        expect(text.startsWith(FIRST[locale]), key).toBe(true);
});
