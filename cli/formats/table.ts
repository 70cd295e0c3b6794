import { inert } from '../inert.ts';
import type { Paint } from '../terminal.ts';
import type { Cell } from './csv.ts';

/** The widest that a cell may be; longer text is cut. */
const widest = 60;

const shown = (cell: Cell): string => {
  const text = cell === null || cell === undefined ? '' : inert(String(cell));
  const characters = [...text];
  return characters.length > widest ? `${characters.slice(0, widest - 1).join('')}…` : text;
};

const widthOf = (text: string): number => [...text].length;

/** Rows under a line of headings, in columns; numbers to the right. Several lines, the last one ended. */
export const tableText = (headings: readonly string[], rows: readonly (readonly Cell[])[], paint: Paint): string => {
  const texts = rows.map((row) => row.map(shown));
  const widths = headings.map((heading, i) => Math.max(widthOf(heading), ...texts.map((row) => widthOf(row[i] ?? ''))));
  const line = (cells: readonly string[], row?: readonly Cell[]) =>
    cells
      .map((text, i) => {
        const padding = ' '.repeat((widths[i] ?? 0) - widthOf(text));
        return typeof row?.[i] === 'number' ? padding + text : text + padding;
      })
      .join('  ')
      .trimEnd();
  return `${[paint('bold', line(headings)), ...texts.map((row, i) => line(row, rows[i]))].join('\n')}\n`;
};
