import { defineRouting } from 'next-intl/routing';
import { FIRST_LOCALE, LOCALES } from '@/domain/local-text';

/** The language is the first part of every address. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: FIRST_LOCALE,
  localePrefix: 'always',
  localeCookie: false,
});
