import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import type { InvocationResult } from '../../../local/lambda/execution-environment.ts';
import { readScheduleExpression } from '../../../local/schedules/schedule-expression.ts';
import { type Schedule, Scheduler } from '../../../local/schedules/scheduler.ts';
import { StatesError } from '../../../local/states/states-error.ts';

const hour = 3_600_000;
const crash: InvocationResult = {
  kind: 'failure',
  reason: 'crash',
  error: { errorType: 'Runtime.ExitError', errorMessage: 'it died' },
};
const collect: Schedule = {
  name: 'Collect',
  arn: 'arn:aws:scheduler:eu-west-3:000000000000:schedule/default/collect',
  target: { kind: 'function', name: 'collect' },
  next: readScheduleExpression('rate(1 hour)'),
  input: '{}',
};
const machineArn = 'arn:aws:states:eu-west-3:000000000000:stateMachine:reprocessing';

let clock: ManualClock;
let invoked: { at: number; functionName: string; payload: string }[];
let started: { at: number; machineArn: string; input: string }[];
let sent: { queue: string; body: string; attributes: Record<string, string> }[];
let failures: number;
let refusal: Error | undefined;
let log: string[];
let scheduler: Scheduler;
beforeEach(() => {
  clock = new ManualClock(0);
  invoked = [];
  started = [];
  sent = [];
  failures = 0;
  refusal = undefined;
  log = [];
  scheduler = new Scheduler({
    clock,
    functions: {
      invoke: async (functionName, payload) => {
        invoked.push({ at: clock.now(), functionName, payload });
        return failures-- > 0 ? crash : { kind: 'success', payload: 'null' };
      },
    },
    stateMachines: {
      start: (machineArn, input) => {
        if (refusal !== undefined) throw refusal;
        started.push({ at: clock.now(), machineArn, input });
      },
    },
    send: (queue, body, attributes = {}) => {
      const values = Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue] as const);
      sent.push({ queue, body, attributes: Object.fromEntries(values) });
    },
    onLog: (line) => log.push(line),
  });
});
const times = () => invoked.map(({ at }) => at);

describe('a schedule of a function', () => {
  beforeEach(() => scheduler.start([collect]));

  test("invokes it with its input, by the stack's clock, until it is stopped", async () => {
    await clock.advance(hour - 1);
    expect(invoked).toEqual([]);
    await clock.advance(2 * hour);
    expect(invoked).toEqual([1, 2].map((n) => ({ at: n * hour, functionName: 'collect', payload: '{}' })));
    scheduler.stop();
    await clock.advance(10 * hour);
    expect(invoked).toHaveLength(2);
  });

  test('tries what failed twice more, as Lambda does, and says when it gives up', async () => {
    failures = 3;
    await clock.advance(hour + 600_000);
    expect(times()).toEqual([hour, hour + 60_000, hour + 180_000]);
    expect(log.map((line) => line.split(', ')[1])).toEqual([
      'tried again: it died',
      'tried again: it died',
      'given up: it died',
    ]);
    await clock.advance(hour);
    expect(times().at(-1)).toBe(2 * hour);
  });
});

describe('a schedule of a state machine', () => {
  const nightly: Schedule = {
    ...collect,
    target: { kind: 'state-machine', arn: machineArn },
    next: readScheduleExpression('cron(30 1 * * ? *)'),
    input: '{"at":"<aws.scheduler.scheduled-time>","attempt":<aws.scheduler.attempt-number>}',
    deadLetterQueue: 'dead',
  };

  test('starts it when the expression falls due, and says when that was', async () => {
    scheduler.start([nightly]);
    await clock.advance(49 * hour);
    const input = (day: string) => `{"at":"${day}T01:30:00Z","attempt":1}`;
    expect(started).toEqual([
      { at: 1.5 * hour, machineArn, input: input('1970-01-01') },
      { at: 25.5 * hour, machineArn, input: input('1970-01-02') },
    ]);
  });

  test('keeps what it refuses as a dead letter, and goes on', async () => {
    scheduler.start([nightly]);
    refusal = new StatesError('InvalidExecutionInput', 'no JSON');
    await clock.advance(24 * hour);
    expect(sent).toMatchObject([
      {
        queue: 'dead',
        body: '{"at":"1970-01-01T01:30:00Z","attempt":1}',
        attributes: { ERROR_CODE: 'InvalidExecutionInput', SCHEDULE_ARN: collect.arn, TARGET_ARN: machineArn },
      },
    ]);
    expect(log).toEqual([expect.stringContaining('InvalidExecutionInput, given up: no JSON')]);
    refusal = undefined;
    await clock.advance(24 * hour);
    expect(started).toHaveLength(1);
  });

  test('waits for a day that is further away than a timer holds', async () => {
    scheduler.start([{ ...nightly, next: readScheduleExpression('cron(0 0 1 6 ? *)') }]);
    const due = Date.UTC(1970, 5, 1);
    await clock.advance(due - 1);
    expect(started).toEqual([]);
    await clock.advance(1);
    expect(started).toMatchObject([{ at: due }]);
  });

  test('that never falls due again starts nothing', async () => {
    scheduler.start([{ ...nightly, next: readScheduleExpression('cron(0 0 1 6 ? 1969)') }]);
    await clock.advance(1000 * 24 * hour);
    expect(started).toEqual([]);
  });
});
