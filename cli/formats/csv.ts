export type Cell = string | number | boolean | null | undefined;

// What a spreadsheet takes for the start of a formula, in their full-width forms as well: where a cell begins, and where one would begin that
// parts cells at semicolons or tabs and minds no quote marks, as where the comma is the decimal sign: "a;=1+1".
const formulaStart = /(^|[;\t\r\n])( *)(?=[=+\-@＝＋－＠])/gu;

/**
 * One row after RFC 4180, line end included. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are left
 * as they are.
 */
export const csvRow = (cells: readonly Cell[]): string =>
  `${cells
    .map((cell) => {
      if (cell === null || cell === undefined) return '';
      if (typeof cell !== 'string') return String(cell);
      const safe = cell.replace(formulaStart, "$1$2'");
      return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;
