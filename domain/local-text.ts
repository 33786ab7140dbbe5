export type Direction = 'ltr' | 'rtl';

type Language = {
  /** the direction that it is written in */
  direction: Direction;
  /** what stands between things in a row, with its space */
  comma: string;
  /** the language tag whose dates it writes */
  dates: string;
  /** the tag that writes places out, where its own has abbreviations like "ET" in their stead */
  places?: string;
  /** how it writes the first day of a month in words, where that is no plain number */
  firstDay?: string;
  /** how it sets the spaces about its signs, whatever was typed there */
  set?: (text: string) => string;
};

/** A narrow no-break space before a sign of two parts, and within quotation marks. */
const setFrench = (text: string) =>
  text.replace(/[ \u00a0]+(?=[:;!?»])/g, '\u202f').replace(/(?<=«)[ \u00a0]+/g, '\u202f');

/** The official languages of a conference, all equal (docs/rules.md, section 5): the one place that lists them. */
const LANGUAGES = {
  en: { direction: 'ltr', comma: ', ', dates: 'en-GB', places: 'en-001' },
  fr: { direction: 'ltr', comma: ', ', dates: 'fr', firstDay: '1er', set: setFrench },
  es: { direction: 'ltr', comma: ', ', dates: 'es', places: 'es-419' },
  ar: { direction: 'rtl', comma: '، ', dates: 'ar' },
} as const satisfies Readonly<Record<string, Language>>;

export type Locale = keyof typeof LANGUAGES;
export const LOCALES = Object.keys(LANGUAGES) as [Locale, ...Locale[]];
/** The language of whoever has asked for none. */
export const FIRST_LOCALE: Locale = LOCALES[0];

/** One text in the official languages; empty in one that it is not written in. */
export type LocalText = Record<Locale, string>;

/** The same thing made for each of the languages. */
export function inEach<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}

/**
 * The language that a text is shown in: the reader's, where it is written in that; else the `original` of its conference,
 * else the first that it is written in.
 */
export const shownIn = (text: LocalText, reader: string, original?: Locale): Locale =>
  [localeOr(reader), original, ...LOCALES].find((one) => one && text[one]) ?? localeOr(reader);

/** The text as it is drawn for a reader, in the language that `shownIn` says. */
export function pick(text: LocalText, reader: string, original?: Locale): string {
  const shown = shownIn(text, reader, original);
  return typeset(text[shown] ?? '', shown);
}

/** A text without the languages that it is not written in, as a signed package holds it. */
export const withoutBlanks = (text: LocalText): Partial<LocalText> =>
  Object.fromEntries(LOCALES.filter((one) => text[one]).map((one) => [one, text[one]]));

/** What was typed in a language, with the spaces about its signs as the language sets them. */
const typeset = (text: string, locale: Locale): string => languageOf(locale).set?.(text) ?? text;

/** True when the string is one of the official languages. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

/** The language asked for, where it is one of the official ones; else the first. */
export const localeOr = (wanted: unknown): Locale => (isLocale(wanted) ? wanted : FIRST_LOCALE);

/** The language that an address begins with, `/fr/…`, or null. */
export function localeOf(path: string): Locale | null {
  const first = /^\/([^/?#]*)/.exec(path)?.[1];
  return isLocale(first) ? first : null;
}

const languageOf = (locale: string): Language => LANGUAGES[localeOr(locale)];

/** The direction that a language is written in. */
export const directionOf = (locale: string): Direction => languageOf(locale).direction;
/** The comma of a language, with its space. */
export const commaOf = (locale: string): string => languageOf(locale).comma;
/** The tag by which a language's dates are written, as international papers do. */
export const datesOf = (locale: string): string => languageOf(locale).dates;

/** The first day of a month as a language writes it in words. */
export const firstDayOf = (locale: string): string => languageOf(locale).firstDay ?? '1';

/** The tag by which a language writes places out. */
export const placesOf = (locale: string): string => languageOf(locale).places ?? datesOf(locale);

/** True for the same languages, in whatever order they were ticked. */
export const sameLanguages = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((language) => b.includes(language));
