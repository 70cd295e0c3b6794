/** The part of a process that is needed to hear of signals and to end it. */
export interface SignalledProcess {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  exit(code: number): unknown;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Stops a stack in order on Ctrl-C or SIGTERM and then ends the process with the shell's code for that signal. A second signal ends
 * it at once; its children end with it all the same.
 * @returns a function that stops listening.
 */
export function stopOnSignals(
  stack: { stop(): Promise<void> },
  target: SignalledProcess = process,
  onError: (error: unknown) => void = console.error,
): () => void {
  let stopping = false;
  const listeners = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const listener = async () => {
      if (stopping) {
        target.exit(exitCodes[signal]);
        return;
      }
      stopping = true;
      try {
        await stack.stop();
        target.exit(exitCodes[signal]);
      } catch (error) {
        onError(error);
        target.exit(1);
      }
    };
    target.on(signal, listener);
    return [signal, listener] as const;
  });
  return () => {
    for (const [signal, listener] of listeners) target.off(signal, listener);
  };
}
