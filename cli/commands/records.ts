import { Command, InvalidArgumentError, Option } from 'commander';
import { slugOf } from '../../shared/domain/slug.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { recentDays } from '../newest-documents.ts';
import { languageOption, minCheckWorthinessOption, parseDay, parseLimit } from '../option-values.ts';
import { listingFormats } from '../print-items.ts';
import { printDocument, printListing, type RecordsQuery } from '../print-records.ts';
import { serviceFailure } from '../service-failure.ts';
import { findTarget } from '../target.ts';
import { complain } from '../terminal.ts';

interface RecordsCommandOptions extends RecordsQuery {
  readonly stage?: string;
}

const run = async (options: RecordsCommandOptions): Promise<ExitCode> => {
  const target = await findTarget(options.stage);
  if (typeof target === 'string') {
    complain(target);
    return exitCode.unavailable;
  }
  const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
  const { connect } = await import('../../client/connect.ts');
  const { dynamoRecordStore } = await import('../../shared/persistence/dynamo-record-store.ts');
  const { tableName, articlesBucket } = target;
  const dynamodb = new DynamoDBClient(target.dynamodb);
  const reader = connect({ tableName, dynamodb });
  const source = { reader, store: dynamoRecordStore(dynamodb, tableName, systemPatience), articlesBucket };
  try {
    return await (options.document === undefined
      ? printListing(source, options, new Date())
      : printDocument(source, options));
  } catch (error) {
    const failure = serviceFailure(error, target.label);
    if (failure === null) throw error;
    complain(failure);
    return exitCode.unavailable;
  } finally {
    dynamodb.destroy();
  }
};

const trimmed = (value: string): string => value.trim();
/** Takes a value of which a key remains. */
const parseNamed =
  (keyOf: (value: string) => string) =>
  (value: string): string => {
    if (keyOf(value) === '') throw new InvalidArgumentError('Give a name.');
    return value;
  };

const subjects = ['document', 'speaker', 'day', 'unit', 'counted'] as const;

/** `claimwire records`: reads records back as a downstream service does. */
export const recordsCommand = (): Command => {
  const command = new Command('records')
    .summary('read claims, statistics and documents back from DynamoDB')
    .description(
      'Reads back what was extracted, from the local stack that runs or with --stage from AWS, as a downstream service would. Without a ' +
        `subject it lists the documents of the last ${recentDays} days or, where there are none, the latest of the year before. A document's day is ` +
        'that of its publication, or of its upload where that is not known.',
    );
  const subjectOptions = {
    document: new Option('--document <id>', 'all records of a document, by its id or the key of its file'),
    speaker: new Option('--speaker <name>', 'claims of a person or organisation, by full name').argParser(
      parseNamed(slugOf),
    ),
    day: new Option('--day <date>', 'documents of a day, YYYY-MM-DD').argParser(parseDay),
    unit: new Option('--unit <unit>', 'statistics in a unit: EUR or €, %, km, year …').argParser(parseNamed(trimmed)),
    counted: new Option('--counted <noun>', 'statistics that count something, by the noun in the singular').argParser(
      parseNamed(trimmed),
    ),
  } satisfies Record<(typeof subjects)[number], Option>;
  for (const subject of subjects)
    command.addOption(subjectOptions[subject].conflicts(subjects.filter((other) => other !== subject)));
  subjectOptions.document.conflicts(['from', 'to', 'language']);
  subjectOptions.day.conflicts(['from', 'to']);
  return command
    .addOption(new Option('--from <date>', 'not before this day, YYYY-MM-DD').argParser(parseDay))
    .addOption(new Option('--to <date>', 'not after this day').argParser(parseDay))
    .addOption(languageOption())
    .addOption(minCheckWorthinessOption().conflicts(subjects.filter((subject) => subject !== 'speaker')))
    .addOption(
      new Option('--limit <number>', 'so many at most; with --document, of claims and of statistics').argParser(
        parseLimit,
      ),
    )
    .option('--include-restricted', 'also what is embargoed, withheld or canceled')
    .option('--stage <name>', 'a deployed stage; by default the local stack that runs')
    .addOption(new Option('--format <format>').choices(listingFormats).default('table'))
    .addHelpText(
      'after',
      `
Examples:
  claimwire records --document article.txt
  claimwire records --speaker "Nathalie Berthier" --from 2026-01-01
  claimwire records --counted emploi --language fr
  claimwire records --unit EUR --format csv > euros.csv
  claimwire records --day 2026-02-04 --stage prod --format json`,
    )
    .action(async (options: RecordsCommandOptions) => {
      if (options.from !== undefined && options.to !== undefined && options.from > options.to)
        command.error('error: --from is after --to.', { exitCode: exitCode.usage });
      if (options.minCheckWorthiness !== undefined && options.speaker === undefined)
        command.error('error: --min-check-worthiness goes with --speaker; for all claims: claimwire verdict queue.', {
          exitCode: exitCode.usage,
        });
      process.exitCode = await run(options);
    });
};
