type StyleListener = {
  open: (element: { name: string; attributes: Readonly<Record<string, string>> }) => void;
};

/** How a number is shown that is more than its digits: as a date, or filled up with noughts to so many digits. */
type NumberFormat = { date: true; from1904: boolean } | { digits: number };
/** By the number of a style of cells. */
export type NumberFormats = ReadonlyMap<string, NumberFormat>;

/** The formats of dates that every spreadsheet has without naming them (ECMA-376, 18.8.30). */
const DATES = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);
const DAY = 86_400_000;

/** The formats of the styles that matter; without styles there are none. */
export async function formatsOf(
  parseStyles: ((listener: StyleListener) => Promise<void>) | null,
  from1904: boolean,
): Promise<NumberFormats> {
  const codes = new Map<string, string>();
  const formats = new Map<string, NumberFormat>();
  let [inCells, style] = [false, 0];
  await parseStyles?.({
    open: ({ name, attributes: { numFmtId = '', formatCode = '' } }) => {
      if (name === 'numFmt') codes.set(numFmtId, formatCode);
      if (name === 'cellXfs' || name === 'cellStyles') inCells = name === 'cellXfs';
      if (name !== 'xf' || !inCells) return;
      const format = formatOf(Number(numFmtId), codes.get(numFmtId) ?? '', from1904);
      if (format) formats.set(String(style), format);
      style += 1;
    },
  });
  return formats;
}

function formatOf(id: number, code: string, from1904: boolean): NumberFormat | null {
  if (/^0{2,}$/.test(code)) return { digits: code.length };
  // Words, colours, languages and escaped signs are no days and years.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase();
  return DATES.has(id) || /[dy]/.test(bare.replace(/general/g, '')) ? { date: true, from1904 } : null;
}

/** A number as it was meant: with all of its digits and never as a power of ten, or as a date. */
export function shownNumber(text: string, format: NumberFormat | undefined): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (format && 'date' in format) return dateOf(value, format.from1904) ?? text;
  const digits =
    /e/i.test(text) && Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : text;
  return format ? digits.padStart(format.digits, '0') : digits.replace(/^(-?\d+)\.0+$/, '$1');
}

/** A day by its number, counted from 1900 as if that had been a leap year, or from 1904. */
function dateOf(value: number, from1904: boolean): string | null {
  if (value < 1 || value > 2_958_465) return null;
  const leap = !from1904 && value < 60 ? 1 : 0;
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const at = new Date(first + Math.round((value + leap) * DAY)).toISOString();
  return at.endsWith('T00:00:00.000Z') ? at.slice(0, 10) : at.slice(0, 19).replace('T', ' ');
}
