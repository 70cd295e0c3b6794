import { styleText } from 'node:util';
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

/** A reader that has seen enough ("| head") closes the pipe: no error, nothing left to do. */
export const endQuietlyOnBrokenPipe = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
};
