import { day } from '@/platform/i18n/format';

/** `1 September 2023` for a calendar date. */
export const dateInWords = (date: string, locale: string): string =>
  day(new Date(`${date}T12:00:00Z`), locale, 'UTC');
