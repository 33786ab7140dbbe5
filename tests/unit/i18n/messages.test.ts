import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/domain/local-text';
import { messageTexts } from '../../setup/message-texts';

type Parts = { names: Set<string>; tags: Set<string>; plurals: { name: string; words: string[] }[] };

function partsOf(elements: MessageFormatElement[], into?: Parts): Parts {
  const parts = into ?? { names: new Set(), tags: new Set(), plurals: [] };
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    if (element.type === TYPE.tag) {
      parts.tags.add(element.value);
      partsOf(element.children, parts);
      continue;
    }
    parts.names.add(element.value);
    if (element.type === TYPE.plural)
      parts.plurals.push({ name: element.value, words: Object.keys(element.options) });
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) partsOf(option.value, parts);
  }
  return parts;
}

const all = new Map(LOCALES.map((locale) => [locale, messageTexts(locale)]));
const english = all.get('en') as Map<string, string>;
const sorted = (set: Iterable<string>) => [...set].sort();

describe.each(LOCALES)('messages in %s', (locale) => {
  const mine = all.get(locale) as Map<string, string>;

  it('has the keys that English has, and says something under each', () => {
    expect(sorted(mine.keys())).toEqual(sorted(english.keys()));
    expect([...mine].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('is well formed, with the placeholders and tags of English', () => {
    const wrong: string[] = [];
    for (const [key, text] of mine) {
      try {
        const [own, theirs] = [partsOf(parse(text)), partsOf(parse(english.get(key) ?? ''))];
        // Only English may do without the count beside a list: its words around the list do not bend.
        if (own.plurals.some(({ name }) => name === 'count')) theirs.names.add('count');
        if (`${sorted(own.names)}` !== `${sorted(theirs.names)}`)
          wrong.push(`${key}: ${sorted(own.names)} for ${sorted(theirs.names)}`);
        if (`${sorted(own.tags)}` !== `${sorted(theirs.tags)}`) wrong.push(`${key}: tags`);
      } catch (error) {
        wrong.push(`${key}: ${error}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has every plural that the language has', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const wrong = [...mine].flatMap(([key, text]) =>
      partsOf(parse(text)).plurals.flatMap(({ name, words }) => {
        const lacking = categories.filter((word) => !covered(word, words, locale));
        return lacking.length > 0 ? [`${key} {${name}}: ${lacking}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

/** `=1` stands for "one" where only 1 is "one"; "many" of French and Spanish begins at a million. */
function covered(word: string, words: string[], locale: string): boolean {
  // Only exact numbers and the rest: a choice, as between a round figure and a rounded one, and no plural.
  if (words.includes(word) || words.every((one) => one === 'other' || one.startsWith('='))) return true;
  if (word === 'many' && locale !== 'ar') return true;
  const exact: Record<string, string> = { zero: '=0', one: '=1', two: '=2' };
  return locale !== 'fr' && words.includes(exact[word] ?? '');
}
