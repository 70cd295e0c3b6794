import { Command } from 'commander';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { changeLine } from '../formats/change-line.ts';
import { logFileIn } from '../function-log.ts';
import { endWithSession } from '../session-end.ts';
import { startSession } from '../stack-session.ts';
import { commandElsewhere, stateFolder } from '../target.ts';
import { complain, note, say } from '../terminal.ts';

const run = async ({ verbose = false }: { verbose?: boolean }): Promise<ExitCode> => {
  const folder = stateFolder();
  const session = await startSession({
    stateFolder: folder,
    logFile: verbose ? null : logFileIn(folder),
    onChange: (event, replayed) => say(changeLine(event, replayed)),
  });
  if ('reason' in session) {
    complain(session.message);
    return session.code;
  }
  endWithSession(session, () => exitCode.ok);
  const { stack, logFile, phases } = session;
  note(`${phases}\n`);
  const { endpoints, outputs } = stack;
  for (const [name, value] of [...Object.entries(endpoints), ...Object.entries(outputs)].sort())
    say(`${name.padEnd(24)} ${value}`);
  note(`\nLogs of the functions: ${logFile ?? 'here'}`);
  note(`In another terminal:
  ${commandElsewhere()} put --wait FILE…
  ${commandElsewhere()} records
Ctrl-C stops the stack.`);
  return exitCode.ok;
};

/** `claimwire up`: the local stack in the foreground. */
export const upCommand = (): Command =>
  new Command('up')
    .summary('run the local stack in the foreground')
    .description(
      'Synthesizes the stack as it would be deployed and runs it on this machine, on loopback, until Ctrl-C. Prints its endpoints and the ' +
        'outputs of its template, then a line for each event that the change feed sends its subscribers. "claimwire put" and "claimwire records" ' +
        'in other terminals find it.',
    )
    .option('--verbose', 'print the output of the functions here instead of to a file')
    .addHelpText(
      'after',
      `
Environment:
  CLAIMWIRE_DYNAMODB_ENDPOINT  a DynamoDB to use where no emulator comes for the platform, such as http://127.0.0.1:8000
  CLAIMWIRE_STATE_DIR          the folder in which the stack writes itself down; set it in both terminals to run a second stack

Examples:
  claimwire up
  claimwire up --verbose`,
    )
    .action(async (options: { verbose?: boolean }) => {
      process.exitCode = await run(options);
    });
