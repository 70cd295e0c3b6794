import { Command, InvalidArgumentError, Option } from 'commander';
import type { ClaimListOptions } from '../../client/index.ts';
import {
  type Judgement,
  judgementProblem,
  type VerdictRating,
  type VerdictStatus,
  verdictRatings,
  verdictStatuses,
} from '../../shared/domain/judgement.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { queueListing, verdictListing, verdictWords } from '../formats/verdict-listing.ts';
import { languageOption, minCheckWorthinessOption, parseDay, parseLimit, parseUrl } from '../option-values.ts';
import { type ListingFormat, listingFormats, printItems } from '../print-items.ts';
import { take } from '../take.ts';
import { complain, note, say } from '../terminal.ts';

interface CommonOptions {
  readonly stage?: string;
}
interface ListingOptions extends CommonOptions {
  readonly format: ListingFormat;
}
interface QueueCommandOptions extends ListingOptions, ClaimListOptions {
  readonly limit: number;
}
interface RecordOptions extends CommonOptions {
  readonly status?: VerdictStatus;
  readonly rating?: VerdictRating;
  readonly note?: string;
  readonly url?: string;
  readonly replaces?: string;
}

// The SDK and the client are loaded once it is known that the command is well formed.
const atDesk = async (...asked: Parameters<typeof import('../editorial-desk.ts').atEditorialDesk>) =>
  (await import('../editorial-desk.ts')).atEditorialDesk(...asked);

const queue = ({ stage, format, limit, ...options }: QueueCommandOptions): Promise<ExitCode> =>
  atDesk(stage, async ({ reader, label }) => {
    const shown = await printItems(take(reader.claimsToCheck(options), limit), queueListing, format);
    if (shown === 0)
      note(`No claim awaits a check at ${label}. Without --from and --to these are the claims of the last 30 days.`);
    else if (format === 'table')
      note('\nclaimwire verdict record KEY --rating false --url https://… takes one off the list.');
    return exitCode.ok;
  });

const show = (claimKey: string, { stage, format }: ListingOptions): Promise<ExitCode> =>
  atDesk(stage, async ({ reader, label }) => {
    const history = await reader.verdictHistory(claimKey);
    if (history.length > 0 || format !== 'table') await printItems(history, verdictListing, format);
    if (history.length === 0) note(`Nobody has judged claim ${claimKey} at ${label}.`);
    return exitCode.ok;
  });

const record = (claimKey: string, judgement: Judgement, { stage, replaces }: RecordOptions): Promise<ExitCode> =>
  atDesk(stage, async ({ editor }) => {
    const answer = await (await editor()).recordVerdict({ claimKey, ...judgement, replaces: replaces ?? null });
    if (answer.ok) {
      say(`recorded    ${claimKey}  ${verdictWords(answer.verdict)}  at ${answer.verdict.recordedAt}`);
      return exitCode.ok;
    }
    const { standing } = answer;
    complain(
      standing === null
        ? `claim ${claimKey} has no verdict: leave --replaces out.`
        : `claim ${claimKey} has another verdict: ${verdictWords(standing)}, recorded at ${standing.recordedAt} by ${standing.author}. ` +
            `Look at it ("claimwire verdict show ${claimKey}"); to record yours in its place, give --replaces ${standing.recordedAt}.`,
    );
    return exitCode.conflict;
  });

const parseKey = (value: string): string => {
  if (!/^[0-9a-f]{32}$/.test(value))
    throw new InvalidArgumentError('Give the key of a claim, 32 hex digits: "claimwire verdict queue" shows them.');
  return value;
};
const parseInstant = (value: string): string => {
  if (Number.isNaN(Date.parse(value)) || new Date(value).toISOString() !== value)
    throw new InvalidArgumentError('Give the instant at which the verdict was recorded, as 2026-02-04T10:00:01.000Z.');
  return value;
};

