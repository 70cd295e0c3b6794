import { describe, expect, test } from 'vitest';
import { FunctionFailure, invoke, outcomeOf, single, stateMachines } from './machine-harness.ts';

describe('a Task', () => {
  test('invokes a function, by name or ARN, and has its answer', async () => {
    const add = ({ n }: { n: number }) => ({ n: n + 1 });
    const { run } = stateMachines({ add });
    for (const name of ['add', 'arn:aws:lambda:eu-west-3:000000000000:function:add']) {
      const { Output: _, ...task } = invoke(name);
      expect(await run(single(task), { n: 1 })).toEqual({
        status: 'SUCCEEDED',
        output: { ExecutedVersion: '$LATEST', Payload: { n: 2 }, StatusCode: 200 },
      });
    }
  });

  test('has null where the function answers nothing', async () => {
    const { run } = stateMachines({ silent: () => undefined });
    expect(await run(single(invoke('silent')))).toEqual({ status: 'SUCCEEDED', output: null });
  });

  test.each<[string, FunctionFailure, object]>([
    [
      'what it throws',
      new FunctionFailure('RangeError', 'too far'),
      { error: 'RangeError', cause: '{"errorType":"RangeError","errorMessage":"too far"}' },
    ],
    ['a failure without a name', new FunctionFailure(''), { error: 'Lambda.Unknown' }],
    ['its time limit', new FunctionFailure('Sandbox.Timedout', 'slow', 'timeout'), { error: 'Sandbox.Timedout' }],
    [
      'the end of its process',
      new FunctionFailure('Runtime.ExitError', 'exit', 'crash'),
      { error: 'Runtime.ExitError' },
    ],
    [
      'its concurrency',
      new FunctionFailure('TooManyRequestsException', 'busy', 'throttled'),
      { error: 'Lambda.TooManyRequestsException', cause: 'busy' },
    ],
  ])('fails by the name of %s', async (_, failure, outcome) => {
    const { run } = stateMachines({
      fails: () => {
        throw failure;
      },
    });
    expect(await run(single(invoke('fails')))).toMatchObject({ status: 'FAILED', ...outcome });
  });

  test.each<[string, object, object]>([
    ['a function that is not there', invoke('nobody'), { error: 'Lambda.ResourceNotFoundException' }],
    ['a version of a function', invoke('echo:3'), { error: 'Lambda.ResourceNotFoundException' }],
    [
      'arguments that are no call',
      invoke('echo', { Arguments: "{% {'Function': 'echo'} %}" }),
      { error: 'States.QueryEvaluationError' },
    ],
    [
      'a time limit that is none',
      invoke('echo', { TimeoutSeconds: "{% 'soon' %}" }),
      { error: 'States.QueryEvaluationError' },
    ],
    [
      'a payload that is too large',
      invoke('echo', { Arguments: { FunctionName: 'echo', Payload: "{% $pad('', 262143, 'x') %}" } }),
      { error: 'States.DataLimitExceeded' },
    ],
    ['an answer that is too large', invoke('flood'), { error: 'States.DataLimitExceeded' }],
  ])('fails for %s', async (_, task, outcome) => {
    const { run } = stateMachines({ echo: (payload) => payload, flood: () => 'x'.repeat(262_143) });
    expect(await run(single(task))).toMatchObject({ status: 'FAILED', ...outcome });
  });

  test('that takes longer than it may fails with States.Timeout, which States.TaskFailed does not mean', async () => {
    const { start, clock } = stateMachines({ slow: () => new Promise(() => {}) });
    const Retry = [{ ErrorEquals: ['States.TaskFailed'] }];
    const execution = start(single(invoke('slow', { TimeoutSeconds: 30, Retry })));
    await clock.advance(29_999);
    expect(execution.status).toBe('RUNNING');
    await clock.advance(1);
    expect(outcomeOf(execution)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});
