import { type Days, daysOf } from '../client/date-range.ts';
import type { Reader } from '../client/index.ts';
import type { Language } from '../shared/domain/language.ts';
import { slugOf } from '../shared/domain/slug.ts';
import type { RecordStore } from '../shared/persistence/record-store.ts';
import { normalizeWord } from '../shared/text/word-forms.ts';
import { lookUpDocument, staleness, whyUnreadable } from './document-lookup.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { csvRow } from './formats/csv.ts';
import { prettyJson } from './formats/json.ts';
import {
  claimListing,
  documentListing,
  documentRows,
  type Listing,
  statisticListing,
} from './formats/record-listing.ts';
import { cellsOf, recordColumns } from './formats/record-row.ts';
import { articleText } from './formats/text.ts';
import { inertLines } from './inert.ts';
import { documentsOf, listedDays, newestDocuments, oldestListed } from './newest-documents.ts';
import { type ListingFormat, printItems, write, writeCsv } from './print-items.ts';
import { take } from './take.ts';
import { complain, note, paint } from './terminal.ts';

/** What `claimwire records` was asked for. */
export interface RecordsQuery {
  readonly document?: string;
  readonly speaker?: string;
  readonly day?: string;
  readonly unit?: string;
  readonly counted?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly includeRestricted?: boolean;
  readonly language?: Language;
  readonly minCheckWorthiness?: number;
  readonly format: ListingFormat;
}

/** What a query reads from. */
export interface Source {
  readonly reader: Reader;
  readonly store: RecordStore;
  readonly articlesBucket: string;
}

/** Prints the records of one document, or why there are none. */
export const printDocument = async (
  { reader, store, articlesBucket }: Source,
  { document: named = '', format, includeRestricted = false, limit: most }: RecordsQuery,
): Promise<ExitCode> => {
  const documentId = await lookUpDocument(store, articlesBucket, named);
  const found = await reader.document(documentId, { includeRestricted });
  if (found === null) {
    const { code, why } = whyUnreadable(await store.readDocument(documentId));
    complain(`document "${named}" can't be read: ${why}`);
    return code;
  }
  const stale = staleness(found.head);
  if (stale !== null) complain(`document "${named}" is ${stale}.`);
  const limited = { ...found, claims: found.claims.slice(0, most), statistics: found.statistics.slice(0, most) };
  if (format === 'json') write(`${prettyJson(limited)}\n`);
  else if (format === 'csv') {
    writeCsv(csvRow(recordColumns));
    for (const row of documentRows(limited)) writeCsv(csvRow(cellsOf(row, recordColumns)));
  } else write(articleText({ ...found, dates: found.document.dates }, ({ sentenceText }) => sentenceText, paint, most));
  return exitCode.ok;
};

const period = ({ from, to }: Days): string => (from === to ? `on ${from}` : `from ${from} to ${to}`);

/** Lists what the options ask for: records of one kind, or documents. */
export const printListing = async ({ reader }: Source, query: RecordsQuery, now: Date): Promise<ExitCode> => {
  const { speaker, unit, counted, day, from, to, limit, includeRestricted = false, language, format } = query;
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const print = async <Item>(items: AsyncIterable<Item>, listing: Listing<Item>, what: string, days: Days) => {
    if ((await printItems(take(items, limit), listing, format)) > 0) return;
    const narrowed = language === undefined ? '' : `, in articles in "${language}"`;
    const widen = day === undefined ? ' Give other days with --from and --to.' : '';
    const restricted = includeRestricted
      ? ''
      : ' What is embargoed, withheld or canceled is left out (--include-restricted).';
    note(inertLines(`Nothing was found: no ${what} ${period(days)}${narrowed}.${widen}${restricted}`));
  };
  const filters = { includeRestricted, ...(language === undefined ? {} : { language }) };
  const options = { ...range, ...filters };
  if (speaker !== undefined) {
    const id = slugOf(speaker);
    const { minCheckWorthiness: min } = query;
    const worth = { ...options, ...(min === undefined ? {} : { minCheckWorthiness: min }) };
    await print(reader.claimsBySpeaker(id, worth), claimListing, `claims by "${id}"`, daysOf(range, now));
  } else if (unit !== undefined) {
    const { unitSymbolOf } = await import('./unit-symbol.ts');
    const symbol = unitSymbolOf(unit);
    await print(
      reader.statisticsByUnit(symbol, options),
      statisticListing,
      `statistics in "${symbol}"`,
      daysOf(range, now),
    );
  } else if (counted !== undefined) {
    const key = normalizeWord(counted.trim());
    const what = `statistics that count "${key}" (the noun in the singular)`;
    await print(reader.statisticsByCounted(key, options), statisticListing, what, daysOf(range, now));
  } else if (day !== undefined || from !== undefined || to !== undefined) {
    const days = day === undefined ? listedDays(range, now) : { from: day, to: day };
    await print(documentsOf(reader, days, filters), documentListing, 'documents', days);
  } else {
    const recent = listedDays({}, now);
    const onWiden = (days: Days) =>
      note(`No documents ${period(recent)}; these are the latest before, ${period(days)}.`);
    const documents = newestDocuments(reader, now, filters, onWiden);
    await print(documents, documentListing, 'documents', { ...recent, from: oldestListed(now) });
  }
  return exitCode.ok;
};