const stageOption = () => new Option('--stage <name>', 'a deployed stage; by default the local stack that runs');
const formatOption = () => new Option('--format <format>').choices(listingFormats).default('table');

const queueCommand = (): Command => {
  const command = new Command('queue')
    .summary('list the claims that await a check')
    .description(
      'Lists the claims that nobody has judged, the most check-worthy first, each once however many articles have it; also those whose ' +
        'verdict leaves them open: somebody is at it, it was withdrawn, or it was carried over from before a correction and is to be confirmed.',
    )
    .addOption(new Option('--from <date>', 'of articles not before this day; default: 30 days ago').argParser(parseDay))
    .addOption(new Option('--to <date>', 'not after this day').argParser(parseDay))
    .addOption(languageOption())
    .addOption(minCheckWorthinessOption())
    .addOption(new Option('--limit <number>', 'so many at most').argParser(parseLimit).default(20))
    .option('--include-restricted', 'also what is embargoed, withheld or canceled')
    .addOption(formatOption())
    .addOption(stageOption());
  return command.action(async (options: QueueCommandOptions) => {
    if (options.from !== undefined && options.to !== undefined && options.from > options.to)
      command.error('error: --from is after --to.', { exitCode: exitCode.usage });
    process.exitCode = await queue(options);
  });
};

const showCommand = (): Command =>
  new Command('show')
    .summary('print all verdicts that a claim ever had')
    .description('Prints the verdicts of a claim, the first one first: the last one stands.')
    .argument('<KEY>', 'the key of the claim', parseKey)
    .addOption(formatOption())
    .addOption(stageOption())
    .action(async (claimKey: string, options: ListingOptions) => {
      process.exitCode = await show(claimKey, options);
    });

const recordCommand = (): Command => {
  const command = new Command('record')
    .summary('say how a claim came out')
    .description(
      'Records your verdict on a claim. It holds for the same words by the same speaker in any article, wire copies included, and stays when ' +
        'an article is extracted again. Its author is who your credentials say you are.',
    )
    .argument('<KEY>', 'the key of the claim', parseKey)
    .addOption(
      new Option('--status <status>', 'checking, checked (needs a rating), dismissed, withdrawn').choices(
        verdictStatuses,
      ),
    )
    .addOption(new Option('--rating <rating>', 'how a checked claim came out').choices(verdictRatings))
    .option('--note <text>', 'what to know of it')
    .addOption(new Option('--url <address>', 'where the check is published').argParser(parseUrl))
    .addOption(
      new Option('--replaces <instant>', 'when the verdict was recorded that this one takes the place of').argParser(
        parseInstant,
      ),
    )
    .addOption(stageOption())
    .addHelpText(
      'after',
      `
Your credentials need the stack's policies ReadPolicyArn and EditorPolicyArn.

Examples:
  claimwire verdict queue --limit 5
  claimwire verdict record 5b1c… --status checking
  claimwire verdict record 5b1c… --rating misleading --note "The figure is of 2015." --url https://example.org/check`,
    );
  return command.action(async (claimKey: string, options: RecordOptions) => {
    const { rating = null, note: words = null, url = null } = options;
    const usage = (message: string): never => command.error(`error: ${message}`, { exitCode: exitCode.usage });
    const status = options.status ?? (rating === null ? usage('give --rating or --status.') : 'checked');
    const judgement = { status, rating, note: words, url };
    const problem = judgementProblem(judgement);
    if (problem !== null) usage(problem);
    process.exitCode = await record(claimKey, judgement, options);
  });
};

/** `claimwire verdict`: what awaits a check, and how it came out. */
export const verdictCommand = (): Command =>
  new Command('verdict')
    .summary('list claims that await a check, and say how they came out')
    .description(
      'Verdicts hang on claims by their keys, so that wire copies share them and another extraction keeps them.',
    )
    .addCommand(queueCommand())
    .addCommand(showCommand())
    .addCommand(recordCommand());
