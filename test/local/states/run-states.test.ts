import { describe, expect, test } from 'vitest';
import { single, startedAt, stateMachines } from './machine-harness.ts';

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
      'Wait of a time that is none fails',
      { Type: 'Wait', Seconds: '{% -1 %}' },
      {},
      { status: 'FAILED', error: 'States.QueryEvaluationError', cause: expect.stringContaining('Seconds') },
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
