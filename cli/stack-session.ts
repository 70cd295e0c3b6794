import type { LocalStackFault } from '../local/local-stack-error.ts';
import type { LocalStack } from '../local/stack.ts';
import type { FeedEvent } from '../shared/domain/verdict-event.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { seconds } from './formats/seconds.ts';
import { openFunctionLog } from './function-log.ts';
import { projectRoot } from './target.ts';
import { note } from './terminal.ts';

/** A local stack that this process runs. */
export interface StackSession {
  readonly stack: LocalStack;
  /** How long it took, for people. */
  readonly phases: string;
  /** Where the functions' output goes; null when it goes to standard error. */
  readonly logFile: string | null;
  /** Ends the stack, and its log with it. */
  stop(): Promise<void>;
}

/** Why no stack could be started. The message says what to do. */
export interface StackRefusal {
  readonly reason: LocalStackFault;
  readonly message: string;
  readonly code: ExitCode;
}

/**
 * Synthesizes the stack as it would be deployed, and boots it on this machine.
 * @param options.stateFolder where it writes itself down for other terminals; null when no other is to find it.
 * Throws Node's error where the machine stands in the way.
 * @param options.logFile null sends the functions' output to standard error.
 * @param options.onChange hears what the change feed tells its subscribers, also what a replay tells some of them again.
 */
export const startSession = async (options: {
  stateFolder: string | null;
  logFile: string | null;
  onChange: (event: FeedEvent, replayed: boolean) => void;
}): Promise<StackSession | StackRefusal> => {
  const { stateFolder, logFile, onChange } = options;
  const { LocalStackError } = await import('../local/local-stack-error.ts');
  const { bootLocalStack } = await import('../local/stack.ts');
  const { findRunningStack } = await import('../local/state-file.ts');
  const { synthesizeOnce } = await import('../local/synthesis.ts');
  const { locateDynamodb } = await import('../local/dynamodb/dynamodb-emulator.ts');
  // Asked before the synthesis, which takes seconds.
  if (stateFolder !== null) {
    const found = await findRunningStack(stateFolder);
    if (found.kind === 'running') return alreadyRunning(found.state.pid);
  }
  const endpoint = process.env.CLAIMWIRE_DYNAMODB_ENDPOINT;
  const { platform, arch } = process;
  const dynamodb = locateDynamodb({ endpoint, platform, arch });
  if (dynamodb.kind === 'unavailable') {
    const { reason, message } = dynamodb;
    return { reason, message, code: reason === 'dynamodb-endpoint' ? exitCode.usage : exitCode.unavailable };
  }
  const log = openFunctionLog(logFile);
  note('Synthesizing the stack as it would be deployed…');
  const started = performance.now();
  try {
    const { templateFile, assetsDir, stackName, reused } = await synthesizeOnce({ stage: 'dev', projectRoot });
    const synthesized = performance.now();
    const stack = await bootLocalStack({
      template: templateFile,
      assetsDir,
      stackName,
      ...(endpoint ? { dynamodb: { endpoint } } : {}),
      ...(stateFolder === null ? {} : { projectRoot: stateFolder }),
      onLog: log.write,
      onEvent: ({ detail, 'replay-name': replay }) => onChange(detail as FeedEvent, replay !== undefined),
    });
    return {
      stack,
      phases:
        `Synthesized in ${seconds(synthesized - started)}${reused ? ' (as before: no source has changed)' : ''}; ` +
        `booted in ${seconds(performance.now() - synthesized)}.`,
      logFile,
      stop: async () => {
        await stack.stop();
        await log.end();
      },
    };
  } catch (error) {
    await log.end();
    if (error instanceof LocalStackError)
      return { reason: error.reason, message: error.message, code: exitCode.unavailable };
    throw error;
  }
};

const alreadyRunning = (pid: number): StackRefusal => ({
  reason: 'already-running',
  message:
    `a local stack runs already, as process ${pid}. Use it with "claimwire put" and "claimwire records", ` +
    `or stop it with: kill ${pid}`,
  code: exitCode.unavailable,
});
