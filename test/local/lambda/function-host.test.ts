import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Clock, systemClock } from '../../../local/clock.ts';
import { FunctionHost, type Invocation } from '../../../local/lambda/function-host.ts';
import type { FunctionSettings, LogLine } from '../../../local/lambda/function-settings.ts';
import { OwnedProcesses } from '../../../local/owned-processes.ts';

const bundles = fileURLToPath(new URL('../../fixtures/bundles/', import.meta.url));

let processes: OwnedProcesses;
let host: FunctionHost;
let log: LogLine[];
let invocations: Invocation[];

function start(clock: Clock = systemClock): void {
  processes = new OwnedProcesses();
  log = [];
  invocations = [];
  host = new FunctionHost({
    clock,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'secret' },
    processes,
    endpoints: {
      s3: 'http://127.0.0.1:1',
      sqs: 'http://127.0.0.1:2',
      dynamodb: 'http://127.0.0.1:3',
      states: 'http://127.0.0.1:5',
      events: 'http://127.0.0.1:6',
      other: 'http://127.0.0.1:4',
    },
    onLog: (line) => log.push(line),
    onInvocation: (invocation) => invocations.push(invocation),
  });
}

function define(bundle: string, changes: Partial<FunctionSettings> = {}): void {
  host.define({
    name: bundle,
    arn: `arn:aws:lambda:eu-west-3:000000000000:function:${bundle}`,
    handler: 'index.handler',
    directory: `${bundles}asset.${bundle}`,
    environment: { TABLE_NAME: 'records' },
    timeoutSeconds: 10,
    memoryMegabytes: 128,
    logGroup: `/aws/lambda/${bundle}`,
    ...changes,
  });
}

const act = (event: object) => host.invoke('acrobat', JSON.stringify(event));
async function answer(event: object): Promise<unknown> {
  const result = await act(event);
  if (result.kind === 'failure') throw new Error(`${result.reason}: ${result.error.errorMessage}`);
  return JSON.parse(result.payload);
}
const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

beforeEach(() => start());
afterEach(async () => {
  await host.stop();
  await processes.stop();
});

describe('a function that answers', () => {
  beforeEach(() => define('acrobat'));

  test('gives back what its handler returns, and keeps its process for the next invocation', async () => {
    const first = await answer({ act: 'echo', value: 'é' });
    const second = await answer({ act: 'echo', value: [1] });
    const { pid } = host.environments()[0]!;
    expect([first, second]).toEqual([
      { value: 'é', invocations: 1, pid },
      { value: [1], invocations: 2, pid },
    ]);
    expect(log.filter(({ text }) => text === 'acrobat starts')).toHaveLength(1);
  });

  test('is told of at the end of each invocation, with its memory, also where it failed', async () => {
    await answer({ act: 'echo', value: 1 });
    await act({ act: 'throw' });
    expect(invocations).toEqual([
      { functionName: 'acrobat', memoryMegabytes: 128, milliseconds: expect.any(Number) },
      { functionName: 'acrobat', memoryMegabytes: 128, milliseconds: expect.any(Number) },
    ]);
    expect(invocations.every(({ milliseconds }) => Number.isInteger(milliseconds) && milliseconds > 0)).toBe(true);
  });

  test('answers null where its handler returns nothing', async () => {
    expect(await act({ act: 'nothing' })).toEqual({ kind: 'success', payload: 'null' });
  });

  test('gets its environment from the template and from Lambda, and nothing of ours', async () => {
    process.env.CLAIMWIRE_TEST_SECRET = 'of the parent';
    process.env.AWS_PROFILE = 'production';
    try {
      const environment = (await answer({ act: 'environment' })) as Record<string, string>;
      expect(environment).toMatchObject({
        TABLE_NAME: 'records',
        AWS_REGION: 'eu-west-3',
        AWS_LAMBDA_FUNCTION_NAME: 'acrobat',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
        AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/acrobat',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
        AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:2',
        AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:3',
        AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:5',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:4',
      });
      expect(environment).not.toHaveProperty('CLAIMWIRE_TEST_SECRET');
      expect(environment).not.toHaveProperty('AWS_PROFILE');
      expect(environment).not.toHaveProperty('HOME');
    } finally {
      delete process.env.CLAIMWIRE_TEST_SECRET;
      delete process.env.AWS_PROFILE;
    }
  });

  test('is told of its invocation as Lambda tells it', async () => {
    const context = (await answer({ act: 'context' })) as Record<string, unknown>;
    expect(context).toMatchObject({
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      functionName: 'acrobat',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-3:000000000000:function:acrobat',
      memoryLimitInMB: '128',
    });
    expect(context.remaining).toSatisfy((ms: number) => ms > 0 && ms <= 10_000);
  });

  test('has what it writes on both streams collected, a line at a time', async () => {
    await answer({ act: 'shout' });
    await expect
      .poll(() => log.map(({ text }) => text))
      .toEqual(expect.arrayContaining(['{"_aws":{"CloudWatchMetrics":[]},"Shouts":1}', 'to the other stream']));
    expect(log.every(({ source, environment }) => source === 'acrobat' && environment === 1)).toBe(true);
  });

  test('runs as often at a time as it is invoked, in a process each', async () => {
    const pauses = await Promise.all([1, 2, 3].map(() => answer({ act: 'pause', ms: 300 })));
    expect(new Set(pauses.map((result) => (result as { pid: number }).pid)).size).toBe(3);
    expect(host.environments().map(({ busy }) => busy)).toEqual([false, false, false]);
    expect(host.active).toBe(0);
  });
});

