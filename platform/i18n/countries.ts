import { countryName, inOrder } from './format';

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

/** The time zones by continent, for a field that asks for one. */
export function timeZoneGroups(): { label: string; options: { value: string; label: string }[] }[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
  const continents = [...new Set(zones.map((zone) => zone.split('/')[0] as string))];
  return [
    { label: 'UTC', options: [{ value: 'UTC', label: 'UTC' }] },
    ...continents.map((continent) => ({
      label: continent,
      options: zones
        .filter((zone) => zone.startsWith(`${continent}/`))
        .map((zone) => ({
          value: zone,
          label: zone
            .slice(continent.length + 1)
            .replaceAll('_', ' ')
            .replace('/', ', '),
        })),
    })),
  ];
}
