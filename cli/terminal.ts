import { styleText } from 'node:util';
import { exitCode } from './exit-code.ts';
import { inert } from './inert.ts';

/** Puts a line on standard output. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};

/** Tells what went wrong, on standard error, as one line that says what to do next. */
export const complain = (message: string): void => {
  process.stderr.write(`claimwire: ${inert(message)}\n`);
};

/** Tells how far it is, on standard error, so that standard output holds results only. */
export const note = (message: string): void => {
  process.stderr.write(`${message}\n`);
};

export type Paint = (style: 'bold' | 'dim' | 'cyan' | 'green' | 'yellow' | 'red', text: string) => string;

/** Colours where standard output is a terminal and NO_COLOR is not set. */
export const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

const lostOutput: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on its disk',
  EDQUOT: 'no space left on its disk',
  EIO: 'its device fails',
};

/**
 * Ends the process when nobody takes its output any more. A reader that has seen enough ("| head") closes the pipe: no error, nothing left
 * to do. A full disk is told.
 */
export const endOnLostOutput = (): void => {
  process.stdout.on('error', ({ code = '', message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') process.exit(exitCode.ok);
    complain(`can't write standard output: ${lostOutput[code] ?? message}.`);
    process.exit(exitCode.cantWrite);
  });
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) =>
    process.exit(code === 'EPIPE' ? exitCode.ok : exitCode.cantWrite),
  );
};
