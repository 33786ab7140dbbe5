import type * as z from 'zod';
import { closest } from '@/domain/closest';
import { folded } from '@/domain/folding';
import { inEach, LOCALES, type Locale, type LocalText } from '@/domain/local-text';
import { sentence } from '@/domain/refusal';
import { countriesCalled, countriesNearly } from '@/platform/i18n/country-finding';
import { countryName } from '@/platform/i18n/country-names';
import { listing } from '@/platform/i18n/format';
import { saidBy } from '@/platform/says';
import { westernDigits } from '@/platform/typed/whole-number';
import type { CellReading, SheetField } from './sheet';

type CellReader = SheetField['reader'];

/** A cell that says what a field of a form would say. */
export const typedCell =
  (schema: z.ZodType): CellReader =>
  () =>
  (text) => {
    const parsed = schema.safeParse(text);
    return parsed.success ? { value: parsed.data } : { why: saidBy(parsed.error.issues[0]?.message ?? '') };
  };

/** A choice, by its own word, by its label in each language, or by another word for it. */
export type CellChoice = { value: string; label: LocalText; words: readonly string[] };

function choicesByWord(choices: readonly CellChoice[]): Map<string, string> {
  const words = choices.flatMap(({ value, label, words: more }) =>
    [value, ...LOCALES.map((locale) => label[locale]), ...more].map((word) => [folded(word), value] as const),
  );
  return new Map(words);
}

/** What a choice that nobody knows is told: the ones that there are. */
function noChoice(
  text: string,
  choices: readonly CellChoice[],
  known: ReadonlyMap<string, string>,
): CellReading {
  const labels = inEach((locale) =>
    listing(
      choices.map(({ label }) => label[locale]),
      locale,
    ),
  );
  const suggestions = [
    ...new Set(closest(folded(text), [...known.keys()], 3).flatMap((word) => known.get(word) ?? [])),
  ];
  return { why: sentence('sheets.invalid.choice', { text, choices: labels }), suggestions };
}

export function choiceCell(choices: readonly CellChoice[]): CellReader {
  const known = choicesByWord(choices);
  return () => (text) => {
    const value = known.get(folded(text));
    return value === undefined ? noChoice(text, choices, known) : { value };
  };
}

/** Several choices in one cell, with commas, semicolons, strokes or lines between them; in the order of the list. */
export function choicesCell(choices: readonly CellChoice[]): CellReader {
  const known = choicesByWord(choices);
  return () => (text) => {
    const parts = text.split(/[,;،؛/\n+&]/).filter((part) => part.trim() !== '');
    const strange = parts.find((part) => !known.has(folded(part)));
    if (strange !== undefined) return noChoice(strange.trim(), choices, known);
    const values = parts.map((part) => known.get(folded(part)));
    return { value: choices.map(({ value }) => value).filter((value) => values.includes(value)) };
  };
}

/** To be nearly the name of a country is looked for so many times in a column; who is wrong in more has another column. */
const MOST_LOOKS = 200;

/** A country by any of its names in any language, or by a code of ISO 3166-1. What is nearly one is offered, never taken. */
export const countryCell: CellReader = () => {
  const known = new Map<string, CellReading>();
  let looks = 0;
  return (text) => {
    const reading = known.get(text) ?? countryReading(text, () => ++looks <= MOST_LOOKS);
    known.set(text, reading);
    return reading;
  };
};

function countryReading(text: string, mayLook: () => boolean): CellReading {
  const called = countriesCalled(text);
  if (called.length === 1) return { value: called[0] };
  const near = () => (mayLook() ? countriesNearly(text) : []);
  const suggestions = called.length > 1 ? called : near();
  if (suggestions.length === 0) return { why: sentence('sheets.invalid.country', { text }) };
  const names = (locale: Locale) => suggestions.map((code) => countryName(code, locale));
  const countries = inEach((locale) => listing(names(locale), locale));
  return { why: sentence('sheets.invalid.countryPerhaps', { text, countries }), suggestions };
}

const DATE_OF_YEAR = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const DATE_IN_YEAR = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

const iso = (year: string, month: string, day: string) =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/**
 * A calendar date: 2023-03-21, 21.3.2023, or with strokes in the order that another date of the column has: one that can be
 * read in one way only. Where the whole column can be read either way, it is asked for, not guessed.
 */
export function dateCell(schema: z.ZodType): CellReader {
  return (texts) => {
    const parts = texts.flatMap((text) => {
      const [, first, sign, second] = DATE_IN_YEAR.exec(westernDigits(text.trim())) ?? [];
      return sign && sign !== '.' ? [{ first: Number(first), second: Number(second) }] : [];
    });
    const dayFirst = parts.some(({ first }) => first > 12);
    const monthFirst = parts.some(({ second }) => second > 12);
    return (text) => {
      const typed = westernDigits(text.trim());
      const [, year, month, day] = DATE_OF_YEAR.exec(typed) ?? [];
      if (year && month && day) return readDate(schema, text, iso(year, month, day));
      const [, first, sign, second, last] = DATE_IN_YEAR.exec(typed) ?? [];
      if (!first || !second || !last) return { why: sentence('sheets.invalid.date', { text }) };
      const [european, american] = [iso(last, second, first), iso(last, first, second)];
      if (sign === '.' || first === second || (dayFirst && !monthFirst))
        return readDate(schema, text, european);
      if (monthFirst && !dayFirst) return readDate(schema, text, american);
      if (Number(first) > 12) return readDate(schema, text, european);
      if (Number(second) > 12) return readDate(schema, text, american);
      return {
        why: sentence('sheets.invalid.dateOrder', { text, one: european, other: american }),
        suggestions: [european, american],
      };
    };
  };
}

function readDate(schema: z.ZodType, text: string, date: string): CellReading {
  const parsed = schema.safeParse(date);
  return parsed.success ? { value: parsed.data } : { why: sentence('sheets.invalid.date', { text }) };
}
