import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { csvText } from '@/domain/csv';
import { directionOf, type Locale } from '@/domain/local-text';
import type { GivenFile } from '../http/file';

/** What stands in one cell of a list that is given away: a number stays one, and all else is text. */
export type WrittenCell = string | number | null;
/** A list to be given away: `name` is that of its file, without the ending. */
export type WrittenList = {
  name: string;
  head: readonly string[];
  rows: readonly (readonly WrittenCell[])[];
};

/** The forms in which every list is given away. */
export const LIST_ENDINGS = ['csv', 'xlsx'] as const;
export type ListEnding = (typeof LIST_ENDINGS)[number];

const TYPES: Readonly<Record<ListEnding, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** The widest column of a workbook, in characters. */
const WIDEST = 60;
/** What XML cannot hold. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

/** A list as a file. No cell of it is a formula, whatever somebody typed; a workbook in Arabic reads from the right. */
export async function listFile(list: WrittenList, locale: Locale, ending: ListEnding): Promise<GivenFile> {
  const bytes = ending === 'csv' ? csvOf(list) : await workbookOf(list, locale);
  return { name: `${list.name}-${locale}.${ending}`, type: TYPES[ending], bytes };
}

const csvOf = ({ head, rows }: WrittenList): Buffer =>
  Buffer.from(
    csvText([head, ...rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))]),
    'utf8',
  );

const workbookOf = ({ head, rows }: WrittenList, locale: Locale): Promise<Buffer> => {
  const text = (value: string) => ({ type: String, value: value.replace(UNWRITABLE, '') });
  const data: SheetData = [
    head.map((value) => ({ ...text(value), fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((cell) => {
        if (cell === null || cell === '') return null;
        return typeof cell === 'number' ? { type: Number, value: cell } : text(cell);
      }),
    ),
  ];
  const width = (index: number) =>
    Math.min(WIDEST, 2 + Math.max(...[head, ...rows].map((row) => String(row[index] ?? '').length)));
  return writeWorkbook(data, {
    columns: head.map((_, index) => ({ width: width(index) })),
    rightToLeft: directionOf(locale) === 'rtl',
    stickyRowsCount: 1,
  }).toBuffer();
};
