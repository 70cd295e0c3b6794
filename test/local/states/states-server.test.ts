import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  paginateListExecutions,
  paginateListMapRuns,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../../../local/loopback-server.ts';
import { startStatesServer } from '../../../local/states/states-server.ts';
import { FunctionFailure, invoke, single, startedAt, stateMachines } from './machine-harness.ts';

describe('the local Step Functions, spoken to by the AWS SDK', () => {
  const machine = stateMachines({
    work: (payload) => payload,
    fails: () => {
      throw new FunctionFailure('Oops', 'too bad');
    },
  });
  const quick = machine.define(single({ Type: 'Pass' }), 'quick');
  const slow = machine.define(single({ Type: 'Wait', Seconds: 3600 }), 'slow');
  const failing = machine.define(single(invoke('fails')), 'failing');
  const each = machine.define(
    single({
      Type: 'Map',
      Label: 'Each',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...single(invoke('work')) },
      ItemBatcher: { MaxItemsPerBatch: 2 },
      MaxConcurrency: 3,
      ToleratedFailurePercentage: 10,
    }),
    'each',
  );
  const arn = (rest: string) => `arn:aws:states:eu-west-3:000000000000:${rest}`;
  const bugs: unknown[] = [];
  let server: LoopbackServer;
  let client: SFNClient;

  beforeAll(async () => {
    server = await startStatesServer({ machines: machine.machines, reportBug: (error) => bugs.push(error) });
    client = new SFNClient({
      endpoint: server.url,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await machine.machines.close();
    await server.close();
  });

  const start = async (stateMachineArn: string, more: { name?: string; input?: string } = {}) => {
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, ...more }));
    return executionArn ?? '';
  };
  const ended = async (executionArn: string) => {
    await machine.machines.execution(executionArn).ended;
    const { $metadata: _, ...description } = await client.send(new DescribeExecutionCommand({ executionArn }));
    return description;
  };
  const at = new Date(startedAt);

  test('starts an execution, and describes it once it has succeeded', async () => {
    const executionArn = await start(quick, { name: 'one', input: '{"a": 1}' });
    expect(executionArn).toBe(arn('execution:quick:one'));
    expect(await ended(executionArn)).toEqual({
      executionArn,
      stateMachineArn: quick,
      name: 'one',
      status: 'SUCCEEDED',
      startDate: at,
      stopDate: at,
      input: '{"a": 1}',
      inputDetails: { included: true },
      output: '{"a":1}',
      outputDetails: { included: true },
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  test('describes a failure by error and cause, and an execution without input by an empty one', async () => {
    expect(await ended(await start(failing))).toMatchObject({
      status: 'FAILED',
      error: 'Oops',
      cause: '{"errorType":"Oops","errorMessage":"too bad"}',
      input: '{}',
    });
  });

  test('takes the same start again for the same execution while that runs, and refuses it otherwise', async () => {
    const executionArn = await start(slow, { name: 'again', input: '{"n":1}' });
    expect(await start(slow, { name: 'again', input: '{"n":1}' })).toBe(executionArn);
    await expect(start(slow, { name: 'again', input: '{"n":2}' })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
    await client.send(new StopExecutionCommand({ executionArn }));
    await expect(start(slow, { name: 'again', input: '{"n":1}' })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
  });

  test('stops an execution, and says why', async () => {
    const executionArn = await start(slow);
    const { stopDate } = await client.send(new StopExecutionCommand({ executionArn, error: 'Stop', cause: 'by hand' }));
    expect(stopDate).toEqual(at);
    expect(await ended(executionArn)).toMatchObject({ status: 'ABORTED', error: 'Stop', cause: 'by hand' });
  });

  test('lists executions, the latest first, by status and page by page', async () => {
    const stateMachineArn = machine.define(single({ Type: 'Wait', Seconds: 60 }), 'listed');
    for (const name of ['a', 'b', 'c', 'd', 'e']) await start(stateMachineArn, { name });
    await client.send(new StopExecutionCommand({ executionArn: arn('execution:listed:c') }));
    const names = async (statusFilter?: 'RUNNING' | 'ABORTED') => {
      const found: (string | undefined)[] = [];
      const pages = paginateListExecutions({ client, pageSize: 2 }, { stateMachineArn, statusFilter });
      for await (const { executions = [] } of pages) found.push(...executions.map(({ name }) => name));
      return found;
    };
    expect(await names()).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(await names('RUNNING')).toEqual(['e', 'd', 'b', 'a']);
    expect(await names('ABORTED')).toEqual(['c']);
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1 }));
    expect(executions).toEqual([
      {
        executionArn: arn('execution:listed:e'),
        stateMachineArn,
        name: 'e',
        status: 'RUNNING',
        startDate: at,
        redriveCount: 0,
      },
    ]);
  });

  test('lists and describes the Map Runs of an execution, and their children', async () => {
    const executionArn = await start(each, { input: '[1,2,3]' });
    await ended(executionArn);
    const runs: object[] = [];
    for await (const { mapRuns = [] } of paginateListMapRuns({ client }, { executionArn })) runs.push(...mapRuns);
    const mapRunArn = expect.stringMatching(/:mapRun:each\/Each:[\da-f-]{36}$/) as string;
    expect(runs).toEqual([{ executionArn, mapRunArn, stateMachineArn: each, startDate: at, stopDate: at }]);
    const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn }));
    const found = mapRuns[0]?.mapRunArn;
    const { $metadata: _, ...run } = await client.send(new DescribeMapRunCommand({ mapRunArn: found }));
    const counts = {
      pending: 0,
      running: 0,
      failed: 0,
      timedOut: 0,
      aborted: 0,
      resultsWritten: 0,
      failuresNotRedrivable: 0,
      pendingRedrive: 0,
    };
    expect(run).toEqual({
      mapRunArn,
      executionArn,
      status: 'SUCCEEDED',
      startDate: at,
      stopDate: at,
      maxConcurrency: 3,
      toleratedFailurePercentage: 10,
      toleratedFailureCount: 0,
      itemCounts: { ...counts, succeeded: 3, total: 3 },
      executionCounts: { ...counts, succeeded: 2, total: 2 },
      redriveCount: 0,
    });
    const { executions = [] } = await client.send(new ListExecutionsCommand({ mapRunArn: found }));
    expect(executions.map(({ itemCount, status }) => [itemCount, status])).toEqual([
      [1, 'SUCCEEDED'],
      [2, 'SUCCEEDED'],
    ]);
    expect(await ended(executions[1]?.executionArn ?? '')).toMatchObject({
      input: '{"Items":[1,2]}',
      mapRunArn: found,
    });
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['a machine that is not there', () => start(arn('stateMachine:none')), 'StateMachineDoesNotExist'],
    ['an ARN that is none', () => start('quick'), 'InvalidArn'],
    ['the ARN of something else', () => start(arn('execution:quick:one')), 'InvalidArn'],
    ['a name that is none', () => start(quick, { name: 'a b' }), 'InvalidName'],
    ['input that is no JSON', () => start(quick, { input: '{' }), 'InvalidExecutionInput'],
    ['input that is too large', () => start(quick, { input: `"${'x'.repeat(262_143)}"` }), 'ValidationException'],
    [
      'an execution that is not there',
      () => client.send(new DescribeExecutionCommand({ executionArn: arn('execution:quick:none') })),
      'ExecutionDoesNotExist',
    ],
    [
      'the end of one that is not there',
      () => client.send(new StopExecutionCommand({ executionArn: arn('execution:quick:none') })),
      'ExecutionDoesNotExist',
    ],
    [
      'the Map Runs of one that is not there',
      () => client.send(new ListMapRunsCommand({ executionArn: arn('execution:quick:none') })),
      'ExecutionDoesNotExist',
    ],
    [
      'a Map Run that is not there',
      () => client.send(new DescribeMapRunCommand({ mapRunArn: arn('mapRun:each/Each:none') })),
      'ResourceNotFound',
    ],
    [
      'a list of a machine that is not there',
      () => client.send(new ListExecutionsCommand({ stateMachineArn: arn('stateMachine:none') })),
      'StateMachineDoesNotExist',
    ],
    ['a list of nothing', () => client.send(new ListExecutionsCommand({})), 'ValidationException'],
    [
      'a token that is none',
      () => client.send(new ListExecutionsCommand({ stateMachineArn: quick, nextToken: 'x' })),
      'InvalidToken',
    ],
    [
      'a parameter that is not spoken here',
      () => client.send(new ListExecutionsCommand({ stateMachineArn: quick, redriveFilter: 'REDRIVEN' })),
      'NotImplemented',
    ],
    [
      'an operation that is not spoken here',
      () =>
        client.send(new CreateStateMachineCommand({ name: 'n', definition: '{}', roleArn: 'arn:aws:iam::0:role/r' })),
      'NotImplemented',
    ],
  ])('refuses %s', async (_, request, name) => {
    await expect(request()).rejects.toMatchObject({ name, message: expect.stringMatching(/\w/) });
    expect(bugs).toEqual([]);
  });
});
