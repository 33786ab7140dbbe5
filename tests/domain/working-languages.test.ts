import { describe, expect, it } from 'vitest';
import { type LocalText, pick, shownIn } from '@/domain/local-text';
import {
  optionalTextAfter,
  originalFirst,
  type TypedText,
  textAfter,
  wordsAfter,
} from '@/domain/working-languages';

const two = { languages: ['fr', 'en'], originalLanguage: 'fr' } as const;
const none: LocalText = { en: '', fr: '', es: '', ar: '' };
const title = (typed: TypedText, stands?: LocalText) => textAfter(two, typed, { field: 'title', stands });

describe('a text of a conference of two languages', () => {
  it('needs its original and nothing else', () => {
    expect(title({ fr: 'Titre' })).toEqual({ ...none, fr: 'Titre' });
    expect(title({ fr: 'Titre', en: '' })).toEqual({ ...none, fr: 'Titre' });
    const refused = expect.objectContaining({ key: 'common.invalid.empty', field: 'title.fr' });
    for (const typed of [{}, { fr: '' }, { en: 'Title' }]) expect(() => title(typed)).toThrow(refused);
  });

  it('takes nothing new in a language in which the conference does not work', () => {
    expect(() => title({ fr: 'Titre', ar: 'عنوان' })).toThrow(
      expect.objectContaining({ key: 'common.refusal.notWorkingLanguage', field: 'title.ar' }),
    );
  });

  it('leaves alone what the form does not show, and what stands in a language that was taken out', () => {
    const stands = { en: 'Title', fr: 'Titre', es: 'Título', ar: '' };
    expect(title({ fr: 'Autre' }, stands)).toEqual({ ...stands, fr: 'Autre' });
    expect(title({ fr: 'Autre', en: '', es: '' }, stands)).toEqual({ ...stands, fr: 'Autre', en: '' });
    expect(title({ fr: 'Autre', es: 'Título' }, stands)).toEqual({ ...stands, fr: 'Autre' });
    expect(() => title({ fr: '' }, stands)).toThrow(expect.objectContaining({ field: 'title.fr' }));
  });

  it('may stay without its original where it stood without it, but is not emptied', () => {
    const stands = { ...none, en: 'From a note' };
    expect(title({ fr: '', en: 'From the note' }, stands)).toEqual({ ...none, en: 'From the note' });
    expect(() => title({ fr: '', en: '' }, stands)).toThrow(expect.objectContaining({ field: 'title.fr' }));
    expect(() => title({ fr: '', en: 'New' }, none)).toThrow(expect.objectContaining({ field: 'title.fr' }));
  });

  it('may be left out as a whole where it is optional, and needs its original else', () => {
    const city = (typed: TypedText | null) => optionalTextAfter(two, typed, { field: 'hostCity' });
    expect([city(null), city({ fr: '', en: '' })]).toEqual([null, null]);
    expect(city({ fr: 'Genève' })).toEqual({ ...none, fr: 'Genève' });
    expect(() => city({ en: 'Geneva' })).toThrow(expect.objectContaining({ field: 'hostCity.fr' }));
  });

  it('has words beside it that may all be left out', () => {
    expect(wordsAfter(two, {}, { field: 'verb' })).toEqual(none);
    expect(wordsAfter(two, { en: 'Urges' }, { field: 'verb' })).toEqual({ ...none, en: 'Urges' });
  });
});

describe('the language that a text is shown in', () => {
  const text = { en: 'Title', fr: 'Titre', es: '', ar: '' };
  it.each([
    ['fr', 'en', 'fr'],
    ['ar', 'fr', 'fr'],
    ['es', 'en', 'en'],
    ['ar', 'es', 'en'],
    ['ar', undefined, 'en'],
  ] as const)('of a reader in %s and an original in %s is %s', (reader, original, language) => {
    expect(shownIn(text, reader, original)).toBe(language);
    expect(pick(text, reader, original)).toBe(text[language]);
  });

  it('is the reader’s where there is no text at all', () => {
    expect(shownIn(none, 'ar', 'fr')).toBe('ar');
    expect(pick(none, 'ar', 'fr')).toBe('');
  });
});

it('puts the original first, and the others in the order of the house', () => {
  expect(originalFirst(['ar', 'en', 'fr'], 'fr')).toEqual(['fr', 'en', 'ar']);
});
