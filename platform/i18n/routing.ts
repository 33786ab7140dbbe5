import { defineRouting } from 'next-intl/routing';
import { LOCALES } from '@/domain/local-text';

/** The language is the first part of every address. */
export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'en',
  localePrefix: 'always',
  localeCookie: false,
});
