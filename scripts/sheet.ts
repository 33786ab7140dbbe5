import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isLocale, type Locale } from '@/domain/local-text';
import { isRefusal, refuse } from '@/domain/refusal';
import { DELEGATION_SHEET, PERSON_SHEET } from '@/features/delegations/imports';
import { MEMBER_SHEET } from '@/features/members/imports';
import { worded } from '@/platform/i18n/worded';
import { type ReadSheet, readSheet } from '@/platform/sheets/reading';
import { MOST_ROWS, MOST_SHEET, MOST_SHEET_MEGABYTES } from '@/platform/sheets/sheet';
import { bad, why } from './case-file';

const SHEETS = { persons: PERSON_SHEET, delegations: DELEGATION_SHEET, members: MEMBER_SHEET };
const USE = `Say what the file lists: npm run -s sheet -- ${Object.keys(SHEETS).join('|')} FILE [--language=en|fr|es|ar]`;
/** How the command ends when the file cannot be read. */
const UNREAD = 1;

/** Prints what an import would read, as JSON. Exit 0: it can be read; 1: it cannot, and a sentence says why; 2: nothing was named. */
async function main(): Promise<number> {
  const named = argumentsOf();
  if (!named) return bad(USE);
  const { description, path, locale } = named;
  try {
    // What is far too large is not even loaded.
    if (statSync(path).size > MOST_SHEET)
      throw refuse('sheets.refusal.tooLarge', { megabytes: MOST_SHEET_MEGABYTES, rows: MOST_ROWS });
    const file = { name: basename(path), bytes: await readFile(path) };
    const sheet = await readSheet(file, description);
    process.stdout.write(`${JSON.stringify(inWords(sheet, locale), null, 2)}\n`);
    return 0;
  } catch (error) {
    if (!isRefusal(error) && !(error instanceof Error && 'code' in error)) throw error;
    bad(isRefusal(error) ? worded(error.sentence, locale) : `${path} is no use: ${why(error)}.`);
    return UNREAD;
  }
}

function argumentsOf() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { language: { type: 'string', default: 'en' } },
    });
    const [kind = '', path = '', ...more] = positionals;
    const { language: locale } = values;
    if (!Object.hasOwn(SHEETS, kind) || !path || more.length > 0 || !isLocale(locale)) return null;
    return { description: SHEETS[kind as keyof typeof SHEETS], path, locale };
  } catch {
    return null;
  }
}

function inWords({ how, headerLine, columns, unknownColumns, emptyRows, rows }: ReadSheet, locale: Locale) {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    ...(how.format === 'csv' ? { ...how, because: worded(how.because, locale) } : how),
    headerLine,
    columns: columns.map(({ field, header, column }) => ({ field, header, column })),
    unknownColumns,
    emptyRows,
    counts: { rows: rows.length, new: count('new'), same: count('same'), error: count('error') },
    rows: rows.map(({ errors, ...row }) => ({
      ...row,
      errors: errors.map((error) => ({ ...error, why: worded(error.why, locale) })),
    })),
  };
}

process.exitCode = await main();
