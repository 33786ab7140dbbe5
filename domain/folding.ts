/** The longest text that anybody searches for; what is longer is cut before it costs anything. */
const MOST = 100;

/**
 * A text as a search sees it: without case, accents and vowel signs, and with the forms of an Arabic letter as one:
 * "Côte" as "cote", "الأرجنتين" as "الارجنتين".
 */
export function folded(text: string): string {
  return text
    .slice(0, MOST)
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replaceAll('\u0649', '\u064a')
    .replaceAll('\u0629', '\u0647')
    .toLowerCase()
    .trim();
}
