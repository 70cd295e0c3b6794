import { stopOnSignals } from '../local/stop-on-signals.ts';
import { exitCode } from './exit-code.ts';
import type { StackSession } from './stack-session.ts';
import { complain } from './terminal.ts';

/** What a shell tells of a process that Ctrl-C or SIGTERM ended. */
export type SignalCode = 130 | 143;

/**
 * Ends this process together with its stack: in order on Ctrl-C or SIGTERM, and when the stack has lost what it runs on. `stopping`
 * aborts when that begins.
 * @param codeOn the exit code on a signal: ending is the usual thing for a stack that stays up.
 */
export const endWithSession = (
  session: StackSession,
  codeOn: (signal: SignalCode) => number,
): { readonly stopping: AbortSignal } => {
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
      exit: (code) => process.exit(code === 130 || code === 143 ? codeOn(code) : code),
    },
  );
  session.stack.lost.then(async ({ message }) => {
    if (controller.signal.aborted) return;
    complain(message);
    await stop().finally(() => process.exit(exitCode.unavailable));
  });
  return { stopping: controller.signal };
};
