import { Command, Option } from 'commander';
import type { Head, Reader } from '../../client/index.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { quarantineReasons } from '../../shared/domain/quarantine.ts';
import { slugOf } from '../../shared/domain/slug.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { type Cell, csvRow } from '../formats/csv.ts';
import { jsonArray, prettyJson } from '../formats/json.ts';
import {
  claimListing,
  documentListing,
  documentRows,
  type Listing,
  statisticListing,
} from '../formats/record-listing.ts';
import { cellsOf, recordColumns } from '../formats/record-row.ts';
import { tableText } from '../formats/table.ts';
import { articleText } from '../formats/text.ts';
import { inertLines } from '../inert.ts';
import { parseCount, parseDay } from '../option-values.ts';
import { serviceFailure } from '../service-failure.ts';
import { findTarget, type Target } from '../target.ts';
import { complain, note, paint } from '../terminal.ts';

interface RecordsCommandOptions {
  readonly document?: string;
  readonly speaker?: string;
  readonly day?: string;
  readonly unit?: string;
  readonly counted?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly includeRestricted?: boolean;
  readonly stage?: string;
  readonly format: 'table' | 'json' | 'csv';
}

const write = (text: string): void => {
  process.stdout.write(text);
};
const csv = (row: string): void => write(process.stdout.isTTY ? inertLines(row) : row);

/** Days that a listing of documents goes back without other word. */
const recentDays = 7;
const dayBefore = (today: Date, days: number): string =>
  new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);

async function* take<Item>(items: AsyncIterable<Item>, most = Number.POSITIVE_INFINITY): AsyncGenerator<Item> {
  let count = 0;
  if (most === 0) return;
  for await (const item of items) {
    yield item;
    if (++count >= most) return;
  }
}

/** Prints what was found, as it comes where the format allows. */
const list = async <Item>(
  items: AsyncIterable<Item>,
  listing: Listing<Item>,
  format: RecordsCommandOptions['format'],
): Promise<void> => {
  if (format === 'json') {
    const array = jsonArray(write);
    for await (const item of items) array.add(item);
    array.end();
  } else if (format === 'csv') {
    csv(csvRow(listing.columns));
    for await (const item of items) csv(csvRow(cellsOf(listing.row(item), listing.columns)));
  } else {
    const rows: (readonly Cell[])[] = [];
    for await (const item of items) rows.push(listing.cells(item));
    if (rows.length === 0) note('Nothing was found.');
    else write(tableText(listing.headings, rows, paint));
  }
};

const whyUnreadable = (head: Head | null): { code: ExitCode; why: string } => {
  if (head?.quarantine) return { code: exitCode.badData, why: quarantineReasons[head.quarantine.reason] };
  if (head?.run) return { code: exitCode.noInput, why: 'it is held back by its newsroom. Give --include-restricted.' };
  if (head) return { code: exitCode.noInput, why: 'its file was deleted, or is still being read.' };
  return {
    code: exitCode.noInput,
    why: 'none is known by this id or key. "claimwire records --from DATE" lists those that are.',
  };
};

const printDocument = async (
  reader: Reader,
  { articlesBucket }: Target,
  { document: named = '', format, includeRestricted = false }: RecordsCommandOptions,
): Promise<ExitCode> => {
  const isId = /^[0-9a-f]{32}$/.test(named);
  const documentId = isId ? named : documentIdOf({ bucket: articlesBucket, key: named, source: null, articleId: null });
  const found = await reader.document(documentId, { includeRestricted });
  if (found === null) {
    const { code, why } = whyUnreadable(await reader.head(documentId));
    complain(`document "${named}" can't be read: ${why}`);
    return code;
  }
  if (format === 'json') write(`${prettyJson(found)}\n`);
  else if (format === 'csv') {
    csv(csvRow(recordColumns));
    for (const row of documentRows(found)) csv(csvRow(cellsOf(row, recordColumns)));
  } else write(articleText({ ...found, dates: found.document.dates }, ({ sentenceText }) => sentenceText, paint));
  return exitCode.ok;
};

