import type { Locale } from '@/domain/local-text';

/** A piece of a text: in a language of its own where that is not the paper's, and with what changed. */
export type Run = {
  text: string;
  language?: Locale;
  /** a name, or what else somebody typed in a language that we do not know */
  typed?: true;
  strong?: true;
  change?: 'out' | 'in';
};
export type PaperText = readonly Run[];

export type Block =
  | { is: 'heading'; level: 1 | 2 | 3; words: PaperText }
  /** `number` stands in the rail beside it */
  | { is: 'text'; words: PaperText; number?: string; quiet?: true }
  | { is: 'list'; items: readonly PaperText[] }
  | { is: 'facts'; rows: readonly { term: string; words: PaperText }[] }
  /** `shares`: how the columns divide the width among them */
  | {
      is: 'table';
      head: readonly string[];
      shares: readonly number[];
      rows: readonly (readonly PaperText[])[];
    }
  /** the headings up to a level, with their pages */
  | { is: 'contents'; title: string; level: 1 | 2 | 3 }
  | { is: 'newPage' }
  /** of whoever signs: room for the hand, the name, and the office */
  | { is: 'signature'; name: string; words: PaperText };

/**
 * A paper as data: everything in it was worded before, and the same data makes the same bytes. No part of it is ever read
 * as markup.
 */
export type Paper = {
  language: Locale;
  title: string;
  /** above the title, and at the head of each page: the conference */
  kicker: string;
  /** in place of it on the first page of a letter: who writes, a line each */
  letterhead?: string;
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
export const plain = (text: string): PaperText => [{ text }];

/** What somebody typed in a language that we do not know: a name, an office. */
export const typed = (text: string): PaperText => [{ text, typed: true }];
