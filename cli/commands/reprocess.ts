import { setTimeout as pause } from 'node:timers/promises';
import { Command, Option } from 'commander';
import type { ReprocessingReport } from '../../shared/domain/reprocessing.ts';
import { atDesk } from '../desk.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { differenceLines } from '../formats/difference-lines.ts';
import { reportLines } from '../formats/reprocessing-report.ts';
import { inert } from '../inert.ts';
import { parseCount, parseDay } from '../option-values.ts';
import { type Progress, progressBar } from '../progress.ts';
import type { Execution, ReprocessingDesk } from '../reprocessing-desk.ts';
import { complain, note, say } from '../terminal.ts';

interface ReprocessOptions {
  readonly dryRun?: boolean;
  readonly since?: string;
  readonly wait?: boolean;
  readonly timeout: number;
  readonly format: 'text' | 'json';
  readonly stage?: string;
}

/** Records that the sample shows of one document. */
const mostLines = 6;

/** The differences of a report's sample in words, made here: reports hold no text of an article. */
const showSample = async (desk: ReprocessingDesk, report: ReprocessingReport): Promise<void> => {
  const sample = report.differences?.sample ?? [];
  if (sample.length === 0) return;
  if (report.extractorVersion !== desk.extractorVersion) {
    note(
      `The sample is not shown: this claimwire has extractor ${desk.extractorVersion}, and ${report.extractorVersion} is deployed. Documents: ` +
        `${sample.map(({ docId }) => docId).join(', ')}`,
    );
    return;
  }
  say(`A sample of ${sample.length}:`);
  for (const { docId } of sample) {
    const { name, preview } = await desk.preview(docId);
    say(`  ${inert(name ?? '(no name)')}  document ${docId}`);
    const lines =
      preview.outcome === 'published'
        ? differenceLines(preview.difference, mostLines)
        : [`(${preview.outcome} in the meantime)`];
    for (const line of lines) say(`    ${line}`);
  }
};

/** Until an execution has ended, or it is too late; a bar shows how far it is. */
const follow = async (
  desk: ReprocessingDesk,
  execution: Execution,
  timeout: number,
): Promise<{ report: ReprocessingReport | null; failure: string | null } | 'late'> => {
  const deadline = Date.now() + timeout * 1_000;
  let [bar, shown]: [Progress | null, number] = [null, 0];
  try {
    for (;;) {
      const looked = await desk.look(execution);
      if (looked.state === 'ended') return looked;
      if (looked.documents !== null && looked.documents.total > 0) {
        bar ??= progressBar('documents', looked.documents.total);
        for (; shown < looked.documents.done; shown++) bar.step();
      }
      if (Date.now() >= deadline) return 'late';
      await pause(desk.pollMs);
    }
  } finally {
    bar?.end();
  }
};

const told = ({ name, startedAt }: Execution): string => `execution ${name}, since ${startedAt.toISOString()}`;

/** Starts an execution, or finds the one that is at work already; null where that is not asked for. */
const begin = async (desk: ReprocessingDesk, options: ReprocessOptions): Promise<Execution | null> => {
  const { dryRun = false, since = null, wait = false } = options;
  const running = await desk.running();
  if (running !== null && dryRun)
    note(`Documents are being reprocessed (${told(running)}): what that gets done while this looks is left out.`);
  if (running === null || dryRun) return desk.start({ dryRun, since });
  if (!wait) {
    complain(
      `a reprocessing is at work already: ${told(running)}. Follow it with --wait, or call this again once it is over.`,
    );
    return null;
  }
  const range = running.request.since === null ? 'all that is stale' : `what is of ${running.request.since} or later`;
  note(`Nothing was started: this follows the reprocessing that is at work, of ${range} (${told(running)}).`);
  return running;
};

/** What the command does at a desk. Throws what the desk throws. */
export const reprocessAt = async (desk: ReprocessingDesk, options: ReprocessOptions): Promise<ExitCode> => {
  const execution = await begin(desk, options);
  if (execution === null) return exitCode.conflict;
  if (!options.dryRun && !options.wait) {
    say(`started     execution ${execution.name}`);
    if (process.stdout.isTTY) note('Give --wait to see what becomes of it.');
    return exitCode.ok;
  }
  const ended = await follow(desk, execution, options.timeout);
  if (ended === 'late') {
    complain(
      `it is still at work after ${options.timeout} s: ${told(execution)}. Follow it with --wait and a greater --timeout.`,
    );
    return exitCode.timedOut;
  }
  const { report, failure } = ended;
  if (report !== null && options.format === 'json') say(JSON.stringify(report, null, 2));
  else if (report !== null) {
    for (const line of reportLines(report)) say(line);
    await showSample(desk, report);
  }
  if (failure !== null)
    complain(`the execution did not succeed: ${failure}. What is done is kept; call it again for the rest.`);
  return failure === null && report?.failed === 0 ? exitCode.ok : exitCode.failed;
};

const reprocess = (options: ReprocessOptions): Promise<ExitCode> =>
  atDesk(
    options.stage,
    async (target) =>
      (await import('../reprocessing-desk.ts')).reprocessingDeskOf(target) ??
      `the state machine of ${target.label} is not known: set CLAIMWIRE_REPROCESSING_ARN and CLAIMWIRE_JOBS_BUCKET to the stack's outputs ` +
        'ReprocessingArn and JobsBucketName, or deploy this release.',
    (desk) => reprocessAt(desk, options),
  );

/** `claimwire reprocess`: brings what an older extractor read up to the deployed one, or tells what that would change. */
export const reprocessCommand = (): Command =>
  new Command('reprocess')
    .summary('bring what an older extractor read up to the deployed one, or preview that')
    .description(
      'Has every document that an older extractor read last extracted again from its file in S3, as the schedule does by night. Records change only ' +
        'where the extractor reads something else; subscribers are told of those as reprocessed, never as corrected. With --dry-run nothing is ' +
        'written: it tells how many documents would change, by what, and shows some of them.',
    )
    .option('--dry-run', 'tell what would change, and change nothing')
    .addOption(
      new Option('--since <day>', 'only documents of this day or later: of publication, else of receipt').argParser(
        parseDay,
      ),
    )
    .option('--wait', 'until it is done, with what became of the documents; follows the one that is at work, if one is')
    .addOption(new Option('--timeout <seconds>', 'how long to wait at most').argParser(parseCount).default(3_600))
    .addOption(new Option('--format <format>', 'of the report').choices(['text', 'json']).default('text'))
    .addOption(new Option('--stage <name>', 'a deployed stage; by default the local stack that runs'))
    .addHelpText(
      'after',
      `
With --stage, the state machine and the bucket of reports are those in CLAIMWIRE_REPROCESSING_ARN and CLAIMWIRE_JOBS_BUCKET where
CLAIMWIRE_ARTICLES_BUCKET and CLAIMWIRE_TABLE are set, else those that "cdk deploy -c stage=NAME --outputs-file .claimwire/outputs-NAME.json"
wrote; attach the policy in the output ReprocessPolicyArn to whoever reprocesses. It ends with 1 where documents failed, with 73 where a
reprocessing is at work already. Ctrl-C ends the waiting, not the execution.

Examples:
  claimwire reprocess --dry-run
  claimwire reprocess --wait --since 2026-01-01
  claimwire reprocess --stage prod`,
    )
    .action(async (options: ReprocessOptions) => {
      process.exitCode = await reprocess(options);
    });
