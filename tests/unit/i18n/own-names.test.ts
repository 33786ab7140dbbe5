import { afterEach, describe, expect, it } from 'vitest';
import { inEach, LOCALES } from '@/domain/local-text';
import { countryOptions } from '@/platform/i18n/countries';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import {
  COUNTRY_CODES,
  countryName,
  countrySortKey,
  formalTitle,
  keepNames,
  listedNamesWritten,
  namesInstead,
  namesShown,
} from '@/platform/i18n/country-names';

const blank = inEach(() => '');
const then = new Date('2026-05-01T12:00:00Z');
const before = new Date(then.getTime() - 1);
const english = (text: string) => ({ ...blank, en: text });

describe('the names that the organization sets', () => {
  afterEach(() => keepNames([]));

  const set = (short: string, more: { formal?: string; sortKey?: string; code?: string } = {}) => ({
    countryCode: more.code ?? 'BS',
    setAt: then,
    short: english(short),
    formal: english(more.formal ?? ''),
    sortKey: english(more.sortKey ?? ''),
  });

  it('stand in the place of the UN’s lists, in the languages in which they are set', () => {
    keepNames([set('Bahama Islands (the)', { formal: 'the Bahamian Commonwealth' })]);
    expect(countryName('BS', 'en')).toBe('Bahama Islands');
    expect(ofCountry('BS', 'en')).toBe('of the Bahama Islands');
    expect(formalTitle('BS', 'en')).toBe('The Bahamian Commonwealth');
    expect(countryName('BS', 'fr')).toBe('Bahamas');
    expect(ofCountry('BS', 'fr')).toBe('des Bahamas');
  });

  it('have the article that is written with them, and no other', () => {
    expect(ofCountry('FK', 'en')).toMatch(/^of the /);
    keepNames([set('Port Stanley', { code: 'FK' })]);
    expect(ofCountry('FK', 'en')).toBe('of Port Stanley');
  });

  it('leave what was declared before as it was called', () => {
    keepNames([set('First'), { ...set('Second'), setAt: new Date(then.getTime() + 1000) }]);
    expect(countryName('BS', 'en', before)).toBe('Bahamas');
    expect(countryName('BS', 'en', then)).toBe('First');
    expect(ofCountry('BS', 'en', before)).toBe('of the Bahamas');
    expect(countryName('BS', 'en')).toBe('Second');
    expect(countryName('BS', 'en', null), 'what is not declared yet').toBe('Second');
  });

  it('place a country where its key says', () => {
    const first = () => countryOptions('en')[0]?.value;
    expect(first()).toBe('AF');
    keepNames([set('Zealand of the North', { sortKey: 'Aaland' })]);
    expect(countrySortKey('BS', 'en')).toBe('Aaland');
    expect(first()).toBe('BS');
    expect(countryOptions('fr')[0]?.value).toBe('AF');
  });

  it.each(COUNTRY_CODES)('are none where a form says what the lists say: %s', (code) => {
    const written = namesInstead(code, listedNamesWritten(code));
    for (const locale of LOCALES)
      expect([written.short[locale], written.formal[locale], written.sortKey[locale]]).toEqual(['', '', '']);
    expect(namesShown(code, written)).toEqual(listedNamesWritten(code));
  });

  it('keep a key of their own only where it is another than the name', () => {
    const typed = { ...listedNamesWritten('BS'), short: english('Isles (the)'), sortKey: english('Isles') };
    expect(namesInstead('BS', typed).sortKey.en).toBe('');
    expect(namesInstead('BS', { ...typed, sortKey: english('Bahamas') }).sortKey.en).toBe('Bahamas');
  });
});
