/** The official languages of a conference, all equal (docs/rules.md, section 5). */
export const LOCALES = ['en', 'fr', 'es', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** One text in the four official languages. */
export type LocalText = Record<Locale, string>;

/** The text in the reader's language; where it is empty, the first language that has it. */
export function pick(text: LocalText, locale: string): string {
  return text[locale as Locale] || text.en || text.fr || text.es || text.ar || '';
}

/** True when the string is one of the four official languages. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

/** True for the same languages, in whatever order they were ticked. */
export const sameLanguages = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((language) => b.includes(language));
