import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { inEach, LOCALES, type Locale } from '@/domain/local-text';
import { delegationMails } from '@/features/delegations/mails';
import { ofCountry, ofSender } from '@/platform/i18n/countries-in-words';
import { COUNTRY_CODES, countryName } from '@/platform/i18n/country-names';
import { sayIn } from '@/platform/i18n/messages';
import { MEMBERS } from '@/sample/content/members';
import { messageTexts } from '../../setup/message-texts';

/** What no sentence says, whatever the country is called. */
const NEVER: Record<Locale, RegExp> = {
  en: /&|\bof (?!the |South Georgia |Heard Island |Solomon )[\w .]*(?:Islands|Republic|Kingdom|States|Emirates|Territor|Bahamas|Netherlands|Philippines)/,
  fr: /(?<!\p{L})(?:de les? |(?:de|du|de la) (?:[aeiouâàéèêëîïôöûü]|haï)|[dl]’[bcdfgjklmnpqrstvwxz])/iu,
  es: /\b(?:de|a) el\b|\bdel? del?\b/,
  ar: /وفد (?:من|لـ)(?= )/,
};

/** Countries that French names without an article: whoever adds a country decides, here or in the table. */
const WITHOUT =
  'AG AI AW BH BL BQ CU CV CW CY DJ GG GI GU HK HT IL JE KI KN LC LK MC MF MG MO MS MT MU NR NU OM PM PN PR SG ' +
  'SH SM ST SV SX TW VC VU YT';

const facts = (code: string, locale: Locale) => ({
  link: 'https://example.org/?token=a',
  days: 14,
  conference: '25e Conférence',
  delegation: code,
  of: ofCountry(code, locale),
  capacity: 'head' as const,
  reason: 'Reason',
  ofFormer: ofCountry(code, locale),
  person: 'Ana Pérez',
  changes: 'Name',
  by: 'secretariat' as const,
  deadline: 'confirmationDue' as const,
  due: '3 March',
  passed: 0 as const,
  decision: 'accepted' as const,
  until: '3 March, 18:00',
  answer: 'accepted' as const,
  status: 'accepted' as const,
  erasure: 'later' as const,
  day: '21 April',
});

/** Every letter about a delegation, its subject and its text. */
function lettersTo(code: string, locale: Locale): string[] {
  const say = sayIn(locale);
  return Object.values(delegationMails).map((mail) => {
    const { subject, body } = mail({ locale, params: facts(code, locale), say, why: [] });
    return `${subject} | ${renderToStaticMarkup(body).replace(/<[^>]+>/g, ' ')}`.replace(/\s+/g, ' ');
  });
}

/** Every sentence that names a country so, of pages, subjects and texts. */
function sentencesOf(code: string, locale: Locale): string[] {
  const filled = SENTENCES[locale].map((text) => text.replaceAll('{of}', ofCountry(code, locale)));
  return [ofCountry(code, locale), ...filled];
}

const SENTENCES = inEach((locale) =>
  [...messageTexts(locale).values()].filter((text) => text.includes('{of}')),
);

describe('a country as the owner of its delegation', () => {
  it('is named as each language names it', () => {
    const named = (code: string) => LOCALES.map((locale) => ofCountry(code, locale));
    expect(named('RO')).toEqual(['of Romania', 'de la Roumanie', 'de Rumania', 'رومانيا']);
    expect(named('PE')).toEqual(['of Peru', 'du Pérou', 'del Perú', 'بيرو']);
    expect(named('BS')).toEqual(['of the Bahamas', 'des Bahamas', 'de las Bahamas', 'جزر البهاما']);
    expect(named('HT')).toEqual(['of Haiti', 'd’Haïti', 'de Haití', 'هايتي']);
    expect(named('HN')).toEqual(['of Honduras', 'du Honduras', 'de Honduras', 'هندوراس']);
    expect(named('EC')).toEqual(['of Ecuador', 'de l’Équateur', 'del Ecuador', 'إكوادور']);
    expect(named('SV')).toEqual(['of El Salvador', 'd’El Salvador', 'de El Salvador', 'السلفادور']);
    expect(named('CD')).toEqual([
      'of the Democratic Republic of the Congo',
      'de la République démocratique du Congo',
      'de la República Democrática del Congo',
      'جمهورية الكونغو الديمقراطية',
    ]);
  });

  it('stands in a sentence by its formal name where lists turn its name around', () => {
    const named = (code: string) => LOCALES.map((locale) => ofCountry(code, locale));
    expect(named('BO')).toEqual([
      'of the Plurinational State of Bolivia',
      'de l’État plurinational de Bolivie',
      'del Estado Plurinacional de Bolivia',
      'دولة بوليفيا المتعددة القوميات',
    ]);
    expect(named('IR').slice(0, 3)).toEqual([
      'of the Islamic Republic of Iran',
      'de la République islamique d’Iran',
      'de la República Islámica del Irán',
    ]);
  });

  it('is decided about, of all countries', () => {
    const bare = COUNTRY_CODES.filter(
      (code) => ofCountry(code, 'fr').replace(/^d(?:e |’)/, '') === countryName(code, 'fr'),
    );
    const named = bare.filter((code) => !/^(?:de la |de l’)/.test(ofCountry(code, 'fr')));
    expect(named.join(' ')).toBe(WITHOUT);
  });

  it.each(LOCALES)('never breaks a sentence in %s, whichever country it is', (locale) => {
    expect(SENTENCES[locale].length).toBeGreaterThan(10);
    const written = [
      ...COUNTRY_CODES.flatMap((code) => sentencesOf(code, locale)),
      ...MEMBERS.flatMap(({ code }) => lettersTo(code, locale)),
    ];
    const wrong = written.filter((text) => NEVER[locale].test(text));
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('is an organization by the name that it gives itself', () => {
    const sender = { countryCode: null, organization: 'Europol' };
    expect(LOCALES.map((locale) => ofSender(sender, locale))).toEqual([
      'of the organization “Europol”',
      'de l’organisation «\u202fEuropol\u202f»',
      'de la organización «Europol»',
      'منظمة «Europol»',
    ]);
    expect(ofSender({ countryCode: 'BB', organization: null }, 'fr')).toBe('de la Barbade');
  });
});
