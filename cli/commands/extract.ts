import { Command, Option } from 'commander';
import type { Extraction } from '../../shared/domain/extraction.ts';
import type { Language } from '../../shared/domain/language.ts';
import { explainQuarantine } from '../../shared/domain/quarantine.ts';
import { extract } from '../../shared/extraction/extract.ts';
import { sentenceContext } from '../../shared/extraction/sentence-context.ts';
import { packs } from '../../shared/languages/packs.ts';
import { nativeDigest } from '../../shared/runtime/digest.ts';
import { type ArticleInput, type FailedInput, readArticleFile, readArticleLines } from '../article-input.ts';
import { combine, type ExitCode, exitCode } from '../exit-code.ts';
import { csvRow } from '../formats/csv.ts';
import { extractionRows } from '../formats/extraction-rows.ts';
import { jsonArray, jsonLine, prettyJson } from '../formats/json.ts';
import { cellsOf, recordColumns } from '../formats/record-row.ts';
import { articleText } from '../formats/text.ts';
import { inertLines } from '../inert.ts';
import { parseDay } from '../option-values.ts';
import { pipelineVerdict } from '../pipeline-verdict.ts';
import { complain, paint } from '../terminal.ts';

interface ExtractCommandOptions {
  readonly format: 'text' | 'json' | 'jsonl' | 'csv';
  readonly publishedAt?: string;
  readonly language?: Language;
  readonly fromJsonl?: string;
}

/** Writes extractions one after another in a format; `end` closes what a format opens. */
interface ExtractionWriter {
  add(extraction: Extraction, source: string): void;
  end(): void;
}

const write = (text: string): void => {
  process.stdout.write(text);
};

const writers: Record<ExtractCommandOptions['format'], (single: boolean) => ExtractionWriter> = {
  text: () => {
    let first = true;
    return {
      add(extraction, source) {
        const text = articleText(extraction, ({ sentence }) => source.slice(...sentence), paint);
        write(`${first ? '' : '\n\n'}${text}`);
        first = false;
      },
      end() {},
    };
  },
  json: (single) =>
    single ? { add: (extraction) => write(`${prettyJson(extraction)}\n`), end() {} } : jsonArray(write),
  jsonl: () => ({ add: (extraction) => write(`${jsonLine(extraction)}\n`), end() {} }),
  csv: () => {
    const show = process.stdout.isTTY ? inertLines : (text: string) => text;
    write(csvRow(recordColumns));
    return {
      add: (extraction, source) => {
        for (const row of extractionRows(extraction, source)) write(show(csvRow(cellsOf(row, recordColumns))));
      },
      end() {},
    };
  },
};

async function* inputsOf(files: readonly string[], fromJsonl?: string): AsyncGenerator<ArticleInput | FailedInput> {
  if (fromJsonl !== undefined) yield* readArticleLines(fromJsonl);
  for (const file of files) yield await readArticleFile(file);
}

const run = async (files: readonly string[], options: ExtractCommandOptions): Promise<ExitCode> => {
  const writer = writers[options.format](files.length === 1 && options.fromJsonl === undefined);
  const receivedAt = new Date().toISOString();
  const codes: ExitCode[] = [];
  for await (const input of inputsOf(files, options.fromJsonl)) {
    if (!input.ok) {
      complain(input.message);
      codes.push(input.code);
      continue;
    }
    const { name, source, encoding, sha256 } = input;
    const metadata = {
      ...input.metadata,
      ...(options.publishedAt === undefined ? {} : { publishedAt: options.publishedAt }),
      ...(options.language === undefined ? {} : { language: options.language }),
    };
    const context = sentenceContext(source);
    const extraction = extract(source, {
      name,
      receivedAt,
      encoding,
      sha256,
      metadata,
      digest: nativeDigest,
      onSentences: context.add,
    });
    writer.add(extraction, source);
    const verdict = await pipelineVerdict(extraction, source, context.of);
    if (verdict !== null)
      complain(`${name}: the pipeline would quarantine it (${verdict.reason}). ${explainQuarantine(verdict)}`);
  }
  writer.end();
  return combine(codes);
};

/** `claimwire extract`: reads articles on this machine, without any AWS. */
export const extractCommand = (): Command =>
  new Command('extract')
    .summary('print the claims, statistics and dates of articles')
    .description(
      'Prints the claims, statistics and dates of articles, with the exact place of each in the text. Works without AWS and without network. ' +
        'A file that cannot be read is named on standard error; the others are still read. What the pipeline would quarantine all the same, ' +
        'for its size or its many records, is printed with a warning there.',
    )
    .argument('[FILE...]', 'plain-text articles; "-" is standard input')
    .addOption(
      new Option(
        '--format <format>',
        'text for people; json: an object for one FILE, else an array; jsonl: an article a line; csv: a record a row',
      )
        .choices(Object.keys(writers))
        .default('text'),
    )
    .addOption(
      new Option('--published-at <date>', 'date of publication, YYYY-MM-DD, that relative dates count from').argParser(
        parseDay,
      ),
    )
    .addOption(
      new Option('--language <language>', 'of the articles; told from the text by default').choices(Object.keys(packs)),
    )
    .option(
      '--from-jsonl <file>',
      'articles one a line: {"name", "text", "language", "publishedAt"}; "-" is standard input',
    )
    .addHelpText(
      'after',
      `
Examples:
  claimwire extract article.txt
  claimwire extract --published-at 2026-02-04 --format json article.txt
  curl -s https://example.org/article.txt | claimwire extract --format csv - > records.csv
  claimwire extract --format jsonl --from-jsonl archive.jsonl > extractions.jsonl`,
    )
    .action(async (files: string[], options: ExtractCommandOptions, command: Command) => {
      if (files.length === 0 && options.fromJsonl === undefined)
        command.error('error: nothing to read. Give a FILE, "-" for standard input, or --from-jsonl.', {
          exitCode: exitCode.usage,
        });
      process.exitCode = await run(files, options);
    });
