import { describe, expect, test } from 'vitest';
import { FunctionFailure, invoke, outcomeOf, single, stateMachines } from './machine-harness.ts';

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
