import type { Locale } from '@/domain/local-text';
import { day } from '@/platform/i18n/format';

/** A calendar day, `2023-03-21`, as it is written in a language. */
export const writtenDay = (date: string, locale: Locale): string =>
  day(new Date(`${date}T12:00:00Z`), locale, 'UTC');