const query = async (
  reader: Reader,
  target: Target,
  options: RecordsCommandOptions,
  today: Date,
): Promise<ExitCode> => {
  const { document, speaker, day, unit, counted, from, to, limit, includeRestricted = false, format } = options;
  if (document !== undefined) return printDocument(reader, target, options);
  const range = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    includeRestricted,
  };
  if (speaker !== undefined)
    await list(take(reader.claimsBySpeaker(slugOf(speaker), range), limit), claimListing, format);
  else if (unit !== undefined) await list(take(reader.statisticsByUnit(unit, range), limit), statisticListing, format);
  else if (counted !== undefined)
    await list(take(reader.statisticsByCounted(counted, range), limit), statisticListing, format);
  else {
    const first = day ?? from ?? dayBefore(today, recentDays - 1);
    const days = { from: first, to: day ?? to ?? dayBefore(today, 0) };
    await list(take(reader.documentsByDay(days, { includeRestricted }), limit), documentListing, format);
  }
  return exitCode.ok;
};

const run = async (options: RecordsCommandOptions): Promise<ExitCode> => {
  const target = await findTarget(options.stage);
  if (typeof target === 'string') {
    complain(target);
    return exitCode.unavailable;
  }
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { connect } = await import('../../client/connect.ts');
  const dynamodb = new DynamoDBClient(target.dynamodb);
  try {
    return await query(connect({ tableName: target.tableName, dynamodb }), target, options, new Date());
  } catch (error) {
    const failure = serviceFailure(error, target.label);
    if (failure === null) throw error;
    complain(failure);
    return exitCode.unavailable;
  } finally {
    dynamodb.destroy();
  }
};

const subjects = ['document', 'speaker', 'day', 'unit', 'counted'] as const;

/** `claimwire records`: reads records back as a downstream service does. */
export const recordsCommand = (): Command => {
  const command = new Command('records')
    .summary('read claims, statistics and documents back from DynamoDB')
    .description(
      'Reads back what was extracted, from the local stack that runs or with --stage from AWS, as a downstream service would. Without a ' +
        `subject it lists the documents of the last ${recentDays} days. A document's day is that of its publication, or of its upload where that is not known.`,
    );
  const subjectOptions = {
    document: new Option('--document <id>', 'all records of a document, by its id or the key of its file'),
    speaker: new Option('--speaker <name>', 'claims of a person or organisation, by full name'),
    day: new Option('--day <date>', 'documents of a day, YYYY-MM-DD').argParser(parseDay),
    unit: new Option('--unit <unit>', 'statistics in a unit: EUR, %, km, year …'),
    counted: new Option('--counted <noun>', 'statistics that count something, by the noun in the singular'),
  } satisfies Record<(typeof subjects)[number], Option>;
  for (const subject of subjects)
    command.addOption(subjectOptions[subject].conflicts(subjects.filter((other) => other !== subject)));
  subjectOptions.document.conflicts(['from', 'to', 'limit']);
  subjectOptions.day.conflicts(['from', 'to']);
  return command
    .addOption(new Option('--from <date>', 'not before this day, YYYY-MM-DD').argParser(parseDay))
    .addOption(new Option('--to <date>', 'not after this day').argParser(parseDay))
    .addOption(new Option('--limit <number>', 'so many at most').argParser(parseCount))
    .option('--include-restricted', 'also what is embargoed, withheld or canceled')
    .option('--stage <name>', 'a deployed stage; by default the local stack that runs')
    .addOption(new Option('--format <format>').choices(['table', 'json', 'csv']).default('table'))
    .addHelpText(
      'after',
      `
Examples:
  claimwire records --document article.txt
  claimwire records --speaker "Tom Homan" --from 2026-01-01
  claimwire records --unit EUR --format csv > euros.csv
  claimwire records --day 2026-02-04 --stage prod --format json`,
    )
    .action(async (options: RecordsCommandOptions) => {
      if (options.from !== undefined && options.to !== undefined && options.from > options.to)
        command.error('error: --from is after --to.', { exitCode: exitCode.usage });
      process.exitCode = await run(options);
    });
};
