import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { getConference } from '@/features/conferences/queries';
import { search } from '@/features/conferences/queries/search';
import { sayIn } from '@/platform/i18n/messages';
import { aConference, inAll, type TestConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, manyDelegations } from '@/tests/setup/conference/people';

const searchable = (text: string) =>
  withTx(SYSTEM, async (tx) => {
    const { rows } = await tx.execute<{ form: string }>(sql`select searchable(${text}::text) as form`);
    return rows[0]?.form;
  });

let made: TestConference;
let organizer: Actor;
beforeAll(async () => {
  made = await aConference({}, ['PE', 'AE', 'CI', 'CL']);
  organizer = await anActor('organizer', made.id);
  for (const country of ['PE', 'AE', 'CI', 'CL']) await aDelegation(made.id, country);
  const left = { leftOpenAt: new Date() };
  await anOutcome(made.id, {
    ...left,
    number: 7,
    title: {
      en: 'Illegal mining',
      fr: 'Exploitation minière illégale',
      es: 'Minería ilegal',
      ar: 'التعدين غير المشروع',
    },
  });
  await anOutcome(made.id, { ...left, number: 17, title: inAll('100% of _all_ members') });
});

async function titles(
  typed: string,
  locale: (typeof LOCALES)[number] = 'en',
  who = organizer,
): Promise<string[]> {
  const conference = await getConference(who, made.slug);
  const { groups } = await search(who, { conference, locale, client: 'test' }, typed);
  return groups
    .filter(({ key }) => key !== 'conference')
    .flatMap(({ lines }) => lines.map(({ title }) => title));
}

describe('a searchable text', () => {
  it.each([
    ['PÉROU', 'perou'],
    ['Pe\u0301rou', 'perou'],
    ['Ｐéｒou', 'perou'],
    ['Straße', 'strasse'],
    ['Zażółć gęślą jaźń', 'zazolc gesla jazn'],
    ['Ñandú', 'nandu'],
    ['Œuvre', 'oeuvre'],
    ['الإِمَارَات', 'الامارات'],
    ['أإآٱ', 'اااا'],
    ['مستشفى', 'مستشفي'],
    ['مذكرة', 'مذكره'],
    ['مـــؤتمر', 'موتمر'],
    ['٢٠٢٣', '2023'],
    ['۲۰۲۳', '2023'],
    ['a\u200fb\u00adc', 'abc'],
    ['%_\\', '   '],
    ['L’Amérique', 'l amerique'],
    ['25-DOC/3', '25 doc 3'],
  ])('writes %s as %s', async (typed, form) => {
    expect(await searchable(typed)).toBe(form);
  });

  it('is the same however often it is made, and folds whatever names are folded to', async () => {
    for (const typed of ['Pérou', 'الإمارات', 'Côte d’Ivoire', 'Ｕnion of Coasts\u200e']) {
      const once = (await searchable(typed)) ?? '';
      expect(await searchable(once)).toBe(once);
    }
  });
});

describe('a country is found', () => {
  it.each([
    ['Perou', 'en', 'Peru'],
    ['pérou', 'fr', 'Pérou'],
    ['PERÚ', 'es', 'Perú'],
    ['peru', 'ar', 'بيرو'],
    ['بيرو', 'fr', 'Pérou'],
    ['الامارات', 'ar', 'الإمارات العربية المتحدة'],
    ['الإمارات', 'en', 'United Arab Emirates'],
    ['امارات', 'ar', 'الإمارات العربية المتحدة'],
    ['الإمارات', 'es', 'Emiratos Árabes Unidos'],
    ['emirats arabes', 'fr', 'Émirats arabes unis'],
    ['arabes unis emirats', 'fr', 'Émirats arabes unis'],
    ['cote ivoire', 'fr', 'Côte d’Ivoire'],
  ] as const)('by %s in %s', async (typed, locale, title) => {
    expect(await titles(typed, locale)).toContain(title);
  });
});

describe('an outcome is found', () => {
  it.each(LOCALES)('by its title in any language, and shown in %s', async (locale) => {
    const shown = {
      en: 'Illegal mining',
      fr: 'Exploitation minière illégale',
      es: 'Minería ilegal',
      ar: 'التعدين غير المشروع',
    };
    for (const typed of ['illegal min', 'miniere', 'MINERIA', 'التعدين'])
      expect(await titles(typed, locale, ANONYMOUS), typed).toContain(shown[locale]);
  });

  it('by its number, as it is written in the reader’s language', async () => {
    for (const locale of LOCALES)
      expect(await titles(sayIn(locale)('outcomes.number', { number: 7 }), locale, ANONYMOUS)).toHaveLength(
        1,
      );
    for (const typed of ['7', '٧', 'outcome 7'])
      expect(await titles(typed, 'en', ANONYMOUS), typed).toEqual(['Illegal mining']);
  });

  it('by signs that mean something to the database only as what is between them', async () => {
    expect(await titles('100% _all_', 'en', ANONYMOUS)).toEqual(['100% of _all_ members']);
    for (const typed of ['%', '_', '%%%', '\\', "'", '__'])
      expect(await titles(typed, 'en', ANONYMOUS)).toEqual([]);
  });

  it('though it is misspelt, where nothing is spelt so', async () => {
    expect(await titles('ilegal mining', 'en', ANONYMOUS)).toEqual(['Illegal mining']);
    expect(await titles('minning', 'en', ANONYMOUS)).toEqual(['Illegal mining']);
    expect(await titles('xyzzy', 'en', ANONYMOUS)).toEqual([]);
  });
});

it('puts what begins so before what has it within', async () => {
  const names = ['Coasts of Peace', 'Union of Coasts', 'Ecoasts', 'Coasts'];
  await manyDelegations(
    made.id,
    names.map((organization) => ({ organization })),
  );
  expect(await titles('coasts')).toEqual(['Coasts', 'Coasts of Peace', 'Union of Coasts', 'Ecoasts']);
});
