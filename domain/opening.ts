import { folded } from './folding';
import type { Locale, LocalText } from './local-text';
import { ADDRESSEES, BESIDE_A_VERB, OPENING_VERBS, type OpeningVerb, startsAsked } from './opening-verbs';
import type { Part } from './outcomes';

/** What a paragraph does and whom it asks, as its first words say it; empty where they say neither. */
export type ParagraphOpening = { verb: string; addressee: string };
/** A paragraph in one language, apart: its opening, and what follows it. */
export type SplitParagraph = ParagraphOpening & { text: string };

/** The most characters of each, as the tables keep them. */
export const VERB_MAX = 80;
export const ADDRESSEE_MAX = 160;
/** The most words of an addressee that is none of the usual ones. */
const ADDRESSEE_WORDS = 8;

export const NO_OPENING: ParagraphOpening = { verb: '', addressee: '' };

export type KeptParagraph = {
  part: Part;
  verb: LocalText | null;
  addressee: LocalText | null;
  text: LocalText;
};

/** A paragraph in one language as it is kept, apart; a preambular one has no opening. */
export function splitIn({ part, verb, addressee, text }: KeptParagraph, language: Locale): SplitParagraph {
  const isOperative = part === 'operative';
  return {
    verb: (isOperative && verb?.[language]) || '',
    addressee: (isOperative && addressee?.[language]) || '',
    text: text[language],
  };
}

/** A paragraph as it reads. */
export const wholeParagraph = ({ verb, addressee, text }: SplitParagraph): string =>
  [verb, addressee, text].filter(Boolean).join(' ');

/** A paragraph in one language as it reads. */
export const wholeIn = (paragraph: KeptParagraph, language: Locale): string =>
  wholeParagraph(splitIn(paragraph, language));

const wordsOf = (text: string): string[] => text.split(/ +/).filter(Boolean);

/** How many words a list of phrases takes up at the beginning of others; the longest of them counts, 0 where none does. */
function beginsWith(words: readonly string[], phrases: readonly string[]): number {
  const lengths = phrases.map((phrase) => {
    const { length } = wordsOf(phrase);
    return folded(words.slice(0, length).join(' ')) === folded(phrase) ? length : 0;
  });
  return Math.max(0, ...lengths);
}

/** A conjunction that Arabic writes onto a verb does not make it another. */
const withoutAnd = (words: readonly string[], language: Locale): readonly string[] =>
  language === 'ar' ? [words[0]?.replace(/^و(?=[إي])/u, '') ?? '', ...words.slice(1)] : words;

type ReadVerb = { length: number; asks?: OpeningVerb['asks'] };

/** How many words the verb of a paragraph takes up, with what strengthens it, and whether an addressee follows. */
function verbIn(all: readonly string[], language: Locale, part: Part): ReadVerb {
  const beside = BESIDE_A_VERB[language];
  const before = beginsWith(all, beside);
  const words = withoutAnd(all.slice(before), language);
  // What strengthens a verb of several words stands after the first of them.
  const within = beginsWith(words.slice(1), beside);
  const bare = [...words.slice(0, 1), ...words.slice(1 + within)];
  const [best] = OPENING_VERBS[part]
    .map((one) => ({ length: beginsWith(bare, one[language]), asks: one.asks }))
    .toSorted((a, b) => b.length - a.length);
  if (!best?.length) return { length: 0 };
  return { length: before + best.length + within, asks: best.asks };
}

/** How many words an addressee can take up: a usual one, then all that end where what is asked begins. */
function addresseesIn(
  words: readonly string[],
  language: Locale,
  asks: NonNullable<ReadVerb['asks']>,
): number[] {
  const usual = beginsWith(words, ADDRESSEES[language]);
  const ends = words
    .slice(0, ADDRESSEE_WORDS + 1)
    .flatMap((word, index) => (index > 0 && startsAsked(word, language, asks) ? [index] : []));
  return [...new Set([usual, ...ends])].filter((length) => length > 0);
}

/**
 * How the beginning of an operative paragraph can be read, the likeliest first; without an action last. Whoever writes it
 * confirms one. Each leaves words behind it, and fits the tables.
 */
export function openingsOf(whole: string, language: Locale): ParagraphOpening[] {
  const words = wordsOf(whole);
  const { length, asks } = verbIn(words, language, 'operative');
  const verb = words.slice(0, length).join(' ');
  const rest = words.slice(length);
  const lengths = asks ? addresseesIn(rest, language, asks) : [];
  const known =
    length > 0 ? [...lengths, 0].map((n) => ({ verb, addressee: rest.slice(0, n).join(' ') })) : [];
  const unknown = length > 0 ? [] : [{ verb: words[0] ?? '', addressee: '' }];
  const read = known.filter((one) => apart(whole, one));
  return [...read, NO_OPENING, ...unknown.filter((one) => one.verb && apart(whole, one))];
}

/** A paragraph apart, when it begins as an opening says and goes on behind it; else null. */
export function apart(whole: string, { verb, addressee }: ParagraphOpening): SplitParagraph | null {
  if (verb.length > VERB_MAX || addressee.length > ADDRESSEE_MAX) return null;
  const opening = [verb, addressee].filter(Boolean).join(' ');
  if (!opening) return { verb, addressee, text: whole };
  if (!whole.startsWith(`${opening} `)) return null;
  const text = whole.slice(opening.length).trimStart();
  return text ? { verb, addressee, text } : null;
}

/** A paragraph apart as it was confirmed, else as it was read before, else as it is likeliest read. */
export function paragraphApart(
  whole: string,
  language: Locale,
  openings: readonly (ParagraphOpening | null | undefined)[] = [],
): SplitParagraph {
  const candidates = [...openings.filter((one) => one != null), ...openingsOf(whole, language)];
  const [first] = candidates.flatMap((one) => apart(whole, one) ?? []);
  return first ?? { ...NO_OPENING, text: whole };
}

/** The verbs that can still be meant by what was typed so far, the commonest first. */
export function verbsFor(typed: string, language: Locale, part: Part): string[] {
  const begun = folded(typed);
  const all = [...new Set(OPENING_VERBS[part].flatMap((one) => one[language]))];
  const goesOn = typed.endsWith(' ') || wordsOf(typed).length > verbIn(wordsOf(typed), language, part).length;
  if (goesOn && verbIn(wordsOf(typed), language, part).length > 0) return [];
  return all.filter((verb) => folded(verb).startsWith(begun)).slice(0, 6);
}

const BETWEEN = '|';

/** An opening as the field of a form sends it, and back, whatever spaces are cut off on the way; null for what is none. */
export const openingText = ({ verb, addressee }: ParagraphOpening): string => `${verb}${BETWEEN}${addressee}`;

export function openingFrom(sent: string): ParagraphOpening | null {
  const [verb, addressee, ...more] = sent.split(BETWEEN);
  if (verb === undefined || addressee === undefined || more.length > 0) return null;
  return { verb: verb.trim(), addressee: addressee.trim() };
}
