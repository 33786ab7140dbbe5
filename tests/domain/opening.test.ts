import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '@/domain/local-text';
import {
  apart,
  NO_OPENING,
  openingFrom,
  openingsOf,
  openingText,
  paragraphApart,
  verbsFor,
  wholeParagraph,
} from '@/domain/opening';
import { ADDRESSEES, OPENING_VERBS } from '@/domain/opening-verbs';
import { OUTCOMES } from '@/sample/content/outcomes';
import { PROPOSALS } from '@/sample/content/proposals';
import { ADDRESSEES as SAMPLE_ADDRESSEES, VERBS } from '@/sample/content/wording';

const first = (whole: string, language: Locale) => openingsOf(whole, language)[0];

describe('the opening of a paragraph', () => {
  it.each([
    ['en', 'Encourages', 'member countries', 'to nominate a contact point;'],
    ['en', 'Also requests', 'the General Secretariat', 'to report on it'],
    ['en', 'Strongly urges', 'the police services of the region', 'to share what they know'],
    ['en', 'Decides that', '', 'the group meets once a year.'],
    ['en', 'Recommends that', 'member countries', 'nominate a contact point'],
    ['fr', 'Prie', 'le Secrétariat général', 'de faire rapport'],
    ['fr', 'Demande également à', 'l’Organisation', 'de faire rapport'],
    ['fr', 'Invite', 'les services de police', 'à partager leurs informations'],
    ['es', 'Alienta', 'a los países miembros', 'a que designen un punto de contacto'],
    ['es', 'Solicita además', 'a la Secretaría General', 'que informe al respecto'],
    ['ar', 'يدعو', 'البلدان الأعضاء', 'إلى تعيين جهة اتصال'],
    ['ar', 'ويشجّع', 'أجهزة الشرطة', 'على تبادل المعلومات'],
  ] as const)('is read in %s: %s', (language, verb, addressee, text) => {
    const whole = wholeParagraph({ verb, addressee, text });
    expect(first(whole, language)).toEqual({ verb, addressee });
    expect(paragraphApart(whole, language)).toEqual({ verb, addressee, text });
  });

  it('is offered in each way that it can be read, and without an action', () => {
    expect(openingsOf('Prie les services de police de la région de faire rapport', 'fr')).toEqual([
      { verb: 'Prie', addressee: 'les services' },
      { verb: 'Prie', addressee: 'les services de police' },
      { verb: 'Prie', addressee: 'les services de police de la région' },
      { verb: 'Prie', addressee: '' },
      NO_OPENING,
    ]);
    expect(openingsOf('Establishes a working group', 'en')).toEqual([
      NO_OPENING,
      { verb: 'Establishes', addressee: '' },
    ]);
    expect(openingsOf('', 'en')).toEqual([NO_OPENING]);
    // Nothing would be left to say.
    expect(openingsOf('Encourages member countries', 'en')).toEqual([
      { verb: 'Encourages', addressee: '' },
      NO_OPENING,
    ]);
  });

  it('is as it was confirmed where the words still begin so, else as it was before, else as it is read', () => {
    const whole = 'Prie les services de police de faire rapport';
    const confirmed = { verb: 'Prie', addressee: 'les services de police' };
    expect(paragraphApart(whole, 'fr', [confirmed])).toEqual({ ...confirmed, text: 'de faire rapport' });
    expect(paragraphApart(whole, 'fr', [{ verb: 'Invite', addressee: '' }, confirmed])).toMatchObject(
      confirmed,
    );
    expect(paragraphApart(whole, 'fr', [null])).toMatchObject({ addressee: 'les services' });
    expect(paragraphApart(whole, 'fr', [NO_OPENING])).toEqual({ ...NO_OPENING, text: whole });
  });

  it('fits the tables', () => {
    expect(apart(`${'a'.repeat(81)} b`, { verb: 'a'.repeat(81), addressee: '' })).toBeNull();
    expect(openingsOf(`${'a'.repeat(81)} b`, 'en')).toEqual([NO_OPENING]);
  });

  it('loses no word of any text', () => {
    const words = LOCALES.flatMap((language) => [
      ...OPENING_VERBS.operative.flatMap((one) => one[language]),
      ...ADDRESSEES[language],
    ]);
    const piece = fc.oneof(
      fc.constantFrom(...words),
      fc.string(),
      fc.constantFrom(' ', '\n', 'to', 'à', 'que'),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom(...LOCALES), (pieces, language) => {
        const whole = pieces.join(' ').trim();
        for (const opening of openingsOf(whole, language)) {
          const parts = apart(whole, opening);
          if (!parts) throw new Error(`${openingText(opening)} of ${whole}`);
          expect(wholeParagraph(parts).replaceAll(/\s+/g, ' ')).toBe(whole.replaceAll(/\s+/g, ' '));
          expect(parts.text || opening === NO_OPENING).toBeTruthy();
        }
      }),
    );
  });

  it('comes back from a form as it went', () => {
    const opening = { verb: 'Prie', addressee: 'les services' };
    expect(openingFrom(openingText(opening))).toEqual(opening);
    expect(openingFrom(openingText(NO_OPENING))).toEqual(NO_OPENING);
    expect(openingFrom('Prie | ')).toEqual({ verb: 'Prie', addressee: '' });
    for (const sent of ['', 'Prie', 'a|b|c']) expect(openingFrom(sent), sent).toBeNull();
  });

  it('reads the texts of the sample as they are kept', () => {
    const operative = [...OUTCOMES, ...PROPOSALS].flatMap((one) => one.operative);
    expect(operative.length).toBeGreaterThan(10);
    for (const { verb, addressee, text } of operative)
      for (const language of LOCALES) {
        const words = {
          verb: VERBS[verb][language],
          addressee: SAMPLE_ADDRESSEES[addressee][language],
          text: text[language],
        };
        expect(paragraphApart(wholeParagraph(words), language)).toEqual(words);
      }
  });
});

describe('the verbs that are offered', () => {
  it('are the commonest at first, then those that begin as what was typed, and none once there is one', () => {
    expect(verbsFor('', 'en', 'operative').slice(0, 3)).toEqual([
      'Recommends that',
      'Recommends',
      'Encourages',
    ]);
    expect(verbsFor('re', 'en', 'operative')).toContain('Requests');
    expect(verbsFor('decide', 'fr', 'operative')).toContain('Décide que');
    expect(verbsFor('Encourages mem', 'en', 'operative')).toEqual([]);
    expect(verbsFor('Rec', 'en', 'preambular')).toEqual(['Recalling', 'Recognizing']);
    expect(verbsFor('xyz', 'en', 'operative')).toEqual([]);
  });
});
