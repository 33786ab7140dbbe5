import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/domain/local-text';
import { PERMISSIONS } from '@/domain/permissions';
import { messagesOf } from '@/platform/i18n/messages';

const root = join(import.meta.dirname, '../../..');

function flat(tree: object, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = above + name;
    if (typeof value === 'string') found.set(key, value);
    else for (const [below, text] of flat(value as object, `${key}.`)) found.set(below, text);
  }
  return found;
}

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

const all = new Map(LOCALES.map((locale) => [locale, flat(messagesOf(locale))]));
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
    const asked = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const wrong = [...mine].flatMap(([key, text]) =>
      partsOf(parse(text)).plurals.flatMap(({ name, words }) => {
        const lacking = asked.filter((word) => !covered(word, words, locale));
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

const code = ['app', 'features', 'platform', 'components', 'domain'].flatMap((folder) =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  })),
);
/** A key, or the beginning of keys. */
const known = (key: string) => {
  let place: unknown = messagesOf('en');
  for (const part of key.split('.')) place = (place as Record<string, unknown> | undefined)?.[part];
  return place !== undefined;
};

describe('messages that the code names', () => {
  it('exist, where the whole key is written', () => {
    const areas = Object.keys(messagesOf('en')).join('|');
    const whole = new RegExp(`['"\`]((?:${areas})(?:\\.\\w+)+)['"\`]`, 'g');
    const templates = /^(ballots|delegation|account)\.\w+$/;
    // The name of an action is made like a key, and is none.
    const actions = /\baction\(\s*'[\w.]+'/g;
    const found = code.flatMap(({ path, text }) =>
      [...text.replace(actions, '').matchAll(whole)].map(([, key = '']) => ({ path, key })),
    );
    const wrong = found.filter(({ key }) => !known(key) && !(key in PERMISSIONS) && !templates.test(key));
    expect(found.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('exist, where the key is written after its area', () => {
    const areaOf = /getTranslations\((?:\{[^}]*namespace: )?'([\w.]+)'/g;
    const call = /\b(?:t|say|translate|t[A-Z]\w*)(?:\.rich|\.markup|\.raw)?\(\s*'([\w.]+)'/g;
    let count = 0;
    const wrong: string[] = [];
    for (const { path, text } of code) {
      const areas = [...text.matchAll(areaOf)].map(([, area]) => area);
      for (const [, key = ''] of text.matchAll(call)) {
        count += 1;
        if (!known(key) && !areas.some((area) => known(`${area}.${key}`))) wrong.push(`${path}: ${key}`);
      }
    }
    expect(count).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });
});
