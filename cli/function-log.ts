import { accessSync, constants, createWriteStream, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LogLine } from '../local/lambda/function-settings.ts';
import { makeFolder } from '../local/make-folder.ts';
import { inert } from './inert.ts';
import { complain, note } from './terminal.ts';

/** Where what the functions write goes. */
export interface FunctionLog {
  /** Null when it goes to standard error. */
  readonly file: string | null;
  write(line: LogLine): void;
  /** Resolves once all of it is in the file, or can't be put there. */
  end(): Promise<void>;
}

const lineOf = ({ source, environment, text }: LogLine): string =>
  `${source}${environment === undefined ? '' : `#${environment}`} ${inert(text)}`;

/** The folder of what a stack writes of itself, made where it is missing. Throws Node's error where it can't be made or written. */
const writableFolder = (folder: string): string => {
  const own = join(folder, '.claimwire');
  makeFolder(own);
  accessSync(own, constants.W_OK);
  return own;
};

/** Where a stack's functions log, beside what it writes of itself. Throws Node's error where nothing can be written there. */
export const logFileIn = (folder: string): string => join(writableFolder(folder), 'functions.log');

/**
 * A log that begins anew in a file, or without one on standard error. Throws Node's error where the file can't be opened; once a line can't be
 * written (a full disk) it says so, once, and the lines from there on are lost: no stack ends for want of its log.
 */
export const openFunctionLog = (file: string | null): FunctionLog => {
  if (file === null) return { file, write: (line) => note(lineOf(line)), end: async () => {} };
  makeFolder(dirname(file));
  const stream = createWriteStream(file, { fd: openSync(file, 'w') });
  let failed = false;
  stream.on('error', ({ message }) => {
    if (!failed) complain(`the logs of the functions can't be written any more (${message}): they end here.`);
    failed = true;
  });
  return {
    file,
    write: (line) => {
      if (!failed) stream.write(`${lineOf(line)}\n`);
    },
    end: () => new Promise((done) => (failed ? done() : stream.once('error', () => done()).end(done))),
  };
};
