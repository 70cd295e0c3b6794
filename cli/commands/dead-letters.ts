import { setTimeout as pause } from 'node:timers/promises';
import { Command, Option } from 'commander';
import type { DeadLetterDesk, KnownQueue, QueueListing } from '../dead-letter-desk.ts';
import { atDesk } from '../desk.ts';
import { combine, type ExitCode, exitCode } from '../exit-code.ts';
import { deadLetterListing } from '../formats/dead-letter-listing.ts';
import { plural } from '../formats/text.ts';
import { parseCount, parseLimit } from '../option-values.ts';
import { type ListingFormat, listingFormats, printItems } from '../print-items.ts';
import type { Redriven } from '../redrive.ts';
import { outputsHint } from '../target.ts';
import { complain, note, say } from '../terminal.ts';

interface ListOptions {
  readonly limit: number;
  readonly format: ListingFormat;
  readonly stage?: string;
}
interface RedriveOptions {
  readonly all?: boolean;
  readonly wait?: boolean;
  readonly timeout: number;
  readonly stage?: string;
}

/** Does something at the desk of a stage or of the local stack, and tells where that is not there. */
const atDeadLetters = (
  stage: string | undefined,
  work: (desk: DeadLetterDesk, label: string) => Promise<ExitCode>,
): Promise<ExitCode> =>
  atDesk(
    stage,
    async (target) => {
      const { deadLetterDeskOf } = await import('../dead-letter-desk.ts');
      return (
        deadLetterDeskOf(target) ?? `the queues of ${target.label} are not known here. ${outputsHint(stage ?? '')}`
      );
    },
    work,
  );

const stageArgument = (stage: string | undefined): string => (stage === undefined ? '' : ` --stage ${stage}`);

/** Of each queue that holds something: how many, since when, until when, and what to do. */
const summarize = ({ queue, state, letters }: QueueListing, stage: string | undefined): void => {
  const [oldest] = letters;
  if (oldest === undefined) return;
  const count = Math.max(state.visible + state.hidden, letters.length);
  note(
    `${queue.name}: ${plural(count, queue.kind === 'dead-letters' ? 'dead letter' : 'undeliverable event')}, the oldest sent ${oldest.sentAt}, ` +
      `kept until ${oldest.keptUntil}.${letters.length < count ? ` Shown are ${letters.length}.` : ''} ` +
      `Once the cause is gone: claimwire dead-letters redrive ${queue.name}${stageArgument(stage)}`,
  );
};

const list = ({ limit, format, stage }: ListOptions): Promise<ExitCode> =>
  atDeadLetters(stage, async ({ sqs, queues }, label) => {
    const { look } = await import('../dead-letter-desk.ts');
    const found = await Promise.all(queues.map((queue) => look(sqs, queue, limit)));
    const letters = found.flatMap((one) => one.letters);
    if (letters.length > 0 || format !== 'table') await printItems(letters, deadLetterListing, format);
    if (letters.length === 0) note(`Nothing was given up at ${label}: ${plural(queues.length, 'queue')} looked at.`);
    else note('');
    for (const one of found) summarize(one, stage);
    return exitCode.ok;
  });

const redriveOne = async (desk: DeadLetterDesk, queue: KnownQueue): Promise<Redriven> => {
  const { deliver, moveBack } = await import('../redrive.ts');
  const waiting = { sleep: pause, onMoved: () => {} };
  const { url, sourceUrl } = queue;
  return sourceUrl === null
    ? deliver(desk, queue, waiting)
    : moveBack(desk.sqs, { url, sourceUrl }, waiting, desk.pollMs);
};

const report = (queue: KnownQueue, { moved, kept, failure }: Redriven): ExitCode => {
  say(`sent back   ${queue.name}  ${plural(moved, 'message')}`);
  if (failure !== null) {
    complain(
      `SQS did not take all that is in ${queue.name}: ${failure}. Check that its queue of work is there and takes messages, then redrive it again.`,
    );
    return exitCode.failed;
  }
  if (kept === 0) return exitCode.ok;
  complain(
    `left in ${queue.name}, since nothing in it says which queue it was for: ${plural(kept, 'message')}. "claimwire dead-letters list" shows what.`,
  );
  return exitCode.badData;
};

