import { Command, Option } from 'commander';
import type { Uploaded } from '../arrival.ts';
import { addMetadataOptions, metadataOf } from '../article-metadata-options.ts';
import { uploadAll } from '../delivery.ts';
import { combine, type ExitCode, exitCode } from '../exit-code.ts';
import { inert } from '../inert.ts';
import { parseCount } from '../option-values.ts';
import type { Pipeline } from '../pipeline.ts';
import { progressBar } from '../progress.ts';
import { reportArrivals } from '../report-arrivals.ts';
import { serviceFailure } from '../service-failure.ts';
import { findTarget } from '../target.ts';
import { complain, note, say } from '../terminal.ts';
import { eachOnce, readUpload, sharedKey } from '../uploads.ts';

interface PutCommandOptions {
  readonly wait?: boolean;
  readonly timeout: number;
  readonly stage?: string;
  readonly prefix: string;
  readonly bulk?: boolean;
}

/** What makes files revisions of one document. */
interface Identity {
  readonly source?: string;
  readonly articleId?: string;
}

const upload = async (
  pipeline: Pipeline,
  files: readonly string[],
  options: PutCommandOptions,
  codes: ExitCode[],
): Promise<Uploaded[]> => {
  const bar = progressBar('uploading', files.length);
  const metadata = metadataOf({ ...options });
  try {
    const read = (path: string) =>
      readUpload(path, { prefix: options.prefix, metadata, mostBytes: pipeline.articleBytes });
    const results = await uploadAll(pipeline, files, read, () => bar.step());
    bar.end();
    return results.flatMap((result) => {
      if (!('ok' in result)) return [result];
      complain(result.message);
      codes.push(result.code);
      return [];
    });
  } finally {
    bar.end();
  }
};

const run = async (files: readonly string[], options: PutCommandOptions): Promise<ExitCode> => {
  const target = await findTarget(options.stage);
  if (typeof target === 'string') {
    complain(target);
    return exitCode.unavailable;
  }
  if (options.bulk && target.bulkPrefix === null) {
    complain(
      `what bulk uploads begin with at ${target.label} is not known: set CLAIMWIRE_BULK_PREFIX to the stack's output BulkPrefix.`,
    );
    return exitCode.unavailable;
  }
  const prefix = `${options.bulk ? target.bulkPrefix : ''}${options.prefix}`;
  const { awsPipeline } = await import('../aws-pipeline.ts');
  const pipeline = awsPipeline(target);
  const codes: ExitCode[] = [];
  try {
    const uploaded = await upload(pipeline, files, { ...options, prefix }, codes);
    if (options.wait) await reportArrivals(pipeline, uploaded, options.timeout, codes);
    else
      for (const { path, key, documentId, versionId } of uploaded)
        say(`uploaded    ${inert(path)}  as ${inert(key)}, version ${versionId}  document ${documentId}`);
  } catch (error) {
    const failure = serviceFailure(error, target.label);
    if (failure === null) throw error;
    complain(failure);
    return exitCode.unavailable;
  } finally {
    pipeline.close();
  }
  if (!options.wait && process.stdout.isTTY) note('Give --wait to see when they are readable.');
  return combine(codes);
};

/** `claimwire put`: uploads articles to a pipeline. */
export const putCommand = (): Command =>
  addMetadataOptions(
    new Command('put')
      .summary('upload articles, and wait until their records can be read')
      .description(
        'Uploads files to the local stack that runs, or with --stage to AWS, and prints the document that each becomes. A file is uploaded ' +
          'under its own name; the same name again is a new version of the same document.',
      )
      .argument('<FILE...>', 'plain-text articles')
      .option('--wait', 'until the records of each file can be read, or it is known why not')
      .addOption(new Option('--timeout <seconds>', 'how long to wait at most').argParser(parseCount).default(120))
      .option('--stage <name>', 'a deployed stage; by default the local stack that runs')
      .option('--prefix <prefix>', 'what the keys begin with, such as "wire/"', '')
      .option('--bulk', 'as part of an archive, which may wait: fresh articles go before it'),
  )
    .addHelpText(
      'after',
      `
With --stage, the bucket and the table are those in CLAIMWIRE_ARTICLES_BUCKET and CLAIMWIRE_TABLE where both are set, else those that
"cdk deploy -c stage=NAME --outputs-file .claimwire/outputs-NAME.json" wrote; credentials and region are the AWS SDK's own.

Examples:
  claimwire put --wait article.txt
  claimwire put --wait --source AFP --article-id 4711 --revision 2 --published-at 2026-02-04 article.txt
  claimwire put --stage prod --prefix wire/ articles/*.txt
  claimwire put --stage prod --bulk --prefix 1998/ archive/1998/*.txt`,
    )
    .action(async (named: string[], options: PutCommandOptions & Identity, command: Command) => {
      const usage = (message: string): never => command.error(`error: ${message}`, { exitCode: exitCode.usage });
      const files = eachOnce(named);
      if ((options.source === undefined) !== (options.articleId === undefined))
        usage('--source and --article-id name an article together: give both, or neither.');
      const clash = sharedKey(files, options.prefix);
      if (clash !== null)
        usage(`${clash.join(' and ')} would have one key. Upload them apart, each with its own --prefix.`);
      if (options.articleId !== undefined && files.length > 1)
        usage('--article-id names one article: give one FILE with it.');
      process.exitCode = await run(files, options);
    });
