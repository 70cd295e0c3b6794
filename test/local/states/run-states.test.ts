import { describe, expect, test, vi } from 'vitest';
import { FunctionFailure, invoke, outcomeOf, single, startedAt, stateMachines } from './machine-harness.ts';

const at = new Date(startedAt).toISOString();

describe('a state', () => {
  test.each<[string, object, unknown, object]>([
    ['Pass hands on its input', { Type: 'Pass' }, { a: 1 }, { status: 'SUCCEEDED', output: { a: 1 } }],
    [
      'Pass shapes its output at any depth, and leaves text that is no expression alone',
      { Type: 'Pass', Output: { sum: '{% $states.input.a + 1 %}', deep: [{ at: '{% $now() %}' }], text: '$states' } },
      { a: 1 },
      { status: 'SUCCEEDED', output: { sum: 2, deep: [{ at }], text: '$states' } },
    ],
    [
      'the context tells of execution, machine and state',
      { Type: 'Pass', Output: '{% $states.context %}' },
      { a: 1 },
      {
        status: 'SUCCEEDED',
        output: {
          Execution: {
            Id: expect.stringMatching(/^arn:aws:states:eu-west-3:000000000000:execution:machine:[\w-]{36}$/),
            Name: expect.stringMatching(/^[\w-]{36}$/),
            Input: { a: 1 },
            RoleArn: 'arn:aws:iam::000000000000:role/machine',
            StartTime: at,
            RedriveCount: 0,
          },
          StateMachine: { Id: 'arn:aws:states:eu-west-3:000000000000:stateMachine:machine', Name: 'machine' },
          State: { Name: 'Only', EnteredTime: at, RetryCount: 0 },
        },
      },
    ],
    [
      'Wait of no time ends at once',
      { Type: 'Wait', Seconds: '{% $states.input.seconds %}' },
      { seconds: 0 },
      { status: 'SUCCEEDED', output: { seconds: 0 } },
    ],
    [
      'an expression that yields nothing fails',
      { Type: 'Pass', Output: { a: '{% $states.input.missing %}' } },
      {},
      {
        status: 'FAILED',
        error: 'States.QueryEvaluationError',
        cause:
          "The JSONata expression '$states.input.missing' specified for the field 'Output/a' returned nothing (undefined).",
      },
    ],
    [
      'an expression that throws fails',
      { Type: 'Pass', Output: "{% $number('x') %}" },
      {},
      { status: 'FAILED', error: 'States.QueryEvaluationError', cause: expect.stringContaining('Unable to cast') },
    ],
    [
      'an output that is too large fails',
      { Type: 'Pass', Output: "{% $join($map($range(1, 1000, 1), function($n) { $pad('', 300, 'x') })) %}" },
      {},
      { status: 'FAILED', error: 'States.DataLimitExceeded', cause: 'The output of Only is larger than 262144 bytes.' },
    ],
  ])('%s', async (_, state, input, outcome) => {
    expect(await stateMachines().run(single(state), input)).toEqual(outcome);
  });

  test('Fail ends the execution with its error and cause, evaluated', async () => {
    const States = { Only: { Type: 'Fail', Error: 'Too.Bad', Cause: "{% 'for ' & $states.input.who %}" } };
    expect(await stateMachines().run({ StartAt: 'Only', States }, { who: 'us' })).toEqual({
      status: 'FAILED',
      error: 'Too.Bad',
      cause: 'for us',
    });
  });

  test.each<[string, unknown, object]>([
    ['the first rule that holds', { n: 5 }, { took: 'many', n: 5 }],
    ['a later rule', { n: 1 }, { n: 1 }],
    ['the default', { n: 0 }, { took: 'none' }],
  ])('Choice takes %s', async (_, input, output) => {
    const outcome = await stateMachines().run(
      {
        StartAt: 'Choose',
        States: {
          Choose: {
            Type: 'Choice',
            Choices: [
              {
                Condition: '{% $states.input.n > 1 %}',
                Output: "{% $merge([{'took': 'many'}, $states.input]) %}",
                Next: 'Done',
              },
              { Condition: '{% $states.input.n > 0 %}', Next: 'Done' },
            ],
            Default: 'Done',
            Output: { took: 'none' },
          },
          Done: { Type: 'Succeed' },
        },
      },
      input,
    );
    expect(outcome).toEqual({ status: 'SUCCEEDED', output });
  });

  test.each([
    ['that holds nowhere', '{% false %}', 'States.NoChoiceMatched'],
    ['that is no boolean', '{% 1 %}', 'States.QueryEvaluationError'],
  ])('Choice without a default fails on a condition %s', async (_, Condition, error) => {
    const States = {
      Choose: { Type: 'Choice', Choices: [{ Condition, Next: 'Done' }] },
      Done: { Type: 'Succeed' },
    };
    expect(await stateMachines().run({ StartAt: 'Choose', States })).toMatchObject({ status: 'FAILED', error });
  });

  test('Assign sets variables for later states; Output beside it sees the old ones', async () => {
    const States = {
      First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Second' },
      Second: { Type: 'Pass', Assign: { n: '{% $n + 1 %}', m: '{% $n %}' }, Output: '{% $n %}', Next: 'Third' },
      Third: { Type: 'Pass', Output: ['{% $states.input %}', '{% $n %}', '{% $m %}'], End: true },
    };
    expect(await stateMachines().run({ StartAt: 'First', States })).toEqual({ status: 'SUCCEEDED', output: [1, 2, 1] });
  });

  test.each([
    ['Seconds', '{% $states.input.seconds %}', 90_000],
    ['Timestamp', '2026-03-12T01:00:00+01:00', 0],
    ['Timestamp', '2026-03-12T00:05:00Z', 300_000],
  ])('Wait waits by the clock: %s %s', async (field, value, ms) => {
    const { start, clock } = stateMachines();
    const execution = start(single({ Type: 'Wait', [field]: value }), { seconds: 90 });
    if (ms > 0) {
      await clock.advance(ms - 1);
      expect(execution.status).toBe('RUNNING');
    }
    await clock.advance(1);
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('a circle of states that never waits ends as Step Functions ends it', async () => {
    const States = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    expect(await stateMachines().run({ StartAt: 'A', States })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
    });
  });
});

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
      { error: 'States.Runtime' },
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

describe('Retry', () => {
  /** When each attempt is made, in seconds, of a function that fails so often. */
  const attempts = async (retrier: object, failures: number, errorType = 'Oops') => {
    const times: number[] = [];
    const counts: number[] = [];
    const { start, clock } = stateMachines({
      flaky: ({ count }: { count: number }) => {
        times.push((clock.now() - startedAt) / 1000);
        counts.push(count);
        if (times.length <= failures) throw new FunctionFailure(errorType);
        return 'done';
      },
    });
    const Payload = { count: '{% $states.context.State.RetryCount %}' };
    const Arguments = { FunctionName: 'flaky', Payload };
    const execution = start(single(invoke('flaky', { Arguments, Retry: [retrier] })));
    await clock.advance(10_000_000);
    expect(counts).toEqual(times.map((_, index) => index));
    return { times, status: execution.status };
  };

  test.each<[string, object, number, number[], string]>([
    ['after 1, 2 and 4 s where nothing is said', {}, 3, [0, 1, 3, 7], 'SUCCEEDED'],
    ['no more than it may', {}, 4, [0, 1, 3, 7], 'FAILED'],
    ['never, where it may not', { MaxAttempts: 0 }, 1, [0], 'FAILED'],
    ['at growing distances', { IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 3 }, 3, [0, 10, 40, 130], 'SUCCEEDED'],
    [
      'at no greater distance than is allowed',
      { IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 3, MaxDelaySeconds: 20 },
      3,
      [0, 10, 30, 50],
      'SUCCEEDED',
    ],
    ['spread by full jitter', { IntervalSeconds: 10, JitterStrategy: 'FULL' }, 2, [0, 5, 15], 'SUCCEEDED'],
  ])('tries again %s', async (_, retrier, failures, times, status) => {
    expect(await attempts({ ErrorEquals: ['States.ALL'], ...retrier }, failures)).toEqual({ times, status });
  });

  test.each([
    [['Oops'], 'Oops', 'SUCCEEDED'],
    [['Other'], 'Oops', 'FAILED'],
    [['States.TaskFailed'], 'Oops', 'SUCCEEDED'],
    [['States.ALL'], 'Oops', 'SUCCEEDED'],
    [['States.ALL'], 'States.DataLimitExceeded', 'FAILED'],
    [['States.DataLimitExceeded'], 'States.DataLimitExceeded', 'SUCCEEDED'],
  ])('%j meets %s: %s', async (ErrorEquals, errorType, status) => {
    expect(await attempts({ ErrorEquals }, 1, errorType)).toMatchObject({ status });
  });

  test('counts the attempts of each entry apart', async () => {
    const errors = ['A', 'B', 'A', 'B', 'A'];
    const flaky = vi.fn(() => {
      const error = errors.shift();
      if (error !== undefined) throw new FunctionFailure(error);
      return 'done';
    });
    const { start, clock } = stateMachines({ flaky });
    const Retry = ['A', 'B'].map((name) => ({ ErrorEquals: [name], MaxAttempts: 2 }));
    const execution = start(single(invoke('flaky', { Retry })));
    await clock.advance(60_000);
    expect(outcomeOf(execution)).toMatchObject({ status: 'FAILED', error: 'A' });
    expect(flaky).toHaveBeenCalledTimes(5);
  });
});

describe('Catch', () => {
  const fails = () => {
    throw new FunctionFailure('Oops', 'too bad');
  };
  const machine = (Catch: object[], more: object = {}) => ({
    StartAt: 'Work',
    States: {
      Work: invoke('fails', { Catch, Next: 'Done', ...more }),
      Caught: { Type: 'Pass', Output: ['caught', '{% $states.input %}'], End: true },
      Done: { Type: 'Succeed' },
    },
  });
  const cause = '{"errorType":"Oops","errorMessage":"too bad"}';

  test.each<[string, object[], unknown]>([
    ['hands on the error', [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], { Error: 'Oops', Cause: cause }],
    [
      'shapes its output from input and error',
      [
        { ErrorEquals: ['Other'], Next: 'Done' },
        {
          ErrorEquals: ['Oops'],
          Next: 'Caught',
          Output: "{% $merge([$states.input, {'failure': $states.errorOutput.Error}]) %}",
        },
      ],
      { n: 1, failure: 'Oops' },
    ],
  ])('%s', async (_, catchers, output) => {
    const { run } = stateMachines({ fails });
    expect(await run(machine(catchers), { n: 1 })).toEqual({ status: 'SUCCEEDED', output: ['caught', output] });
  });

  test('is asked once no retry is left', async () => {
    const { start, clock } = stateMachines({ fails });
    const Retry = [{ ErrorEquals: ['Oops'], MaxAttempts: 1 }];
    const execution = start(machine([{ ErrorEquals: ['Oops'], Next: 'Caught' }], { Retry }));
    await clock.advance(999);
    expect(execution.status).toBe('RUNNING');
    await clock.advance(1);
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('also catches what its own state could not evaluate', async () => {
    const { run } = stateMachines({ fails: () => ({}) });
    const outcome = await run(
      machine([{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Caught', Output: 'x' }], {
        Output: '{% $states.result.Payload.missing %}',
      }),
    );
    expect(outcome).toEqual({ status: 'SUCCEEDED', output: ['caught', 'x'] });
  });
});

describe('an execution', () => {
  test('whose time is over ends as TIMED_OUT', async () => {
    const { start, clock } = stateMachines();
    const execution = start({ TimeoutSeconds: 60, ...single({ Type: 'Wait', Seconds: 3600 }) });
    await clock.advance(60_000);
    await execution.ended;
    expect(outcomeOf(execution)).toEqual({ status: 'TIMED_OUT', error: 'States.Timeout', cause: undefined });
  });

  test.each([
    ['waits', single({ Type: 'Wait', Seconds: 3600 })],
    ['waits for a function', single(invoke('slow'))],
    ['waits to try again', single(invoke('fails', { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100 }] }))],
  ])('can be stopped while it %s', async (_, definition) => {
    const { start, clock, machines } = stateMachines({
      slow: () => new Promise(() => {}),
      fails: () => {
        throw new FunctionFailure('Oops');
      },
    });
    const execution = start(definition);
    await clock.advance(1);
    execution.stop('Stop', 'by hand');
    await execution.ended;
    expect(outcomeOf(execution)).toEqual({ status: 'ABORTED', error: 'Stop', cause: 'by hand' });
    execution.stop('again');
    expect(execution.status).toBe('ABORTED');
    expect(machines.running).toBe(0);
    expect(machines.active).toBe(0);
  });

  test('counts as active while it works, and not while it waits for the clock', async () => {
    const { start, clock, machines } = stateMachines();
    start(single({ Type: 'Wait', Seconds: 10 }));
    expect(machines.active).toBe(1);
    await clock.advance(1);
    expect([machines.active, machines.running]).toEqual([0, 1]);
    await clock.advance(10_000);
    expect([machines.active, machines.running]).toEqual([0, 0]);
  });

  test('that is started while the stack stops ends at once', async () => {
    const { start, machines } = stateMachines();
    await machines.close();
    const execution = start(single({ Type: 'Wait', Seconds: 10 }));
    await execution.ended;
    expect(outcomeOf(execution)).toMatchObject({ status: 'ABORTED', error: 'LocalStack.Stopped' });
  });

  test('ends as failed, with the stack, where this interpreter itself fails', async () => {
    const { run } = stateMachines({
      broken: () => {
        throw new TypeError('a bug');
      },
    });
    expect(await run(single(invoke('broken')))).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining('a bug'),
    });
  });
});
