import { type Locale, type LocalText, pick, shownIn } from './local-text';
import type { TranslatedParagraph } from './outcomes';

type Words = { verb: string; addressee: string; text: string };
type Paragraph = { id: string; verb: LocalText | null; addressee: LocalText | null; text: LocalText };
type TranslatedText = { title: string; paragraphs: readonly TranslatedParagraph[] };

/** Words in one language; `isTranslation`: they came after the adoption, and were not adopted. */
export type Wording<T> = T & { language: Locale; isTranslation: boolean };

/** True for a title or the text of a paragraph that was adopted in the language; it stays as it is in it. */
export const isAdoptedIn = (text: LocalText, language: Locale): boolean => text[language] !== '';

/** Who reads, and the original of the conference, which is read where a text is not in the reader's language. */
type Readership = { reader: Locale; original: Locale };

/** A title for a reader: as adopted where it was in the reader's language, else translated, else in the original. */
export function titleFor(
  title: LocalText,
  { reader, original }: Readership,
  translation: TranslatedText | undefined,
): Wording<{ text: string }> {
  const isTranslation = translation !== undefined && !isAdoptedIn(title, reader);
  if (isTranslation) return { text: translation.title, language: reader, isTranslation };
  return { text: pick(title, reader, original), language: shownIn(title, reader, original), isTranslation };
}

/** A paragraph for a reader, like a title; words of it that were adopted go before those of a translation. */
export function wordsFor(
  paragraph: Paragraph,
  { reader, original }: Readership,
  translation: TranslatedText | undefined,
): Wording<Words> {
  const { id, verb, addressee, text } = paragraph;
  const words = isAdoptedIn(text, reader)
    ? undefined
    : translation?.paragraphs.find(({ paragraphId }) => paragraphId === id);
  const language = words ? reader : shownIn(text, reader, original);
  return {
    verb: verb?.[language] || (words?.verb ?? ''),
    addressee: addressee?.[language] || (words?.addressee ?? ''),
    text: words?.text ?? text[language],
    language,
    isTranslation: words !== undefined,
  };
}

const evenly = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** True for words that a text says, whatever spaces stand between them. */
const isWithin = (text: string, words: string): boolean => evenly(text).includes(evenly(words));

/**
 * True for words that a corrigendum can correct: the text says them, or a corrigendum before made it read so. `reads`: what those
 * made of it.
 */
export const isCorrectable = (wrong: string, text: string, reads: readonly { reads: string }[]): boolean =>
  [text, ...reads.map((one) => one.reads)].some((one) => isWithin(one, wrong));
