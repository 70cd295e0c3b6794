import { setTimeout as sleep } from 'node:timers/promises';
import type { Uploaded } from './arrival.ts';
import { reportOf } from './arrival-report.ts';
import { type ArrivalSource, waitForArrivals } from './delivery.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { progressBar } from './progress.ts';
import { complain, say } from './terminal.ts';

/** Waits until each version is readable or has met another end, and prints what became of it; each leaves its code. */
export const reportArrivals = async (
  source: ArrivalSource,
  awaited: readonly Uploaded[],
  /** In seconds. */
  timeout: number,
  codes: ExitCode[],
): Promise<void> => {
  const bar = progressBar('reading', awaited.length);
  const lines: string[] = [];
  try {
    const late = await waitForArrivals(source, awaited, {
      timeoutMs: timeout * 1000,
      now: () => performance.now(),
      sleep,
      onArrival: (one, arrival) => {
        const { line, code } = reportOf(one, arrival);
        codes.push(code);
        bar.step();
        // A line in the midst of a bar would tear it.
        if (bar.visible) lines.push(line);
        else say(line);
      },
    });
    bar.end();
    for (const line of lines) say(line);
    if (late.length === 0) return;
    codes.push(exitCode.timedOut);
    const names = late.slice(0, 5).map(({ path }) => path);
    complain(
      `not readable after ${timeout} s: ${names.join(', ')}${late.length > 5 ? ` and ${late.length - 5} more` : ''}. ` +
        'They may still come; give a longer --timeout, or look into the logs and the dead-letter queues.',
    );
  } finally {
    bar.end();
  }
};
