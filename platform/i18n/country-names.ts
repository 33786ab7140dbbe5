import { oneInProcess } from '@/db/process';
import { COUNTRY_NAMES } from '@/domain/country-names';
import { inEach, type Locale, type LocalText, localeOr } from '@/domain/local-text';
import { formatter } from './formatter';

/** A name, and its article within a sentence ('' for none). */
export type Name = { name: string; article: string };
/** The short name, as lists show it, the formal one, and what lists are sorted by. `own`: its short name is the organization's. */
export type CountryNames = { short: Name; formal: Name | null; sortKey: string; own?: boolean };
/** Names as the organization has written them: a short name may say its article in brackets, as in `Bahamas (the)`. */
export type WrittenNames = { short: LocalText; formal: LocalText; sortKey: LocalText };
/** Those that stand in the place of the UN's lists, from when on; empty where these stand. */
export type SetNames = WrittenNames & { countryCode: string; setAt: Date };

/** The article with which a formal name begins, and the name after it. */
const FORMAL = /^(?:(the|les?|la|el|l[ao]s) |(l’))?(.+)$/;
/** The article in brackets with which a short name ends. */
const SHORT = /^(.+?)(?: \((the|l’|le|la|les|el|los|las)\))?$/;

function formalOf(text: string): Name | null {
  const [, whole, elided, name] = FORMAL.exec(text) ?? [];
  return name === undefined ? null : { name, article: whole ?? elided ?? '' };
}

function shortOf(text: string): Name {
  const [, name = text, article = ''] = SHORT.exec(text) ?? [];
  return { name, article };
}

/** Where the three columns of each language begin in the table, after the code. */
const COLUMNS: Record<Locale, number> = { en: 0, fr: 3, es: 6, ar: 9 };

const table = new Map(
  COUNTRY_NAMES.trim()
    .split('\n')
    .map((line) => {
      const [code = '', ...fields] = line.split('|');
      const names = inEach((locale): CountryNames => {
        const [short = code, article = '', formal = ''] = fields.slice(COLUMNS[locale]);
        return { short: { name: short, article }, formal: formalOf(formal), sortKey: short };
      });
      return [code, names];
    }),
);

/** Every code of ISO 3166-1 that a country can be chosen by, in alphabetical order. */
export const COUNTRY_CODES: readonly string[] = [...table.keys()];

type Edition = { from: number; names: Record<Locale, CountryNames> };
/** What the organization has set, by code, each the oldest first; `edition` counts how often that was read anew. */
const own = oneInProcess('country-names', () => ({ sets: new Map<string, Edition[]>(), edition: 0 }));

/** Takes the organization's names in the place of those known so far, oldest first. */
export function keepNames(sets: readonly SetNames[]): void {
  own.sets = new Map();
  for (const set of sets) {
    const edition = { from: set.setAt.getTime(), names: inEach((locale) => ownNames(set, locale)) };
    own.sets.set(set.countryCode, [...(own.sets.get(set.countryCode) ?? []), edition]);
  }
  own.edition += 1;
}

/** Another number once the names may be others. */
export const namesEdition = (): number => own.edition;

function ownNames({ countryCode, short, formal, sortKey }: SetNames, locale: Locale): CountryNames {
  const listed = listedNames(countryCode, locale);
  const written = short[locale] ? shortOf(short[locale]) : null;
  return {
    short: written ?? listed.short,
    formal: formal[locale] ? formalOf(formal[locale]) : listed.formal,
    sortKey: sortKey[locale] || (written ?? listed.short).name,
    own: written !== null,
  };
}

/** What the UN's lists call a country; a code that stands on none is called by itself. */
const listedNames = (code: string, locale: string): CountryNames =>
  table.get(code)?.[localeOr(locale)] ?? { short: { name: code, article: '' }, formal: null, sortKey: code };

/**
 * What a country is called in a language: as the organization has set it, else by the UN's lists. `at`: as it was called then,
 * for what bears the names of its time.
 */
export function countryNames(code: string, locale: string, at?: Date | null): CountryNames {
  const set = own.sets.get(code)?.findLast(({ from }) => !at || from <= at.getTime());
  return set?.names[localeOr(locale)] ?? listedNames(code, locale);
}

/** A country's short name as lists show it: without its article. */
export const countryName = (code: string, locale: string, at?: Date | null): string =>
  countryNames(code, locale, at).short.name;

