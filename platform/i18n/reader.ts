import { getLocale } from 'next-intl/server';
import { isLocale, LOCALES, type Locale } from '@/domain/local-text';
import { languageName } from './format';

/** The reader's language, from the address of the page. */
export async function readerLocale(): Promise<Locale> {
  const locale = await getLocale();
  return isLocale(locale) ? locale : 'en';
}

/** The direction that a language is written in. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** The four languages with their names in the reader's language, for fields that ask for each. */
export function languagesFor(locale: Locale): { locale: Locale; name: string; dir: 'ltr' | 'rtl' }[] {
  return LOCALES.map((l) => ({ locale: l, name: languageName(l, locale), dir: directionOf(l) }));
}
