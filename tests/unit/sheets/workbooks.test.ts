import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_ROWS } from '@/platform/sheets/sheet';
import { archive, rowOf, workbook } from './archives';
import { problemsOf, readAs, whyUnread } from './files';

const HEAD = rowOf('Country', 'Name', 'E-mail', 'Phone');
const NAME = 'list.xlsx';

describe('a workbook', () => {
  it('of an office is read from its first visible sheet with a header', async () => {
    // Made by openpyxl 3.1.5; what its formulas came to was put in by hand, as a spreadsheet saves it.
    const bytes = readFileSync(join(import.meta.dirname, '../../data/members.xlsx'));
    const sheet = await readAs('members', bytes, 'الأعضاء.XLSX');
    expect(sheet.how).toEqual({ format: 'xlsx', sheet: 'الأعضاء' });
    expect(sheet.headerLine).toBe(4);
    expect(sheet.columns.map(({ field, column }) => `${column} ${field}`)).toEqual([
      'B country',
      'C region',
      'D since',
      'E until',
    ]);
    expect(sheet.unknownColumns).toEqual([{ header: 'رقم', column: 'A', perhaps: null }]);
    expect(problemsOf(sheet)).toEqual(['B9: The spreadsheet shows an error here instead of a value.']);
    expect(
      sheet.rows.map(({ line, values: { country, region, since, until } }) => [
        line,
        country,
        region,
        since,
        until,
      ]),
    ).toEqual([
      [5, 'EG', 'middleEast', '1945-10-24', null],
      [6, 'CL', 'americas', '1950-01-02', '2020-02-29'],
      // The value that a formula came to when the workbook was saved.
      [8, 'FR', 'europe', '2023-03-21', null],
      [9, null, null, null, null],
    ]);
    expect(sheet.emptyRows).toBe(1);
  });

  it('keeps numbers that are phones or codes as they are, with all digits', async () => {
    const cells = (...values: string[]) =>
      values
        .map(
          (value) =>
            `<row>${'<c t="inlineStr"><is><t>Chile</t></is></c><c t="inlineStr"><is><t>A</t></is></c>'}<c t="str"><f>1+1</f><v>a${value.length}@b.org</v></c><c s="1"><v>${value}</v></c></row>`,
        )
        .join('');
    const styles =
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="170" formatCode="0000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const bytes = workbook(
      { A: HEAD + cells('56221234567', '5.6221234567E+12', '221234567') },
      { name: 'xl/styles.xml', content: styles },
    );
    const { rows } = await readAs('persons', bytes, NAME);
    expect(rows.map(({ values }) => values.phone)).toEqual(['56221234567', '5622123456700', '0221234567']);
  });

  it('reads texts that cells share, without how they are pronounced', async () => {
    const text = '<si><r><t>Chi</t></r><r><t>le_x000D_\n</t></r><rPh sb="0" eb="1"><t>XX</t></rPh></si>';
    const shared = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Country</t></si>${text}</sst>`;
    const cells = [0, 1]
      .map((n) => `<row r="${n + 4}"><c r="C${n + 4}" t="s"><v>${n}</v></c></row>`)
      .join('');
    const sheet = await readAs(
      'members',
      workbook({ A: cells }, { name: 'xl/sharedStrings.xml', content: shared }),
      NAME,
    );
    expect(sheet.columns).toMatchObject([{ field: 'country', column: 'C' }]);
    expect(sheet.rows).toMatchObject([{ line: 5, values: { country: 'CL' } }]);
  });

  it('takes the sheet with the header, wherever that is', async () => {
    const bytes = workbook({
      Notes: rowOf('Read me') + rowOf('first'),
      Data: rowOf('') + HEAD + rowOf('Chile', 'A', 'a@b.org', ''),
    });
    const sheet = await readAs('persons', bytes, NAME);
    expect(sheet.how).toEqual({ format: 'xlsx', sheet: 'Data' });
    expect(sheet.rows).toMatchObject([{ line: 3, values: { country: 'CL' } }]);
  });

  const large = (rows: number) => workbook({ A: HEAD + rowOf('Chile', 'A', 'a@b.org', '').repeat(rows) });
  const bomb = { name: 'xl/sharedStrings.xml', content: Buffer.alloc(101 * 1024 * 1024, ' ') };
  const hidden =
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" state="veryHidden" r:id="r0"/></sheets></workbook>';
  const entity =
    '<!DOCTYPE x [<!ENTITY a "Chile">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>';

  it.each<[string, string, () => Buffer | string]>([
    [
      'is a list in letters',
      'The name of the file ends with .xlsx, but its content is no workbook.',
      () => 'Country;Name\nChile;A',
    ],
    ['is a PDF', 'The name of the file ends with .xlsx, but its content is PDF.', () => '%PDF-1.7\n'],
    [
      'is locked',
      'locked with a password, or is of an older kind',
      () => Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'),
    ],
    ['is another archive', 'The file is no workbook', () => archive({ name: 'a.txt', content: 'a' })],
    ['is broken off', 'The workbook is damaged', () => large(50).subarray(0, -300)],
    ['is damaged within', 'The workbook is damaged', () => workbook({ A: `${HEAD}<row>` })],
    [
      'brings its own entities',
      'The workbook is damaged',
      () => workbook({ A: '' }, { name: 'xl/worksheets/sheet0.xml', content: entity }),
    ],
    [
      'has only hidden sheets',
      'The workbook has no visible sheet',
      () => workbook({ A: HEAD }, { name: 'xl/workbook.xml', content: hidden }),
    ],
    ['has no header', 'The first 40 lines have no header.', () => workbook({ A: rowOf('x'), B: '' })],
    ['has a row too many', 'The file has too many rows.', () => large(MOST_ROWS + 1)],
    ['has 100,000 rows', 'The file has too many rows.', () => large(100_000)],
    [
      'says that it becomes too large',
      'Unpacked, the workbook has more than 100 megabytes.',
      () => workbook({ A: HEAD }, bomb),
    ],
    [
      'becomes larger than it says',
      'Unpacked, the workbook has more than 100 megabytes.',
      () => workbook({ A: HEAD }, { ...bomb, declared: 1000 }),
    ],
  ])('that %s is refused with a sentence', async (_, why, make) => {
    expect(await whyUnread('persons', make(), { name: NAME })).toContain(why);
  });

  it('is not refused for as many rows as may be', async () => {
    expect((await readAs('persons', large(MOST_ROWS), NAME)).rows).toHaveLength(MOST_ROWS);
  });

  it('is told when it is called a text', async () => {
    expect(await whyUnread('persons', large(1))).toContain('ends with .csv, but its content is');
  });
});
