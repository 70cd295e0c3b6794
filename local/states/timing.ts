import type { Clock } from '../clock.ts';

/**
 * Waits by the clock.
 * @throws the signal's reason as soon as it aborts
 */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      clock.clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = clock.setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/**
 * What `work` comes to, or `'timeout'` if the clock is faster. The work itself goes on either way: a function can't be called back.
 * @throws what `work` throws, and the signal's reason as soon as it aborts
 */
export async function within<Result>(
  work: Promise<Result>,
  options: { clock: Clock; ms: number | undefined; signal: AbortSignal },
): Promise<Result | 'timeout'> {
  const { clock, ms, signal } = options;
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true, signal: over.signal });
  });
  const limit =
    ms === undefined
      ? []
      : [
          pause(clock, ms, over.signal).then(
            (): 'timeout' => 'timeout',
            (): Promise<never> => new Promise(() => {}),
          ),
        ];
  try {
    return await Promise.race([work, aborted, ...limit]);
  } finally {
    over.abort();
  }
}
