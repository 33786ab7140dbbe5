/** The longest text that anybody searches for; what is longer is cut before it costs anything. */
const MOST = 100;

/** Letters of one form for each Arabic letter and digit, and Latin ones that no accent is taken from. */
const LETTERS: Readonly<Record<string, string>> = {
  ...pairs('ٱىیةک', 'اييهك'),
  ...pairs('٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'),
  ...pairs('øłđðħı', 'olddhi'),
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, index) => [letter, to.charAt(index)]));
}

/** The lengthening stroke, and what cannot be seen. */
const UNSEEN = /[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const SIGNS = /[!-/:-@[-`{-~«»‘’‚“”„–—·•،؛؟٪°¡¿ʿʾ×⁄\s]+/g;
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * A text as a search sees it: without case, accents and vowel signs, with the forms of an Arabic letter as one, and a
 * space for signs: "Côte d’Ivoire" as "cote d ivoire", "الأرجنتين" as "الارجنتين". `searchable` says the same in the database.
 */
export const folded = (text: string): string => foldedWhole(text.slice(0, MOST));

/** The same of a text of ours, which is bounded where it is kept. */
export function foldedWhole(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(UNSEEN, '')
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .replace(SIGNS, ' ')
    .trim();
}
