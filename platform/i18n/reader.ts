import { getLocale } from 'next-intl/server';
import { type Direction, directionOf, LOCALES, type Locale, localeOr } from '@/domain/local-text';
import type { WorkingLanguages } from '@/domain/working-languages';
import { languageName } from './format';
import { sayIn } from './messages';

/** The reader's language, from the address of the page. */
export async function readerLocale(): Promise<Locale> {
  return localeOr(await getLocale());
}

type AskedLanguage = {
  locale: Locale;
  name: string;
  dir: Direction;
  lack?: { optional: string; missing: string };
};

/** The languages that a conference works in, for fields that ask for each: the original is required, the others may wait. */
export function workingLanguagesFor(locale: Locale, working: WorkingLanguages): AskedLanguage[] {
  const say = sayIn(locale);
  const lack = { optional: say('common.optional'), missing: say('common.missing') };
  return working.languages.map((l) => ({
    ...{ locale: l, name: languageName(l, locale), dir: directionOf(l) },
    ...(l === working.originalLanguage ? {} : { lack }),
  }));
}

/** The languages with their names in the reader's language, for fields that ask for each. */
export function languagesFor(locale: Locale): { locale: Locale; name: string; dir: Direction }[] {
  return LOCALES.map((l) => ({ locale: l, name: languageName(l, locale), dir: directionOf(l) }));
}
