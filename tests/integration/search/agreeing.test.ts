import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { folded } from '@/domain/folding';
import { LOCALES } from '@/domain/local-text';
import { COUNTRY_CODES, countryName } from '@/platform/i18n/country-names';
import { messagesOf } from '@/platform/i18n/messages';

/** Texts that are hard to fold: accents in two forms, ligatures, widths, Arabic letters, signs, and what cannot be seen. */
const HARD = [
  'Côte d’Ivoire',
  "Cote d'Ivoire",
  'Co\u0302te d\u2019Ivoire',
  'São Tomé e Príncipe',
  'ÑANDÚ, ¿qué?',
  'Œuvre, cœur, ŒUVRE',
  'Ærø, Łódź, Đakovo, Þórr, Ħal',
  'Straße, STRAẞE',
  'Zażółć gęślą jaźń',
  'İstanbul, Diyarbakır, TÜRKİYE',
  'ﬁnances, eﬀorts',
  'Ｐéｒou　２５',
  '№ 7, ½, ²',
  'الإِمَارَاتُ العَرَبِيَّةُ المُتَّحِدَة',
  'أإآٱ ا\u0653 ا\u0654',
  'مستشفى، مذكرة؛ شؤون؟ شيئاً',
  'مـــؤتمر',
  'ﻣﺆﺗﻤﺮ ﻻ',
  'کشور ایران',
  'القرار ٢٠٢٣، ۲۰۲۳',
  'a\u200fb\u00adc\u200bd\ufeffe',
  '« Résolution\u00a0» \u202f: 100\u202f%',
  '25-DOC/3_[a]',
  'Saʿid, Qurʾan',
  'Ελλάς, Россия, 中国, 日本',
];

/** Every text of an object of messages. */
const textsOf = (tree: object): string[] =>
  Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value as object)));

// A run of spaces parts two words as one space does.
it('folds a text as the database does: names of countries, our own texts, and whatever is hard', async () => {
  const countries = LOCALES.flatMap((locale) => COUNTRY_CODES.map((code) => countryName(code, locale)));
  const own = LOCALES.flatMap((locale) => textsOf(messagesOf(locale)));
  const texts = [...HARD, ...countries, ...own].map((text) => text.slice(0, 100));
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<{ text: string; form: string }>(
      sql`select text, trim(regexp_replace(searchable(text), '\\s+', ' ', 'g')) as form from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) one(text)`,
    ),
  );
  expect(rows.length).toBe(texts.length);
  const differing = rows.filter(({ text, form }) => folded(text) !== form);
  expect(
    differing.map(({ text, form }) => `${text}: "${folded(text)}" here, "${form}" in the database`),
  ).toEqual([]);
});