/** What is still being worked off, and what has come back. */
const awaitEnd = async (desk: DeadLetterDesk, queues: readonly KnownQueue[], timeout: number): Promise<ExitCode> => {
  const { workedOff } = await import('../redrive.ts');
  const { stateOf } = await import('../dead-letter-desk.ts');
  const { sqs, workUrls, pollMs } = desk;
  const of = queues.some(({ sourceUrl }) => sourceUrl === null)
    ? workUrls
    : queues.flatMap((one) => one.sourceUrl ?? []);
  const outcome = await workedOff(sqs, of, { sleep: pause, now: Date.now, timeoutMs: timeout * 1_000, pollMs });
  if (outcome.state === 'late') {
    complain(
      `still being worked off after ${timeout} s: ${plural(outcome.left, 'message')}. One that fails again waits for minutes before it is tried again. ` +
        'Look again with "claimwire dead-letters list".',
    );
    return exitCode.timedOut;
  }
  const states = await Promise.all(queues.map(async (queue) => ({ queue, state: await stateOf(sqs, queue.url) })));
  const back = states.filter(({ state }) => state.visible + state.hidden > 0);
  for (const { queue, state } of back)
    complain(
      `${queue.name} holds ${plural(state.visible + state.hidden, 'message')} again. The cause is not gone: look into the function's log.`,
    );
  if (back.length === 0) say('worked off');
  return back.length === 0 ? exitCode.ok : exitCode.failed;
};

const redrive = (names: readonly string[], { all, wait, timeout, stage }: RedriveOptions): Promise<ExitCode> =>
  atDeadLetters(stage, async (desk, label) => {
    const unknown = names.find((name) => !desk.queues.some((queue) => queue.name === name));
    if (unknown !== undefined) {
      complain(`"${unknown}" is no queue of ${label}. There are: ${desk.queues.map(({ name }) => name).join(', ')}.`);
      return exitCode.usage;
    }
    const { stateOf } = await import('../dead-letter-desk.ts');
    const chosen: KnownQueue[] = [];
    for (const queue of desk.queues.filter(({ name }) => all === true || names.includes(name))) {
      const { visible, hidden } = await stateOf(desk.sqs, queue.url);
      if (visible + hidden > 0) chosen.push(queue);
    }
    if (chosen.length === 0) {
      note(`Nothing to send back at ${label}.`);
      return exitCode.ok;
    }
    const codes: ExitCode[] = [];
    for (const queue of chosen) codes.push(report(queue, await redriveOne(desk, queue)));
    if (wait) codes.push(await awaitEnd(desk, chosen, timeout));
    return combine(codes);
  });

const stageOption = () => new Option('--stage <name>', 'a deployed stage; by default the local stack that runs');

const listCommand = (): Command =>
  new Command('list')
    .summary('name what was given up, what it is about, and why')
    .description(
      'Lists the messages in every dead-letter queue, and the events that a rule could not deliver: the file or document, since when, and the cause ' +
        'where EventBridge tells it (what a function failed on stands in its log). They stay where they are. JSON and CSV hold more.',
    )
    .addOption(new Option('--limit <number>', 'of each queue at most').argParser(parseLimit).default(20))
    .addOption(new Option('--format <format>').choices(listingFormats).default('table'))
    .addOption(stageOption())
    .addHelpText(
      'after',
      `
Examples:
  claimwire dead-letters list
  claimwire dead-letters list --stage prod --format csv > dead-letters.csv`,
    )
    .action(async (options: ListOptions) => {
      process.exitCode = await list(options);
    });

const redriveCommand = (): Command => {
  const command = new Command('redrive')
    .summary('send what was given up back to where it is worked off')
    .description(
      'Sends dead letters back to their queue of work, and undeliverable events to the queue that they were for, once the cause is gone. What is done ' +
        'twice does no harm: each message is worked off against what stands by then. It can be stopped at any time, and called again.',
    )
    .argument(
      '[QUEUE...]',
      'as "claimwire dead-letters list" names it: normalize, extract, retract, changes, article-created …',
    )
    .option('--all', 'every queue that holds something')
    .option('--wait', 'until the queues of work are empty, and it is known what came back')
    .addOption(new Option('--timeout <seconds>', 'how long to wait at most').argParser(parseCount).default(300))
    .addOption(stageOption())
    .addHelpText(
      'after',
      `
With --stage, queues are those in the file that "cdk deploy -c stage=NAME --outputs-file .claimwire/outputs-NAME.json" wrote, and your
credentials need the managed policy in the output OperatorPolicyArn.

Examples:
  claimwire dead-letters redrive normalize --wait
  claimwire dead-letters redrive --all --stage prod`,
    );
  return command.action(async (names: string[], options: RedriveOptions) => {
    const usage = (message: string): never => command.error(`error: ${message}`, { exitCode: exitCode.usage });
    if (options.all === true && names.length > 0) usage('give QUEUEs, or --all, not both.');
    if (options.all !== true && names.length === 0) usage('name the QUEUEs to send back, or give --all.');
    process.exitCode = await redrive(names, options);
  });
};

/** `claimwire dead-letters`: what was given up, and how to send it back. */
export const deadLettersCommand = (): Command =>
  new Command('dead-letters')
    .summary('list what was given up, and send it back')
    .description('What was tried often enough is kept for 14 days from when it was first sent.')
    .addCommand(listCommand())
    .addCommand(redriveCommand());
