import { describe, expect, it } from 'vitest';
import { inEach, pick } from '@/domain/local-text';
import { atHead, dateName } from '@/platform/i18n/format';

describe('a text that somebody typed', () => {
  const typed = (text: string) => inEach(() => text);

  it('is drawn with the spaces that its own language sets', () => {
    const french = pick(typed('Qui vote ? « Tous » ; à 10:15 : oui !'), 'fr');
    expect(french).toBe('Qui vote\u202f? «\u202fTous\u202f»\u202f; à 10:15\u202f: oui\u202f!');
    expect(pick(typed('Round 2 : why ?'), 'en')).toBe('Round 2 : why ?');
    expect(pick(typed('Déjà bien\u202f?'), 'fr')).toBe('Déjà bien\u202f?');
  });

  it('is drawn in the first language that has it, set as that one', () => {
    const onlyFrench = { en: '', fr: 'Quand ?', es: '', ar: '' };
    expect(pick(onlyFrench, 'ar')).toBe('Quand\u202f?');
    expect(pick(typed(''), 'es')).toBe('');
  });
});

it('begins a section with a capital letter, wherever days are written small', () => {
  const named = (locale: string) => atHead(dateName('2023-03-21', locale), locale);
  expect(named('fr')).toBe('Mardi 21 mars');
  expect(named('es')).toBe('Martes, 21 de marzo');
  expect(named('en')).toBe('Tuesday 21 March');
  expect(named('ar')).toBe(dateName('2023-03-21', 'ar'));
});
