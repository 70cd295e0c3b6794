import { SingleBar } from 'cli-progress';

/** Shows how many of a number of things are done. */
export interface Progress {
  /** Whether it stands on the terminal now. */
  readonly visible: boolean;
  step(): void;
  end(): void;
}

/** A bar on standard error where that is a terminal and there is more than one thing to wait for; else nothing. */
export const progressBar = (label: string, total: number): Progress => {
  if (!process.stderr.isTTY || total < 2) return { visible: false, step() {}, end() {} };
  const bar = new SingleBar({
    format: `${label.padEnd(10)} {bar} {value}/{total}  {duration_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    // Else the terminal would be left without wrapping where Ctrl-C ends the bar.
    linewrap: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  bar.start(total, 0);
  return { visible: true, step: () => bar.increment(), end: () => bar.stop() };
};
