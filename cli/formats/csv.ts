export type Cell = string | number | boolean | null | undefined;

// What a spreadsheet takes for the start of a formula, in their full-width forms as well.
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One row after RFC 4180, line end included. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are left
 * as they are.
 */
export const csvRow = (cells: readonly Cell[]): string =>
  `${cells
    .map((cell) => {
      if (cell === null || cell === undefined) return '';
      if (typeof cell !== 'string') return String(cell);
      const safe = formulaStart.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;
