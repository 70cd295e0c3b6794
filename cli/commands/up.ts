import { Command } from 'commander';
import { stopOnSignals } from '../../local/stop-on-signals.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { logFileIn } from '../function-log.ts';
import { type StackSession, startSession } from '../stack-session.ts';
import { stateFolder } from '../target.ts';
import { complain, note, say } from '../terminal.ts';

/** Stops a session in order on Ctrl-C or SIGTERM, the usual way to end it. `stopping` aborts when that begins. */
export const stopSessionOnSignals = (session: StackSession): { readonly stopping: AbortSignal } => {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    return session.stop();
  };
  stopOnSignals(
    { stop },
    {
      on: (signal, listener) => process.on(signal, listener),
      off: (signal, listener) => process.off(signal, listener),
      exit: (code) => process.exit(code === 130 || code === 143 ? exitCode.ok : code),
    },
  );
  return { stopping: controller.signal };
};

const run = async ({ verbose = false }: { verbose?: boolean }): Promise<ExitCode> => {
  const folder = stateFolder();
  const session = await startSession({ stateFolder: folder, logFile: verbose ? null : logFileIn(folder) });
  if ('reason' in session) {
    complain(session.message);
    return exitCode.unavailable;
  }
  stopSessionOnSignals(session);
  const { stack, logFile, phases } = session;
  note(`${phases}\n`);
  const { endpoints, outputs } = stack;
  for (const [name, value] of [...Object.entries(endpoints), ...Object.entries(outputs)].sort())
    say(`${name.padEnd(24)} ${value}`);
  note(`\nLogs of the functions: ${logFile ?? 'here'}`);
  note('In another terminal: bin/claimwire put --wait FILE…, then bin/claimwire records. Ctrl-C stops the stack.');
  return exitCode.ok;
};

/** `claimwire up`: the local stack in the foreground. */
export const upCommand = (): Command =>
  new Command('up')
    .summary('run the local stack in the foreground')
    .description(
      'Synthesizes the stack as it would be deployed and runs it on this machine, on loopback, until Ctrl-C. Prints its endpoints and the ' +
        'outputs of its template. "claimwire put" and "claimwire records" in other terminals find it.',
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
