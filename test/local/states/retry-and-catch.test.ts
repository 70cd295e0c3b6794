import { describe, expect, test, vi } from 'vitest';
import { FunctionFailure, invoke, outcomeOf, single, startedAt, stateMachines } from './machine-harness.ts';

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
