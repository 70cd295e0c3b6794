/** What the command line ends with, after BSD's sysexits; `claimwire --help` lists them. */
export const exitCode = {
  ok: 0,
  /** Several files failed, each for its own reason; or what was sent back to be worked off came back. */
  failed: 1,
  usage: 64,
  /** The content can't be read: not text, empty, in no encoding that is known, or quarantined by the pipeline. */
  badData: 65,
  noInput: 66,
  /** What the command needs is not there: no running stack, no deployed stage. */
  unavailable: 69,
  bug: 70,
  /** What it would have replaced, or excludes it, stands in the table. */
  conflict: 73,
  /** The results could not be written. */
  cantWrite: 74,
  /** It was not done in time; it may yet be. */
  timedOut: 75,
  /** Ctrl-C before the work was done, as shells tell it. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

export const exitCodeHelp = `
Exit codes:
  0   done
  1   several files failed, for different reasons, or what was sent back came back
  64  wrong usage
  65  a file's content can't be read (not text, empty, in no known encoding), or it was quarantined
  66  a file is missing or can't be opened
  69  what it needs is not there: a running local stack, a known stage, a folder that can be written, room on the disk
  70  a fault in claimwire itself
  73  nothing was recorded: what others recorded stands in the way
  74  the results can't be written
  75  not done in time
  130 stopped by Ctrl-C before it was done`;

/** One code for all that went wrong: the shared one, or 1 where the reasons differ. */
export const combine = (codes: Iterable<ExitCode>): ExitCode => {
  const failures = new Set([...codes].filter((code) => code !== exitCode.ok));
  const [only] = failures;
  if (only === undefined) return exitCode.ok;
  return failures.size === 1 ? only : exitCode.failed;
};
