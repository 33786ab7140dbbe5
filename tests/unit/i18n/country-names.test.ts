import { expect, it } from 'vitest';
import { COUNTRY_NAMES } from '@/domain/country-names';
import { LOCALES } from '@/domain/local-text';
import { COUNTRY_CODES, countryName, formalTitle } from '@/platform/i18n/country-names';
import { MEMBERS } from '@/sample/content/members';
import { filesIn, textOf } from '../../setup/sources';

it('calls a country as the lists of the United Nations do, without its article', () => {
  const named = (code: string) => LOCALES.map((locale) => countryName(code, locale));
  expect(named('BS')).toEqual(['Bahamas', 'Bahamas', 'Bahamas', 'جزر البهاما']);
  expect(named('US')).toEqual([
    'United States of America',
    'États-Unis d’Amérique',
    'Estados Unidos de América',
    'الولايات المتحدة الأمريكية',
  ]);
  // Where its protocol names nobody, its statisticians do; the country itself asks for its French name in every language.
  expect(named('CI').slice(0, 3)).toEqual(['Côte d’Ivoire', 'Côte d’Ivoire', 'Côte d’Ivoire']);
  expect(named('ZZ')).toEqual(['ZZ', 'ZZ', 'ZZ', 'ZZ']);
});

it('says a formal name as a line of its own, unless it is the short one', () => {
  expect(formalTitle('BS', 'en')).toBe('The Commonwealth of the Bahamas');
  expect(formalTitle('EC', 'fr')).toBe('La République de l’Équateur');
  expect(formalTitle('US', 'es')).toBeNull();
  expect(formalTitle('PR', 'en')).toBeNull();
});

it('has a name for every country in every language, and no mark of a table left in it', () => {
  const lines = COUNTRY_NAMES.trim().split('\n');
  expect(lines.length).toBe(249);
  expect(lines.filter((line) => line.split('|').length !== 13)).toEqual([]);
  expect(lines.filter((line) => /['"*]|\((?:the|les?|la|el|l[ao]s|l’)\)|\s\||\|\s/.test(line))).toEqual([]);
  expect(
    COUNTRY_CODES.flatMap((code) => LOCALES.filter((locale) => countryName(code, locale) === code)),
  ).toEqual([]);
  expect(MEMBERS.filter(({ code }) => !COUNTRY_CODES.includes(code))).toEqual([]);
});

it('shows no name of a country that the platform brings: they only serve to find it', () => {
  const folders = ['app', 'components', 'domain', 'features', 'platform', 'sample'];
  const using = (word: RegExp) => folders.flatMap(filesIn).filter((path) => word.test(textOf(path)));
  expect(using(/type: 'region'/)).toEqual(['platform/i18n/country-names.ts']);
  expect(using(/commonName/)).toEqual([
    'features/delegations/queries/search.ts',
    'platform/i18n/country-finding.ts',
    'platform/i18n/country-names.ts',
  ]);
});
