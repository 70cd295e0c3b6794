import { setTimeout as pause } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { atDesk } from '../desk.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { inert } from '../inert.ts';
import { parseCount, parseInstant } from '../option-values.ts';
import { type Replayable, type ReplayDesk, type ReplayView, replayable, rulesMeant } from '../replay-desk.ts';
import { complain, note, say } from '../terminal.ts';

interface ReplayOptions {
  readonly from: Date;
  readonly to?: Date;
  readonly what: Replayable;
  readonly toRule: readonly string[];
  readonly wait?: boolean;
  readonly timeout: number;
  readonly stage?: string;
}

/** What a replay does and does not do, for whoever starts one. */
const meaning: Readonly<Record<Replayable, string>> = {
  uploads:
    'What was read already is known again by its order and changes nothing; what was lost is read now, and subscribers hear of that alone.',
  changes:
    'Those subscribers get the same events again, under the same ids and with a replay-name, in any order: who drops the ids that he has seen sees nothing. ' +
    'Events of articles that were purged since are among them, with their text.',
};

const dayMs = 86_400_000;

/** What the archive can't give of the time that is asked for. */
const missingOf = (desk: ReplayDesk, retentionDays: number, from: Date, to: Date, now: number): string[] => {
  const missing: string[] = [];
  if (retentionDays > 0 && from.getTime() < now - retentionDays * dayMs)
    missing.push(`The archive keeps ${retentionDays} days: what is older is not in it.`);
  if (to.getTime() > now - desk.archiveDelayMs)
    missing.push('Events of the last ten minutes may not be in the archive yet: replay that time again later.');
  return missing;
};

const ended = ({ state }: ReplayView): boolean => ['COMPLETED', 'CANCELLED', 'FAILED'].includes(state);

/** Until a replay has ended, or it is too late. */
const follow = async (desk: ReplayDesk, name: string, timeout: number): Promise<ReplayView> => {
  const deadline = Date.now() + timeout * 1_000;
  for (;;) {
    const view = await desk.look(name);
    if (ended(view) || Date.now() >= deadline) return view;
    await pause(desk.pollMs);
  }
};

/** What the command does at a desk. Throws what the desk throws. */
export const replayAt = async (desk: ReplayDesk, options: ReplayOptions): Promise<ExitCode> => {
  const { what, from, timeout } = options;
  const now = Date.now();
  const to = options.to ?? new Date(now);
  const { retentionDays, busArn } = await desk.archive(what);
  const rules = rulesMeant(options.toRule, { what, uploadRules: desk.uploadRules, busArn });
  if (typeof rules === 'string') {
    complain(rules);
    return exitCode.usage;
  }
  for (const line of missingOf(desk, retentionDays, from, to, now)) note(line);
  const name = await desk.start({ what, from, to, busArn, rules });
  const of = `${what} from ${from.toISOString()} to ${to.toISOString()}, to ${rules.length} rule${rules.length === 1 ? '' : 's'}`;
  say(`started     ${of}  replay ${name}`);
  note(meaning[what]);
  if (!options.wait) {
    if (process.stdout.isTTY) note('Give --wait to see when all is delivered.');
    return exitCode.ok;
  }
  const view = await follow(desk, name, timeout);
  const reached = view.reached === null ? 'no event' : `the last event is of ${view.reached.toISOString()}`;
  if (view.state === 'COMPLETED') {
    say(`delivered   ${reached}  replay ${name}`);
    return exitCode.ok;
  }
  if (!ended(view)) {
    complain(
      `it is still at work after ${timeout} s (${reached}): replay ${name}. It goes on by itself; aws events describe-replay tells of it by that name.`,
    );
    return exitCode.timedOut;
  }
  complain(`the replay ended as ${view.state}${view.reason === null ? '' : `: ${inert(view.reason)}`} (${reached}).`);
  return exitCode.failed;
};

const replay = (options: ReplayOptions): Promise<ExitCode> =>
  atDesk(
    options.stage,
    async (target) =>
      (await import('../replay-desk.ts')).replayDeskOf(target, options.stage) ??
      `the archives of ${target.label} are not known: set CLAIMWIRE_UPLOAD_ARCHIVE_ARN, CLAIMWIRE_CHANGE_ARCHIVE_ARN and CLAIMWIRE_UPLOAD_RULE_ARNS to ` +
        "the stack's outputs UploadArchiveArn, ChangeArchiveArn and UploadRuleArns, or deploy this release.",
    (desk) => replayAt(desk, options),
  );

/** `claimwire replay`: delivers archived events again. */
export const replayCommand = (): Command =>
  new Command('replay')
    .summary('deliver events of the past again: of uploads, or to subscribers')
    .description(
      "Delivers again what the archives keep: S3's events of a time to our own rules, after an outage that lost some; or what subscribers were told, to the " +
        'rules of those who lost it. Reading is fenced, so that what stands stays, whatever is replayed how often.',
    )
    .addOption(
      new Option('--from <time>', 'events from this time on: 2026-03-12T09:00:00Z, or a day, in UTC')
        .argParser(parseInstant)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--to <time>', 'events before this time; by default now').argParser(parseInstant))
    .addOption(new Option('--what <what>', 'which archive').choices(replayable).default('uploads'))
    .addOption(
      new Option(
        '--to-rule <rule...>',
        'rules that get them, by name or ARN: of uploads all of ours by default; of changes they must be named',
      ).default([], 'all of ours'),
    )
    .option('--wait', 'until all is delivered, or it is known why not')
    .addOption(new Option('--timeout <seconds>', 'how long to wait at most').argParser(parseCount).default(3_600))
    .addOption(new Option('--stage <name>', 'a deployed stage; by default the local stack that runs'))
    .addHelpText(
      'after',
      `
With --stage, attach the policy in the output ReplayPolicyArn to whoever replays. Archives are those in the outputs of the last deployment from here, or in
CLAIMWIRE_UPLOAD_ARCHIVE_ARN, CLAIMWIRE_CHANGE_ARCHIVE_ARN and CLAIMWIRE_UPLOAD_RULE_ARNS. Ctrl-C ends the waiting, not the replay: aws events describe-replay and cancel-replay
take its name.

Examples:
  claimwire replay --from 2026-03-12 --wait
  claimwire replay --stage prod --from 2026-03-12T09:00:00Z --to 2026-03-12T11:30:00Z --wait
  claimwire replay --stage prod --what changes --from 2026-03-12 --to-rule corrections-alert`,
    )
    .action(async (options: ReplayOptions, command: Command) => {
      const usage = (message: string): never => command.error(`error: ${message}`, { exitCode: exitCode.usage });
      if (options.from >= (options.to ?? new Date())) usage('--from is not before --to.');
      if (options.what === 'changes' && options.toRule.length === 0)
        usage("--what changes needs --to-rule: name the subscribers' rules that are to be told again.");
      process.exitCode = await replay(options);
    });
