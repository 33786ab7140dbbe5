import { expect, it } from 'vitest';
import { conflict, conflictSentence } from '@/domain/ballot-check';
import { LOCALES } from '@/domain/local-text';
import { sentence } from '@/domain/refusal';
import { worded } from '@/platform/i18n/worded';

it('names the country of a conflict, which is kept by its code', () => {
  const added = conflictSentence(conflict('rollAdded', { country: 'BS' }));
  expect(LOCALES.map((locale) => worded(added, locale).split(' ').slice(0, 5).join(' '))).toEqual([
    'The delegation of the Bahamas',
    'La délégation des Bahamas figure',
    'La delegación de las Bahamas',
    'وفد جزر البهاما مدرج في',
  ]);
  const link = conflictSentence(conflict('link', { sequence: 3 }));
  expect(worded(link, 'en')).toBe('Entry 3 of the ballot’s chain is not the one that was recorded.');
});

it('words each kind of value in the language of its reader', () => {
  const from = new Date('2023-03-21T13:15:00Z');
  const taken = sentence('agenda.refusal.roomTaken', {
    other: { en: 'Opening', fr: 'Ouverture', es: 'Apertura', ar: 'الافتتاح' },
    room: { messages: [sentence('common.refusal.changed'), sentence('agenda.seats', { count: 40 })] },
    time: { from, timeZone: 'America/Santiago' },
  });
  const words = worded(taken, 'fr');
  for (const part of ['Ouverture', '40 places', '21 mars 2023, 10:15 (Santiago, UTC−3)'])
    expect(words).toContain(part);
});
