import { type Cell, csvRow } from './formats/csv.ts';
import { jsonArray } from './formats/json.ts';
import type { Listing } from './formats/record-listing.ts';
import { cellsOf } from './formats/record-row.ts';
import { tableText } from './formats/table.ts';
import { inertLines } from './inert.ts';
import { paint } from './terminal.ts';

export const listingFormats = ['table', 'json', 'csv'] as const;
export type ListingFormat = (typeof listingFormats)[number];

export const write = (text: string): void => {
  process.stdout.write(text);
};
/** A spreadsheet takes the row as it is; on a terminal nothing in it acts. */
export const writeCsv = (row: string): void => write(process.stdout.isTTY ? inertLines(row) : row);

/** Prints what was found, as it comes where the format allows; how many there were. */
export const printItems = async <Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  listing: Listing<Item>,
  format: ListingFormat,
): Promise<number> => {
  let count = 0;
  const array = format === 'json' ? jsonArray(write) : null;
  const rows: (readonly Cell[])[] = [];
  if (format === 'csv') writeCsv(csvRow(listing.columns));
  for await (const item of items) {
    count++;
    if (array !== null) array.add(item);
    else if (format === 'csv') writeCsv(csvRow(cellsOf(listing.row(item), listing.columns)));
    else rows.push(listing.cells(item));
  }
  array?.end();
  if (rows.length > 0) write(tableText(listing.headings, rows, paint));
  return count;
};
