import { pick } from '@/domain/local-text';
import { countryName } from '@/platform/i18n/country-names';
import { dateRange, instantOf, withCommas } from '@/platform/i18n/format';
import type { ConferenceFacts } from '../queries';

/** The dates in the reader's language; null while they are not named. */
export function whenOf(
  { startsOn, endsOn }: Pick<ConferenceFacts, 'startsOn' | 'endsOn'>,
  locale: string,
): string | null {
  return startsOn && endsOn ? dateRange(startsOn, endsOn, locale) : null;
}

/** Noon on its first and last day, for the offset of its times; none while the dates are not named. */
export function meetingTimes({ startsOn, endsOn, timeZone }: ConferenceFacts): Date[] {
  return [startsOn, endsOn].flatMap((date) => (date ? [instantOf(`${date}T12:00`, timeZone)] : []));
}

/** City and country in the reader's language; null while neither is named. */
export function whereOf(
  { hostCity, hostCountry }: Pick<ConferenceFacts, 'hostCity' | 'hostCountry'>,
  locale: string,
): string | null {
  const parts = [
    hostCity ? pick(hostCity, locale) : '',
    hostCountry ? countryName(hostCountry, locale) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? withCommas(parts, locale) : null;
}
