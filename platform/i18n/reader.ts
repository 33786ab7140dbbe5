import { getLocale } from 'next-intl/server';
import { type Direction, directionOf, LOCALES, type Locale, localeOr } from '@/domain/local-text';
import { languageName } from './format';

/** The reader's language, from the address of the page. */
export async function readerLocale(): Promise<Locale> {
  return localeOr(await getLocale());
}

/** The languages with their names in the reader's language, for fields that ask for each. */
export function languagesFor(locale: Locale): { locale: Locale; name: string; dir: Direction }[] {
  return LOCALES.map((l) => ({ locale: l, name: languageName(l, locale), dir: directionOf(l) }));
}
