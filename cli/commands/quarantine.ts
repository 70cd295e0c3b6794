import { Command, Option } from 'commander';
import { type QuarantineReason, quarantineReasonNames, quarantineReasons } from '../../shared/domain/quarantine.ts';
import { atDesk } from '../desk.ts';
import { combine, type ExitCode, exitCode } from '../exit-code.ts';
import { quarantineListing, quarantineRow } from '../formats/quarantine-listing.ts';
import { plural } from '../formats/text.ts';
import { inert } from '../inert.ts';
import { parseCount } from '../option-values.ts';
import { type ListingFormat, listingFormats, printItems } from '../print-items.ts';
import type { QuarantineDesk } from '../quarantine-desk.ts';
import { reportArrivals } from '../report-arrivals.ts';
import { complain, note, say } from '../terminal.ts';

interface ListOptions {
  readonly reason?: QuarantineReason;
  readonly format: ListingFormat;
  readonly stage?: string;
}
interface RetryOptions {
  readonly all?: boolean;
  readonly reason?: QuarantineReason;
  readonly wait?: boolean;
  readonly timeout: number;
  readonly stage?: string;
}

const atQuarantine = (
  stage: string | undefined,
  work: (desk: QuarantineDesk, label: string) => Promise<ExitCode>,
): Promise<ExitCode> =>
  atDesk(stage, async (target) => (await import('../quarantine-desk.ts')).quarantineDeskOf(target), work);

const nothing = (reason: QuarantineReason | undefined, label: string): string =>
  `Nothing is in quarantine${reason === undefined ? '' : ` as ${reason}`} at ${label}.`;

const list = ({ reason, format, stage }: ListOptions): Promise<ExitCode> =>
  atQuarantine(stage, async (desk, label) => {
    const { listQuarantined } = await import('../quarantine-desk.ts');
    const held = await listQuarantined(desk, reason);
    if (held.length > 0 || format !== 'table') await printItems(held.map(quarantineRow), quarantineListing, format);
    if (held.length === 0) note(nothing(reason, label));
    else if (format === 'table') explain(held.map((one) => one.reason));
    return exitCode.ok;
  });

/** What each reason means and what to do, once. */
const explain = (reasons: readonly QuarantineReason[]): void => {
  note('');
  for (const reason of new Set(reasons)) {
    const { cause, nextStep } = quarantineReasons[reason];
    note(`${reason}: ${cause} ${nextStep}`);
  }
  note('Where the cause is gone and the file is the same: claimwire quarantine retry DOCUMENT…');
};

const retry = (named: readonly string[], { all, reason, wait, timeout, stage }: RetryOptions): Promise<ExitCode> =>
  atQuarantine(stage, async (desk, label) => {
    const { arrivalsAfterRetry, awaitedOf, findQuarantined, listQuarantined, retryQuarantined } = await import(
      '../quarantine-desk.ts'
    );
    if (desk.normalizeQueue === null) {
      complain(
        `the queue of ${label} is not known: set CLAIMWIRE_NORMALIZE_QUEUE_URL to the stack's output NormalizeQueueUrl.`,
      );
      return exitCode.unavailable;
    }
    const codes: ExitCode[] = [];
    const { found, missing } = all
      ? { found: await listQuarantined(desk, reason), missing: [] }
      : await findQuarantined(desk, named);
    for (const { named: name, why } of missing) {
      complain(`document "${name}" is not in quarantine: ${why}`);
      codes.push(exitCode.noInput);
    }
    await retryQuarantined(desk.normalizeQueue, found);
    if (wait) await reportArrivals(arrivalsAfterRetry(desk, found), found.map(awaitedOf), timeout, codes);
    else
      for (const { docId, key, reason: was, attempts } of found)
        say(`asked for   ${inert(key)}  ${was} after ${plural(attempts, 'attempt')}  document ${docId}`);
    if (all && found.length === 0) note(nothing(reason, label));
    else if (!wait && process.stdout.isTTY) note('Give --wait to see what becomes of them.');
    return combine(codes);
  });

const stageOption = () => new Option('--stage <name>', 'a deployed stage; by default the local stack that runs');
const reasonOption = (what: string) => new Option('--reason <code>', what).choices(quarantineReasonNames);

const listCommand = (): Command =>
  new Command('list')
    .summary('name the files that cannot be read, why, and what to do')
    .description(
      'Lists the documents whose latest version could not be read: the file, the reason, how often and since when. What failed last stands ' +
        'first. JSON and CSV hold the version, the bucket, and the cause and the next step as sentences.',
    )
    .addOption(reasonOption('only those set aside for this reason'))
    .addOption(new Option('--format <format>').choices(listingFormats).default('table'))
    .addOption(stageOption())
    .addHelpText(
      'after',
      `
Examples:
  claimwire quarantine list
  claimwire quarantine list --reason extractor-crashed --format json
  claimwire quarantine list --stage prod --format csv > quarantine.csv`,
    )
    .action(async (options: ListOptions) => {
      process.exitCode = await list(options);
    });

const retryCommand = (): Command => {
  const command = new Command('retry')
    .summary('have files in quarantine read again')
    .description(
      'Asks for documents in quarantine to be read again, as the version that is held: after a release, or once whatever was in the way is ' +
        'gone. One that fails again stays, with an attempt more. A file that is mended is uploaded instead, which ends its quarantine.',
    )
    .argument('[DOCUMENT...]', 'by id, or by the key of the file')
    .option('--all', 'all that is in quarantine')
    .addOption(reasonOption('with --all: only those set aside for this reason'))
    .option('--wait', 'until each can be read, or it is known why not')
    .addOption(new Option('--timeout <seconds>', 'how long to wait at most').argParser(parseCount).default(120))
    .addOption(stageOption())
    .addHelpText(
      'after',
      `
With --stage, the queue is the one in CLAIMWIRE_NORMALIZE_QUEUE_URL where CLAIMWIRE_ARTICLES_BUCKET and CLAIMWIRE_TABLE are set, else the
one that "cdk deploy -c stage=NAME --outputs-file .claimwire/outputs-NAME.json" wrote; your credentials must be allowed to send to it.

Examples:
  claimwire quarantine retry article.txt --wait
  claimwire quarantine retry --all --reason extractor-crashed --stage prod`,
    );
  return command.action(async (named: string[], options: RetryOptions) => {
    const usage = (message: string): never => command.error(`error: ${message}`, { exitCode: exitCode.usage });
    if (options.all === true && named.length > 0) usage('give DOCUMENTs, or --all, not both.');
    if (options.all !== true && named.length === 0) usage('name the DOCUMENTs to read again, or give --all.');
    if (options.all !== true && options.reason !== undefined) usage('--reason chooses among --all.');
    process.exitCode = await retry(named, options);
  });
};

/** `claimwire quarantine`: what could not be read, and how to have it read again. */
export const quarantineCommand = (): Command =>
  new Command('quarantine')
    .summary('list what cannot be read, and have it read again')
    .description(
      'Files that could not be read are set aside with their reason; a later good version clears them by itself.',
    )
    .addCommand(listCommand())
    .addCommand(retryCommand());
