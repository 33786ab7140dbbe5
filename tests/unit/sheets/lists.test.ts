import { expect, it } from 'vitest';
import { openArchive } from '@/platform/sheets/archive';
import { openList } from '@/platform/sheets/reading';
import type { SheetDescription } from '@/platform/sheets/sheet';
import { workbookGrids } from '@/platform/sheets/workbook';
import { listFile } from '@/platform/sheets/writing';

const DANGEROUS = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', "'=1", '=cmd|calc!A0'],
  ...['=HYPERLINK("x")', 'a"b,c;d', '<b>&amp;</b>', 'ʻokina', 'محمد', 'a\u0000b', '\ud800'],
];
const list = { name: 'persons', head: ['Name', 'Places'], rows: DANGEROUS.map((text) => [text, 7]) };

/** One part of a workbook. */
async function partOf(bytes: Buffer, name: string): Promise<string> {
  let text = '';
  await (await openArchive(bytes)).read(name, (piece) => {
    text += piece;
  });
  return text;
}

it('writes no formula into a workbook, and reads back what was written', async () => {
  const { bytes, name, type } = await listFile(list, 'en', 'xlsx');
  expect([name, type.includes('spreadsheetml')]).toEqual(['persons-en.xlsx', true]);
  const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml');
  expect(sheet).not.toMatch(/<f[ >]/);
  const [open] = await workbookGrids(bytes);
  const cells = open?.grid.rows.slice(1).map((row) => row.cells[0]);
  // The reader of workbooks trims cells, and what XML cannot hold is left out.
  const written = (text: string) => text.replace(/\0|\ud800/g, '').trim();
  expect(cells).toEqual(DANGEROUS.map(written));
  expect(open?.grid.rows[1]?.cells[1]).toBe('7');
});

it('writes no cell into a CSV that begins a formula', async () => {
  const { bytes, name } = await listFile(list, 'fr', 'csv');
  expect(name).toBe('persons-fr.csv');
  const lines = bytes.toString('utf8').split('\r\n').slice(1);
  for (const line of lines) expect(line).not.toMatch(/^"?[=+\-@\t\r＝]/);
});

it('reads from the right in Arabic alone', async () => {
  const isRight = async (locale: 'ar' | 'en') =>
    (await partOf((await listFile(list, locale, 'xlsx')).bytes, 'xl/worksheets/sheet1.xml')).includes(
      'rightToLeft="1"',
    );
  expect([await isRight('ar'), await isRight('en')]).toEqual([true, false]);
});

it('is opened by the reader of lists', async () => {
  const description: SheetDescription = {
    fields: {
      name: {
        words: { en: ['Name'], fr: ['Nom'], es: ['Nombre'], ar: ['الاسم'] },
        reader: () => (value) => ({ value }),
      },
    },
    needed: [['name']],
    whole: (values) => ({ values, problems: [] }),
    about: () => null,
  };
  for (const ending of ['csv', 'xlsx'] as const) {
    const { bytes } = await listFile({ ...list, rows: [['Ana', 1]] }, 'en', ending);
    const { rows } = await openList({ name: `list.${ending}`, bytes }, description, null);
    expect(rows.map(({ values }) => values.name)).toEqual(['Ana']);
  }
});
