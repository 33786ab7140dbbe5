import { COUNTRY_NAMES } from '@/domain/country-names';
import { inEach, type Locale, localeOr } from '@/domain/local-text';

/** A name, and its article within a sentence ('' for none). */
export type Name = { name: string; article: string };
/** The short name, as lists show it, and the formal one. */
export type CountryNames = { short: Name; formal: Name | null };

/** The article with which a formal name begins, and the name after it. */
const FORMAL = /^(?:(the|les?|la|el|l[ao]s) |(l’))?(.+)$/;

function formalOf(text: string): Name | null {
  const [, whole, elided, name] = FORMAL.exec(text) ?? [];
  return name === undefined ? null : { name, article: whole ?? elided ?? '' };
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
        return { short: { name: short, article }, formal: formalOf(formal) };
      });
      return [code, names];
    }),
);

/** Every code of ISO 3166-1 that a country can be chosen by, in alphabetical order. */
export const COUNTRY_CODES: readonly string[] = [...table.keys()];

/** What a country is called in a language, by the UN's lists; a code that stands on none is called by itself. */
export function countryNames(code: string, locale: string): CountryNames {
  return table.get(code)?.[localeOr(locale)] ?? { short: { name: code, article: '' }, formal: null };
}

/** A country's short name as lists show and sort it: without its article. */
export const countryName = (code: string, locale: string): string => countryNames(code, locale).short.name;

/** What people also call it, for finding it and never to be shown: `South Korea` beside `Republic of Korea`. */
export const commonName = (code: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code;

/** The formal name as a line of its own, with its article and a capital: `The Commonwealth of the Bahamas`; null where it is the short one. */
export function formalTitle(code: string, locale: string): string | null {
  const { short, formal } = countryNames(code, locale);
  if (formal === null || formal.name === short.name) return null;
  const joint = formal.article === '' || formal.article.endsWith('’') ? '' : ' ';
  const title = `${formal.article}${joint}${formal.name}`;
  return title.charAt(0).toLocaleUpperCase(locale) + title.slice(1);
}
