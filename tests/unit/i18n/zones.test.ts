import { expect, it } from 'vitest';
import { LOCALES } from '@/domain/local-text';
import { timeZoneOptions } from '@/platform/i18n/countries';
import { COUNTRY_CODES, commonName, countryAsPlace, countryName } from '@/platform/i18n/country-names';
import { placeOf, zone } from '@/platform/i18n/format';
import { CITIES_TODAY } from '@/platform/i18n/zone-names';

const KNOWN = Intl.supportedValuesOf('timeZone').filter((name) => name.includes('/'));

it.each(LOCALES)('offers every zone by a place of its own, in the language of the reader: %s', (locale) => {
  const [utc, ...offered] = timeZoneOptions(locale);
  expect(utc?.value).toBe('UTC');
  expect(offered.map(({ value }) => value).sort()).toEqual(KNOWN.toSorted());
  expect(new Set(offered.map(({ label }) => label)).size).toBe(offered.length);
  expect(offered.filter(({ label }) => /_|^[A-Z]{2,4}$/.test(label))).toEqual([]);
});

it('names the places as they are called', () => {
  const named = (zone: string) =>
    LOCALES.map((locale) => timeZoneOptions(locale).find(({ value }) => value === zone)?.label);
  expect(named('Europe/Kiev')).toEqual(['Ukraine', 'Ukraine', 'Ucrania', 'أوكرانيا']);
  expect(named('America/New_York')).toEqual(['New York', 'New York', 'Nueva York', 'نيويورك']);
  expect(named('Africa/Accra')).toEqual(['Ghana', 'Ghana', 'Ghana', 'غانا']);
});

it.each(LOCALES)('calls a country as the lists of countries do, and never otherwise: %s', (locale) => {
  const lists = new Set(COUNTRY_CODES.map((code) => countryAsPlace(code, locale)));
  const elsewhere = COUNTRY_CODES.map((code) => commonName(code, locale)).filter((name) => !lists.has(name));
  const places = KNOWN.map((one) => placeOf(one, locale));
  expect(elsewhere.length).toBeGreaterThan(10);
  expect(elsewhere.filter((name) => places.includes(name))).toEqual([]);
});

it('shortens the name of a country to what stands before its bracket, where that is still its own', () => {
  expect(countryAsPlace('BO', 'en')).toBe('Bolivia');
  expect(countryAsPlace('CL', 'ar')).toBe(countryName('CL', 'ar'));
  for (const locale of LOCALES)
    expect(new Set(COUNTRY_CODES.map((code) => countryAsPlace(code, locale))).size).toBe(
      COUNTRY_CODES.length,
    );
});

it('calls a city as it is called today, for as long as the platform calls its zone otherwise', () => {
  expect(zone('Europe/Kiev', 'en')).toBe('Kyiv');
  for (const [old, city] of Object.entries(CITIES_TODAY)) {
    const today = old.replace(/[^/]+$/, city.replaceAll(' ', '_'));
    expect(KNOWN).toContain(old);
    expect(new Intl.DateTimeFormat('en', { timeZone: today }).resolvedOptions().timeZone).toBe(old);
  }
});