describe('a function that fails', () => {
  test('by an exception: its error is told and its process lives on', async () => {
    define('acrobat');
    expect(await act({ act: 'throw', value: 'out of range' })).toMatchObject({
      kind: 'failure',
      reason: 'handler-error',
      error: {
        errorType: 'RangeError',
        errorMessage: 'out of range',
        stackTrace: expect.arrayContaining([expect.stringMatching(/at perform .*index\.mjs/)]),
      },
    });
    expect(await answer({ act: 'echo' })).toMatchObject({ invocations: 2 });
  });

  test.for<[string, string, RegExp]>([
    ['ends its process', 'exit', /exit status 3/],
    ['is killed', 'die', /signal: SIGKILL/],
    ['takes more memory than it has', 'hoard', /signal: SIGABRT|exit status 134/],
  ])('when it %s: that is a crash, and a new process takes the next invocation', async ([, how, message]) => {
    define('acrobat');
    const before = (await answer({ act: 'echo' })) as { pid: number };
    expect(await act({ act: how })).toMatchObject({
      kind: 'failure',
      reason: 'crash',
      error: { errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(message) },
    });
    const after = (await answer({ act: 'echo' })) as { pid: number };
    expect(after.pid).not.toBe(before.pid);
    expect(isRunning(before.pid)).toBe(false);
    expect(host.environments()).toHaveLength(1);
  });

  test('by its time limit: its process is killed, even one that never yields', async () => {
    define('acrobat', { timeoutSeconds: 1 });
    const { pid } = (await answer({ act: 'echo' })) as { pid: number };
    expect(await act({ act: 'spin' })).toMatchObject({
      kind: 'failure',
      reason: 'timeout',
      error: { errorMessage: expect.stringMatching(/Task timed out after 1\.00 seconds/) },
    });
    await expect.poll(() => isRunning(pid)).toBe(false);
    expect(await answer({ act: 'echo' })).toMatchObject({ invocations: 1 });
  });

  test('by an answer that is too large', async () => {
    define('acrobat');
    expect(await act({ act: 'flood' })).toMatchObject({
      reason: 'handler-error',
      error: { errorType: 'Function.ResponseSizeTooLarge' },
    });
  });

  test.for<[string, string, object]>([
    ['throws as it starts', 'broken', { errorType: 'TypeError', errorMessage: 'no table name was given' }],
    [
      'exports no handler',
      'nameless',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'index.handler is undefined or not exported' },
    ],
    [
      'lacks the file of its handler',
      'missing',
      { errorType: 'Runtime.ImportModuleError', errorMessage: "Cannot find module 'absent'" },
    ],
    ['has no folder at all', 'homeless', { errorType: 'Runtime.ExitError' }],
  ])('when it %s: that is an error of its start', async ([, bundle, error]) => {
    define(bundle);
    define('missing', { directory: `${bundles}asset.acrobat`, handler: 'absent.handler' });
    expect(await host.invoke(bundle, '{}')).toMatchObject({ kind: 'failure', reason: 'init-error', error });
    expect(host.environments()).toEqual([]);
  });

  test('when its start takes more than ten seconds', async () => {
    await host.stop();
    await processes.stop();
    const timers: (() => void)[] = [];
    start({ ...systemClock, setTimeout: (callback) => timers.push(callback), clearTimeout: () => {} });
    define('sleeper');
    const result = host.invoke('sleeper', '{}');
    await expect.poll(() => host.environments()).toHaveLength(1);
    for (const fire of timers) fire();
    expect(await result).toMatchObject({ reason: 'init-error', error: { errorType: 'Sandbox.Timedout' } });
  });

  test('by its reserved concurrency: further invocations are throttled', async () => {
    define('acrobat', { reservedConcurrency: 1 });
    const [first, second] = await Promise.all([act({ act: 'pause', ms: 100 }), act({ act: 'echo' })]);
    expect(first.kind).toBe('success');
    expect(second).toMatchObject({ kind: 'failure', reason: 'throttled' });
  });

  test('when the host stops: what runs ends as a crash, and no process is left', async () => {
    define('acrobat');
    const running = act({ act: 'pause', ms: 60_000 });
    await expect.poll(() => host.environments()).toHaveLength(1);
    const { pid } = host.environments()[0]!;
    await host.stop();
    expect(await running).toMatchObject({ kind: 'failure' });
    expect(isRunning(pid)).toBe(false);
    expect(await act({ act: 'echo' })).toMatchObject({ kind: 'failure' });
  });
});
