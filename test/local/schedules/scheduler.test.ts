import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import type { InvocationResult } from '../../../local/lambda/execution-environment.ts';
import { readRate, Scheduler } from '../../../local/schedules/scheduler.ts';

const hour = 3_600_000;
const crash: InvocationResult = {
  kind: 'failure',
  reason: 'crash',
  error: { errorType: 'Runtime.ExitError', errorMessage: 'it died' },
};

let clock: ManualClock;
let invoked: { at: number; functionName: string; payload: string }[];
let failures: number;
let log: string[];
let scheduler: Scheduler;
beforeEach(() => {
  clock = new ManualClock(0);
  invoked = [];
  failures = 0;
  log = [];
  scheduler = new Scheduler({
    clock,
    functions: {
      invoke: async (functionName, payload) => {
        invoked.push({ at: clock.now(), functionName, payload });
        return failures-- > 0 ? crash : { kind: 'success', payload: 'null' };
      },
    },
    onLog: (line) => log.push(line),
  });
  scheduler.start([{ name: 'Collect', functionName: 'collect', everyMs: hour, input: '{}' }]);
});
const times = () => invoked.map(({ at }) => at);

test.each([
  ['rate(1 hour)', hour],
  ['rate(5 minutes)', 300_000],
  ['rate(2 days)', 48 * hour],
  ['rate(0 hours)', undefined],
  ['rate(1.5 hours)', undefined],
  ['cron(0 * * * ? *)', undefined],
])('the rate %s is %s milliseconds', (expression, ms) => {
  expect(readRate(expression)).toBe(ms);
});

describe('a schedule', () => {
  test("invokes its function with its input, by the stack's clock, until it is stopped", async () => {
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
