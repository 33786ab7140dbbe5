import type { Locale } from '@/domain/local-text';
import { COUNTRY_CODES, countryAsPlace, countryName, countrySortKey, namesEdition } from './country-names';
import { inOrder, placeOf, sorted } from './format';
import { cityOf } from './zone-names';

/** The countries by their names in the reader's language, for a field that asks for one. */
export function countryOptions(locale: string): { value: string; label: string }[] {
  return sorted(COUNTRY_CODES, locale, (code) => countrySortKey(code, locale)).map((value) => ({
    value,
    label: countryName(value, locale),
  }));
}

const options = new Map<string, { value: string; label: string }[]>();

/** The time zones by the names of their places in the reader's language, for a field that asks for one. */
export function timeZoneOptions(locale: Locale): { value: string; label: string }[] {
  const key = `${locale} ${namesEdition()}`;
  const known = options.get(key);
  if (known) return known;
  const compare = inOrder(locale);
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const made = [
    { value: 'UTC', label: 'UTC' },
    ...zones
      .map((value) => ({ value, label: placeName(value, locale) }))
      .sort((a, b) => compare(a.label, b.label)),
  ];
  if (options.size > 20) options.clear();
  options.set(key, made);
  return made;
}

function placeName(timeZone: string, locale: Locale): string {
  const known = placeOf(timeZone, locale);
  if (known) return known;
  // French has the places of all zones; where it is a country's, that has a name in every language.
  const inFrench = placeOf(timeZone, 'fr');
  const code = COUNTRY_CODES.find((one) => countryAsPlace(one, 'fr') === inFrench);
  return code ? countryAsPlace(code, locale) : cityOf(timeZone);
}
