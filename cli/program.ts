import { Command, CommanderError } from 'commander';
import project from '../package.json' with { type: 'json' };
import { extractorVersion } from '../shared/extraction/version.ts';
import { exitCode, exitCodeHelp } from './exit-code.ts';
import { machineFailure } from './machine-failure.ts';
import { complain } from './terminal.ts';

// Each command is loaded when it is called: reading a file must not wait for the AWS SDK.
const commands: Record<string, () => Promise<Command>> = {
  extract: async () => (await import('./commands/extract.ts')).extractCommand(),
  explain: async () => (await import('./commands/explain.ts')).explainCommand(),
  start: async () => (await import('./commands/start.ts')).startCommand(),
  up: async () => (await import('./commands/up.ts')).upCommand(),
  put: async () => (await import('./commands/put.ts')).putCommand(),
  records: async () => (await import('./commands/records.ts')).recordsCommand(),
  reprocess: async () => (await import('./commands/reprocess.ts')).reprocessCommand(),
  replay: async () => (await import('./commands/replay.ts')).replayCommand(),
  purge: async () => (await import('./commands/purge.ts')).purgeCommand(),
  verdict: async () => (await import('./commands/verdict.ts')).verdictCommand(),
  alias: async () => (await import('./commands/alias.ts')).aliasCommand(),
  'dead-letters': async () => (await import('./commands/dead-letters.ts')).deadLettersCommand(),
  quarantine: async () => (await import('./commands/quarantine.ts')).quarantineCommand(),
};

const newProgram = (): Command =>
  new Command('claimwire')
    .description('Every claim and statistic of a news article, structured, in DynamoDB. French and English.')
    .version(`${project.version} (extractor ${extractorVersion})`, '-V, --version', 'which release this is')
    .helpOption('-h, --help', 'how to use claimwire, or one of its commands')
    .addHelpText('after', exitCodeHelp)
    .showHelpAfterError('\nRun "claimwire --help", or "claimwire COMMAND --help", for how to use it.')
    .exitOverride();

/** A command and its own commands end and complain as the program does. */
const addTo = (parent: Command, command: Command): void => {
  if (command.parent === null) parent.addCommand(command);
  command.copyInheritedSettings(parent);
  for (const own of command.commands) addTo(command, own);
};

const call = async (args: readonly string[]): Promise<void> => {
  const program = newProgram();
  const [called = ''] = args;
  const names = Object.hasOwn(commands, called) ? [called] : Object.keys(commands);
  for (const name of names) {
    const command = await commands[name]?.();
    if (command !== undefined) addTo(program, command);
  }
  await program.parseAsync(args, { from: 'user' });
};

/** Runs the command line. Whatever goes wrong is told on standard error and becomes the process's exit code. */
export const runProgram = async (args: readonly string[]): Promise<void> => {
  try {
    await call(args);
  } catch (error) {
    process.exitCode = codeOf(error);
  }
};

const codeOf = (error: unknown): number => {
  // Commander has said what is wrong; it ends with 1 where the usage is.
  if (error instanceof CommanderError) return error.exitCode === 1 ? exitCode.usage : error.exitCode;
  const failure = machineFailure(error, process.env.CLAIMWIRE_STATE_DIR || undefined);
  if (failure !== null) {
    complain(failure.message);
    return failure.code;
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  complain('this is a fault in claimwire, not in what you gave it. Please report it with the lines below.');
  process.stderr.write(`${told}\n`);
  return exitCode.bug;
};
