import iconv from 'iconv-lite';
import type { Locale } from '@/domain/local-text';
import { isRefusal } from '@/domain/refusal';
import { DELEGATION_SHEET, PERSON_SHEET } from '@/features/delegations/imports';
import { MEMBER_SHEET } from '@/features/members/imports';
import { worded } from '@/platform/i18n/worded';
import { type ReadSheet, readSheet } from '@/platform/sheets/reading';

const SHEETS = { persons: PERSON_SHEET, delegations: DELEGATION_SHEET, members: MEMBER_SHEET };
type Listed = keyof typeof SHEETS;

export const ENCODINGS = {
  'UTF-8': (text: string) => iconv.encode(text, 'utf8'),
  'UTF-8 with a mark': (text: string) => iconv.encode(text, 'utf8', { addBOM: true }),
  'UTF-16LE': (text: string) => iconv.encode(text, 'utf-16le'),
  'UTF-16LE with a mark': (text: string) => iconv.encode(text, 'utf-16le', { addBOM: true }),
  'UTF-16BE': (text: string) => iconv.encode(text, 'utf-16be'),
  'UTF-16BE with a mark': (text: string) => iconv.encode(text, 'utf-16be', { addBOM: true }),
  'windows-1252': (text: string) => iconv.encode(text, 'windows-1252'),
  'windows-1256': (text: string) => iconv.encode(text, 'windows-1256'),
};

/** What a file says, as an import of that list reads it. */
export const readAs = (listed: Listed, content: string | Buffer, name = 'list.csv'): Promise<ReadSheet> =>
  readSheet({ name, bytes: Buffer.from(content) }, SHEETS[listed]);

/** Why a file cannot be read. */
export async function whyUnread(
  listed: Listed,
  content: string | Buffer,
  { name = 'list.csv', locale = 'en' }: { name?: string; locale?: Locale } = {},
): Promise<string> {
  try {
    await readAs(listed, content, name);
  } catch (error) {
    if (isRefusal(error)) return worded(error.sentence, locale);
    throw error;
  }
  return 'It was read.';
}

/** What is wrong with the cells, a line each. */
export const problemsOf = ({ rows }: ReadSheet, locale: Locale = 'en'): string[] =>
  rows.flatMap(({ line, errors }) =>
    errors.map(({ column, why }) => `${column ?? ''}${line}: ${worded(why, locale)}`),
  );
