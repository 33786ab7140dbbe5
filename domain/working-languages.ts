import { inEach, LOCALES, type Locale, type LocalText } from './local-text';
import { refuse } from './refusal';

/** The languages that a conference works in, one to four, the original first. */
export type WorkingLanguages = { languages: readonly Locale[]; originalLanguage: Locale };

/** A text as a form sends it: nothing for a language that the form does not show. */
export type TypedText = { [Language in Locale]?: string | undefined };

/** The `field` that a text is typed in, and what `stands` there already. */
type TextPlace = { field: string; stands?: LocalText | null };

const isBlank = (text: LocalText | null | undefined): boolean => !text || LOCALES.every((one) => !text[one]);

/**
 * Words of a conference after somebody typed in a form, all of which may be left out. What stands in a language that the
 * form did not show is left alone.
 * @throws Refusal at the field of a language that the conference does not work in
 */
export function wordsAfter(
  { languages }: WorkingLanguages,
  typed: TypedText,
  { field, stands }: TextPlace,
): LocalText {
  const foreign = LOCALES.find(
    (one) => !languages.includes(one) && typed[one] && typed[one] !== stands?.[one],
  );
  if (foreign) {
    const params = { language: { languages: [foreign] } };
    throw refuse('common.refusal.notWorkingLanguage', params, 'invalid', `${field}.${foreign}`);
  }
  return inEach((one) => (languages.includes(one) ? typed[one] : undefined) ?? stands?.[one] ?? '');
}

/**
 * The same for a text: it is required in the original, and may wait in the other working languages. One that was brought up
 * in another language, and stands without its original, may stay so.
 * @throws Refusal at the field of the original, too, where that is missing
 */
export function textAfter(working: WorkingLanguages, typed: TypedText, target: TextPlace): LocalText {
  const text = wordsAfter(working, typed, target);
  const { field, stands } = target;
  const original = working.originalLanguage;
  const mayLack = !isBlank(stands) && !stands?.[original] && !isBlank(text);
  if (!text[original] && !mayLack)
    throw refuse('common.invalid.empty', {}, 'invalid', `${field}.${original}`);
  return text;
}

/** The same for a text that may be left out as a whole, in every language; null where it is. */
export function optionalTextAfter(
  working: WorkingLanguages,
  typed: TypedText | null,
  target: TextPlace,
): LocalText | null {
  return isBlank(wordsAfter(working, typed ?? {}, target)) ? null : textAfter(working, typed ?? {}, target);
}

/** The working languages that a text is not written in. */
export const missingIn = (text: LocalText, { languages }: Pick<WorkingLanguages, 'languages'>): Locale[] =>
  languages.filter((one) => !text[one]);

/** The languages with the original first, and the others in the order of the house. */
export const originalFirst = (languages: readonly Locale[], original: Locale): Locale[] => [
  original,
  ...LOCALES.filter((one) => one !== original && languages.includes(one)),
];
