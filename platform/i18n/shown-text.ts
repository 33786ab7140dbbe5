import { type Direction, directionOf, type Locale, type LocalText, pick, shownIn } from '@/domain/local-text';
import { languageName } from './format';
import { sayIn } from './messages';

/** A text as it is shown; with its language where that is not the reader's, and in documents with words that say so. */
type ShownText = { text: string; lang?: Locale; dir?: Direction; mark?: string };

/** A text for a reader in the own language, else in the `original` of its conference; for what stands in a list. */
export function shownText(text: LocalText, locale: Locale, original?: Locale): ShownText {
  const { mark: _, ...shown } = markedText(text, locale, original);
  return shown;
}

/** The same for headings and documents: words behind it say in which language it is. */
export const markedText = (text: LocalText, locale: Locale, original?: Locale): ShownText =>
  markedIn(pick(text, locale, original), shownIn(text, locale, original), locale);

/** A text that is in the language, for headings and documents. */
export function markedIn(text: string, lang: Locale, locale: Locale): ShownText {
  if (lang === locale) return { text };
  const mark = sayIn(locale)('common.writtenIn', { language: languageName(lang, locale) });
  return { text, lang, dir: directionOf(lang), mark };
}
