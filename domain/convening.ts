/** What a convening letter may have filled in, as it stands between braces in the text: `{country}`. */
export const LETTER_FIELDS = [
  'country',
  'of',
  'conference',
  'dates',
  'place',
  'nominationDue',
  'confirmationDue',
  'registrationDue',
] as const;
export type LetterField = (typeof LETTER_FIELDS)[number];

export const LETTERHEAD_MAX = 400;
export const LETTER_TEXT_MAX = 5000;

const FIELD = /\{([^{}]*)\}/g;
const isField = (name: string): name is LetterField => LETTER_FIELDS.some((field) => field === name);

/** The names between braces in a text, each once. */
const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(FIELD)].map(([, name = '']) => name.trim())),
];

/** What in a text is no field of a letter: a name that is none, or a brace that stands alone. None where all is well. */
export function unknownFields(text: string): string[] {
  const alone = text.replace(FIELD, '').match(/[{}]/) ?? [];
  return [
    ...namesIn(text)
      .filter((name) => !isField(name))
      .map((name) => `{${name}}`),
    ...alone,
  ];
}

/** The fields of a text for which a letter has no value. */
export const lackingFields = (
  text: string,
  values: Readonly<Record<LetterField, string | null>>,
): LetterField[] =>
  namesIn(text)
    .filter(isField)
    .filter((name) => !values[name]);

/** The text with its fields filled in; one without a value is left out. */
export const filledLetter = (text: string, values: Readonly<Record<LetterField, string | null>>): string =>
  text.replace(FIELD, (whole, name: string) =>
    isField(name.trim()) ? (values[name.trim() as LetterField] ?? '') : whole,
  );
