import type { Locale } from '@/domain/local-text';
import { countryName, inOrder, placeOf } from './format';
import { cityOf } from './zone-names';

// Regions that the platform names but that are no countries, or that ISO 3166-1 only sets aside.
const NO_COUNTRY = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
]);
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const known = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Every ISO 3166-1 alpha-2 code that the platform names today, in alphabetical order. */
export const COUNTRY_CODES: readonly string[] = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(
  (code) =>
    !NO_COUNTRY.has(code) &&
    known.of(code) !== undefined &&
    // A code of the past is answered with the code that replaced it.
    new Intl.Locale(`und-${code}`).region === code,
);

/** The countries by their names in the reader's language, for a field that asks for one. */
export function countryOptions(locale: string): { value: string; label: string }[] {
  const compare = inOrder(locale);
  return COUNTRY_CODES.map((value) => ({ value, label: countryName(value, locale) })).sort((a, b) =>
    compare(a.label, b.label),
  );
}

const options = new Map<Locale, { value: string; label: string }[]>();

/** The time zones by the names of their places in the reader's language, for a field that asks for one. */
export function timeZoneOptions(locale: Locale): { value: string; label: string }[] {
  const known = options.get(locale);
  if (known) return known;
  const compare = inOrder(locale);
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const made = [
    { value: 'UTC', label: 'UTC' },
    ...zones
      .map((value) => ({ value, label: placeName(value, locale) }))
      .sort((a, b) => compare(a.label, b.label)),
  ];
  options.set(locale, made);
  return made;
}

function placeName(timeZone: string, locale: Locale): string {
  const known = placeOf(timeZone, locale);
  if (known) return known;
  // French has the places of all zones; where it is a country's, that has a name in every language.
  const inFrench = placeOf(timeZone, 'fr');
  const code = COUNTRY_CODES.find((one) => countryName(one, 'fr') === inFrench);
  return code ? countryName(code, locale) : cityOf(timeZone);
}
