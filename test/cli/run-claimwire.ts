import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const executable = resolve(import.meta.dirname, '../../bin/claimwire');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for a test's files, away from the project. */
export const temporaryFolder = (files: Readonly<Record<string, string | Uint8Array>> = {}) => {
  const path = mkdtempSync(join(tmpdir(), 'claimwire-test-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** The environment without what would switch colours on or off. */
export const plainEnvironment = (): NodeJS.ProcessEnv => {
  const { FORCE_COLOR, NO_COLOR, NODE_OPTIONS, ...environment } = process.env;
  return environment;
};

/** Runs the executable that a user runs, in a folder; resolves when it has ended. */
export const runClaimwire = (
  args: readonly string[],
  { cwd, input = '', env = {} }: { cwd: string; input?: string | Uint8Array; env?: NodeJS.ProcessEnv },
): Promise<Ended> =>
  new Promise((done, fail) => {
    const child = spawn(executable, args, { cwd, env: { ...plainEnvironment(), ...env } });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    child.on('error', fail);
    child.on('close', (code) => done({ code, ...output }));
    // A command that ends without reading its input closes the pipe.
    child.stdin.on('error', () => {}).end(input);
  });
