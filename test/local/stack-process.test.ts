import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LocalStackError } from '../../local/local-stack-error.ts';
import { bootLocalStack } from '../../local/stack.ts';
import { findRunningStack, stateFileOf } from '../../local/state-file.ts';
import { porterTemplate } from '../fixtures/porter-template.ts';
import { descendants, isRunning } from './linux-processes.ts';

const script = fileURLToPath(new URL('../fixtures/run-porter-stack.ts', import.meta.url));
const assetsDir = fileURLToPath(new URL('../fixtures/bundles/', import.meta.url));

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('a stack in a process of its own', () => {
  let projectRoot: string;
  let child: ChildProcess;
  let children: number[];
  let endpoints: Record<string, string>;

  beforeEach(async () => {
    projectRoot = mkdtempSync(join(tmpdir(), 'claimwire-root-'));
    child = spawn(process.execPath, [script, projectRoot], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
    endpoints = JSON.parse(line).endpoints;
    children = descendants(child.pid!);
  });
  afterEach(() => {
    if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(projectRoot, { recursive: true });
  });

  test.for([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stops in order on %s, and leaves neither process nor state file', async ([signal, code]) => {
    // The emulator, the guard and a function.
    expect(children).toHaveLength(3);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([code, null]);
    expect(children.filter(isRunning)).toEqual([]);
    expect(readdirSync(join(projectRoot, '.claimwire'))).toEqual([]);
  });

  test('leaves no process even when it is killed outright, and its state file is found to be stale', async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect.poll(() => children.filter(isRunning)).toEqual([]);
    expect(await findRunningStack(projectRoot)).toEqual({ kind: 'stale', file: stateFileOf(projectRoot) });
  });

  test('is found from elsewhere by its state file, and keeps a second stack of its project from booting', async () => {
    expect(await findRunningStack(projectRoot)).toMatchObject({
      kind: 'running',
      state: { pid: child.pid, endpoints, outputs: { ArticlesBucketName: 'porter-articles' } },
    });
    const second = bootLocalStack({ template: porterTemplate, assetsDir, projectRoot });
    await expect(second).rejects.toThrow(LocalStackError);
    await expect(second).rejects.toMatchObject({
      reason: 'already-running',
      message: expect.stringContaining(`kill ${child.pid}`),
    });
    expect(JSON.parse(readFileSync(stateFileOf(projectRoot), 'utf8')).pid).toBe(child.pid);
  });
});
