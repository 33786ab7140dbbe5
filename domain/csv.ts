/** What a spreadsheet takes for the beginning of a formula, behind spaces too; or what was made harmless already. */
const FORMULA = /^'*\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** What `cellOf` puts before a text that looks like a formula. */
const HARMLESS = "'";

/** A cell that a spreadsheet reads as text, whatever somebody typed into it. */
function cellOf(text: string): string {
  const harmless = FORMULA.test(text) ? HARMLESS + text : text;
  return /[",;\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The text of a cell that was written so: without the sign that kept it from being a formula. */
export const textOfCell = (cell: string): string =>
  cell.startsWith(HARMLESS) && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/** A table as comma-separated values (RFC 4180), in UTF-8 and with the mark by which spreadsheets know that. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}
