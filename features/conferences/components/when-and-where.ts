import { pick } from '@/domain/local-text';
import { countryName, dateRange } from '@/platform/i18n/format';
import type { ConferenceFacts } from '../queries';

/** The dates in the reader's language; null while they are not named. */
export function whenOf({ startsOn, endsOn }: ConferenceFacts, locale: string): string | null {
  return startsOn && endsOn ? dateRange(startsOn, endsOn, locale) : null;
}

/** City and country in the reader's language; null while neither is named. */
export function whereOf({ hostCity, hostCountry }: ConferenceFacts, locale: string): string | null {
  const parts = [
    hostCity ? pick(hostCity, locale) : '',
    hostCountry ? countryName(hostCountry, locale) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(locale === 'ar' ? '، ' : ', ') : null;
}
