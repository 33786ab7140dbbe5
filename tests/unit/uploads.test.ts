import { getTableColumns, getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/domain/local-text';
import { openUploaded, Uploaded } from '@/domain/uploaded';
import { MOST_DOCUMENT_MEGABYTES, MOST_FILE_MEGABYTES } from '@/platform/http/sizes.mjs';
import { messagesOf } from '@/platform/i18n/messages';
import { allTables } from '../setup/schema-tables';
import { declarationsOf, exportsOf, filesIn, importsOf, textOf, usedIn } from '../setup/sources';

const house = ['app', 'db', 'domain', 'features', 'platform'].flatMap(filesIn);
/** Addresses that tell how the process is, or answer in words: none gives a file away. */
const NO_FILES = ['app/api/search/route.ts'];

/** Bytes that nobody uploaded as a file: changes of a document, which the house takes apart before it keeps them. */
const NO_UPLOADS = ['live_notes', 'live_update'];

describe('a file that somebody uploaded', () => {
  it('comes out of every table shut, and shows nothing of itself', async () => {
    const tables = (await allTables()).filter((table) => !NO_UPLOADS.includes(getTableName(table)));
    const columns = tables.flatMap((table) =>
      Object.values(getTableColumns(table))
        .filter((column) => column.getSQLType() === 'bytea')
        .map((column) => ({
          table: getTableName(table),
          read: column.mapFromDriverValue(Buffer.from('abc')),
        })),
    );
    expect(columns.map(({ table }) => table)).toEqual(['file']);
    for (const { table, read } of columns)
      expect(read, `${table}: keep it as Uploaded`).toBeInstanceOf(Uploaded);
    const [{ read } = { read: null }] = columns;
    expect(JSON.stringify(read)).toBe('{"length":3}');
    expect(Buffer.from(openUploaded(read as Uploaded)).toString()).toBe('abc');
    expect(house.filter((path) => /\bfrom "?file"?\b(?! *\.)/.test(textOf(path)))).toEqual([]);
  });

  it('is opened by the table, by the one door, by what prints a badge and by the reader of lists, and by nothing else', () => {
    const opening = house.filter((path) =>
      importsOf(path).some(({ names }) => names.some(({ there }) => there === 'openUploaded')),
    );
    expect(opening).toEqual([
      'db/schema/files.ts',
      'platform/http/file.ts',
      'platform/papers/pictures.ts',
      'platform/sheets/kept.ts',
    ]);
  });

  it('leaves by no other answer: every route gives its files away through the door', () => {
    const routes = house.filter((path) => path.endsWith('/route.ts') && !NO_FILES.includes(path));
    expect(routes.length).toBeGreaterThan(3);
    for (const path of routes) {
      for (const { name, node } of exportsOf(path)) {
        const used = usedIn(node);
        const usesDoor = ['fileResponse', 'uploadedResponse', 'bundleResponse'].some((door) =>
          used.has(door),
        );
        expect(
          usesDoor,
          `${path}: ${name} answers with fileResponse(), uploadedResponse() or bundleResponse()`,
        ).toBe(true);
      }
    }
    const answering = house.filter((path) =>
      [...declarationsOf(path).values()].some((one) => usedIn(one).has('Response')),
    );
    expect(answering).toEqual([...NO_FILES, 'platform/http/file.ts']);
  });

  it('has its largest size in one place, and the sentences name that', () => {
    for (const locale of LOCALES) {
      const { refusal, reg } = messagesOf(locale).delegations;
      expect(messagesOf(locale).common.http.documentTooLarge, locale).toMatch(
        new RegExp(`\\b${MOST_DOCUMENT_MEGABYTES}[\\s\u00a0\u202f]`),
      );
      for (const text of [refusal.photoTooLarge, reg.photoHint])
        expect(text, locale).toMatch(new RegExp(`\\b${MOST_FILE_MEGABYTES}[\\s\u00a0\u202f]`));
    }
    const written = house.filter((path) => /\b\d+ \* 1024 \* 1024\b/.test(textOf(path)));
    expect(written).toEqual([]);
  });
});
