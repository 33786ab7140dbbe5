import { type Locale, type LocalText, pick, shownIn } from '@/domain/local-text';

/** A piece of a text: in a language of its own where that is not the paper's, and with what changed. */
export type Run = {
  text: string;
  language?: Locale;
  /** a name, or what else somebody typed in a language that we do not know */
  typed?: true;
  strong?: true;
  change?: 'out' | 'in';
};
export type Words = readonly Run[];

export type Block =
  | { is: 'heading'; level: 1 | 2 | 3; words: Words }
  /** `number` stands in the rail beside it */
  | { is: 'text'; words: Words; number?: string; quiet?: true }
  | { is: 'list'; items: readonly Words[] }
  | { is: 'facts'; rows: readonly { term: string; words: Words }[] }
  /** `shares`: how the columns divide the width among them */
  | { is: 'table'; head: readonly string[]; shares: readonly number[]; rows: readonly (readonly Words[])[] }
  /** the headings up to a level, with their pages */
  | { is: 'contents'; title: string; level: 1 | 2 | 3 }
  | { is: 'newPage' };

/**
 * A paper as data: everything in it was worded before, and the same data makes the same bytes. No part of it is ever read
 * as markup.
 */
export type Paper = {
  language: Locale;
  title: string;
  /** above the title, and at the head of each page: the conference */
  kicker: string;
  /** at the head of each page, behind the conference */
  symbol: string;
  /** below the title: "Provisional, as at 22 March 2023" */
  lead?: string;
  /** the calendar date that it bears within */
  date: string;
  /** "Page 1 of 9" in the language, before, between and behind the two numbers */
  pages: readonly [string, string, string];
  blocks: readonly Block[];
};

/** A text in the paper's language. */
export const plain = (text: string): Words => [{ text }];

/** What somebody typed in a language that we do not know: a name, an office. */
export const typed = (text: string): Words => [{ text, typed: true }];

/** A text in several languages as a paper in one of them shows it; in another, it says so. */
export function localWords(text: LocalText, language: Locale, original?: Locale): Words {
  return wordsIn(pick(text, language, original), shownIn(text, language, original), language);
}

/** A text that is in a language, in a paper in the same or another. */
export const wordsIn = (text: string, language: Locale, paper: Locale): Words =>
  language === paper ? [{ text }] : [{ text, language }];
