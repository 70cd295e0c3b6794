import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  findRunningStack,
  removeStateFile,
  type StackState,
  stateFileOf,
  writeStateFile,
} from '../../local/state-file.ts';

let root: string;
let server: Server;
let state: StackState;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'claimwire-state-'));
  server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const s3 = `http://127.0.0.1:${port}`;
  state = {
    schema: 'claimwire/local-stack@1',
    pid: process.pid,
    startedAt: '2026-01-01T00:00:00.000Z',
    region: 'eu-west-3',
    endpoints: { s3, sqs: s3, dynamodb: s3 },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    outputs: { TableName: 'records' },
  };
});
afterEach(() => {
  server.close();
  rmSync(root, { recursive: true });
});

describe('the state file', () => {
  test('tells of no stack where there is none', async () => {
    expect(await findRunningStack(root)).toEqual({ kind: 'none' });
  });

  test('tells of the stack that runs', async () => {
    writeStateFile(root, state);
    expect(await findRunningStack(root)).toEqual({ kind: 'running', state });
  });

  test('is stale when its process has gone', async () => {
    // Above the largest id that Linux gives.
    writeStateFile(root, { ...state, pid: 2 ** 22 + 1 });
    expect(await findRunningStack(root)).toMatchObject({ kind: 'stale' });
  });

  test('is stale when the process that has its id now is another, which does not answer', async () => {
    writeStateFile(root, state);
    await new Promise((resolve) => server.close(resolve));
    expect(await findRunningStack(root)).toMatchObject({ kind: 'stale' });
  });

  test.for(['', '{', '{"schema":"claimwire/local-stack@0"}'])('is stale when it holds %j', async (text) => {
    writeStateFile(root, state);
    writeFileSync(stateFileOf(root), text);
    expect(await findRunningStack(root)).toMatchObject({ kind: 'stale' });
  });

  test('is removed by the process that wrote it only', () => {
    writeStateFile(root, state);
    removeStateFile(root, state.pid + 1);
    expect(existsSync(stateFileOf(root))).toBe(true);
    removeStateFile(root, state.pid);
    expect(existsSync(stateFileOf(root))).toBe(false);
  });
});