/** What lists of countries are sorted by, beside the collation of the language. */
export const countrySortKey = (code: string, locale: string, at?: Date | null): string =>
  countryNames(code, locale, at).sortKey;

/** A country with its name, and what it is sorted by. */
export const namedCountry = <C extends { code: string }>(country: C, locale: string) => ({
  ...country,
  name: countryName(country.code, locale),
  sortKey: countrySortKey(country.code, locale),
});

/** What people also call it, for finding it and never to be shown: `South Korea` beside `Republic of Korea`; shorter, `UK`. */
export const commonName = (code: string, locale: string, style: 'long' | 'short' = 'long'): string =>
  formatter(Intl.DisplayNames, locale, { type: 'region', style }).of(code) ?? code;

type Places = {
  edition: number;
  byCode: ReadonlyMap<string, string>;
  byCommonName: ReadonlyMap<string, string>;
};
const places = new Map<string, Places>();

function placesIn(locale: string): Places {
  const known = places.get(locale);
  if (known?.edition === namesEdition()) return known;
  const called = COUNTRY_CODES.map((code) => [code, countryName(code, locale)] as const);
  const shorter = called.map(([, name]) => name.replace(/ \(.*\)$/, ''));
  const byCode = new Map(
    called.map(([code, name], at) => {
      const short = shorter[at] ?? name;
      return [code, shorter.indexOf(short) === shorter.lastIndexOf(short) ? short : name];
    }),
  );
  const byCommonName = new Map([...byCode].map(([code, name]) => [commonName(code, locale), name]));
  const made = { edition: namesEdition(), byCode, byCommonName };
  places.set(locale, made);
  return made;
}

/** A country as a place in a sentence: its name in the lists, up to a bracket without which it is still the only one. */
export const countryAsPlace = (code: string, locale: string): string =>
  placesIn(locale).byCode.get(code) ?? countryName(code, locale);

/** What the platform names as a place, by our name where that is a country. */
export const placeInLists = (placeName: string, locale: string): string =>
  placesIn(locale).byCommonName.get(placeName) ?? placeName;

const withArticle = ({ name, article }: Name) =>
  `${article}${article === '' || article.endsWith('’') ? '' : ' '}${name}`;

/** The formal name as a line of its own, with its article and a capital: `The Commonwealth of the Bahamas`; null where it is the short one. */
export function formalTitle(code: string, locale: string): string | null {
  const { short, formal } = countryNames(code, locale);
  if (formal === null || formal.name === short.name) return null;
  const title = withArticle(formal);
  return title.charAt(0).toLocaleUpperCase(locale) + title.slice(1);
}

const asWritten = ({ short, formal, sortKey }: CountryNames) => ({
  short: short.article ? `${short.name} (${short.article})` : short.name,
  formal: formal ? withArticle(formal) : '',
  sortKey,
});

function written(names: (locale: Locale) => CountryNames): WrittenNames {
  const each = inEach((locale) => asWritten(names(locale)));
  return {
    short: inEach((locale) => each[locale].short),
    formal: inEach((locale) => each[locale].formal),
    sortKey: inEach((locale) => each[locale].sortKey),
  };
}

/** The names of the UN's lists as they would be written in a form. */
export const listedNamesWritten = (code: string): WrittenNames =>
  written((locale) => listedNames(code, locale));

/** What was typed in the place of a list's name: nothing where it says the same. */
export function namesInstead(code: string, typed: WrittenNames): WrittenNames {
  const listed = listedNamesWritten(code);
  const short = inEach((locale) => (typed.short[locale] === listed.short[locale] ? '' : typed.short[locale]));
  return {
    short,
    formal: inEach((locale) => (typed.formal[locale] === listed.formal[locale] ? '' : typed.formal[locale])),
    sortKey: inEach((locale) => {
      const byItself = short[locale] ? shortOf(short[locale]).name : listed.sortKey[locale];
      return typed.sortKey[locale] === byItself ? '' : typed.sortKey[locale];
    }),
  };
}

/** What a form shows of names that were set: those that stand, whoever's they are. */
export function namesShown(code: string, set: WrittenNames | null): WrittenNames {
  if (!set) return listedNamesWritten(code);
  return written((locale) => ownNames({ countryCode: code, setAt: new Date(0), ...set }, locale));
}
