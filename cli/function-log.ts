import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LogLine } from '../local/lambda/function-settings.ts';
import { inert } from './inert.ts';
import { note } from './terminal.ts';

/** Where what the functions write goes. */
export interface FunctionLog {
  /** Null when it goes to standard error. */
  readonly file: string | null;
  write(line: LogLine): void;
  /** Resolves once all of it is in the file. */
  end(): Promise<void>;
}

const lineOf = ({ source, environment, text }: LogLine): string =>
  `${source}${environment === undefined ? '' : `#${environment}`} ${inert(text)}`;

/** Where a stack's functions log, beside what it writes of itself. */
export const logFileIn = (folder: string): string => join(folder, '.claimwire', 'functions.log');

/** A log that begins anew in a file, or without one on standard error. */
export const openFunctionLog = (file: string | null): FunctionLog => {
  if (file === null) return { file, write: (line) => note(lineOf(line)), end: async () => {} };
  mkdirSync(dirname(file), { recursive: true });
  const stream = createWriteStream(file);
  return {
    file,
    write: (line) => void stream.write(`${lineOf(line)}\n`),
    end: () => new Promise((done) => void stream.end(done)),
  };
};
