import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable, plainEnvironment, runClaimwire, temporaryFolder } from './run-claimwire.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder({ file: '', 'article.txt': 'La ville a ouvert 12 crèches mardi.' });
});
afterAll(() => folder.remove());
const onLinux = process.platform === 'linux';

describe('what the machine does not allow', () => {
  it.each<[string, string[], (path: string) => NodeJS.ProcessEnv, RegExp]>([
    ['a state folder that is a file', ['up'], (path) => ({ CLAIMWIRE_STATE_DIR: join(path, 'file') }), /not a folder/],
    ['the same for a reader', ['records'], (path) => ({ CLAIMWIRE_STATE_DIR: join(path, 'file') }), /not a folder/],
    ...(onLinux
      ? [
          [
            'a state folder that can never be made',
            ['up'],
            () => ({ CLAIMWIRE_STATE_DIR: '/proc/claimwire' }),
            /no folder can be made there/,
          ] as [string, string[], () => NodeJS.ProcessEnv, RegExp],
        ]
      : []),
    [
      'an address that is none',
      ['up'],
      (path) => ({ CLAIMWIRE_STATE_DIR: path, CLAIMWIRE_DYNAMODB_ENDPOINT: 'garbage' }),
      /CLAIMWIRE_DYNAMODB_ENDPOINT is "garbage", which is no address/,
    ],
  ])('is told without a trace: %s', async (_what, args, env, message) => {
    const { code, stderr } = await runClaimwire(args, { cwd: folder.path, env: env(folder.path) });
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(64);
  });

  it.runIf(onLinux)('is told without a trace: a full disk under standard output', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(executable, ['extract', 'article.txt'], {
      cwd: folder.path,
      env: plainEnvironment(),
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let told = '';
    child.stderr?.on('data', (text: Buffer) => {
      told += text.toString();
    });
    const code = await new Promise((done) => child.once('close', done));
    expect(told).toBe("claimwire: can't write standard output: no space left on its disk.\n");
    expect(code).toBe(74);
  });
});
