import type { Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import * as z from 'zod';
import type { LambdaTelemetry } from '../../../shared/observability/lambda-telemetry.ts';
import { MemoryTelemetry } from '../../../shared/observability/memory-telemetry.ts';
import { taskHandler } from '../../../shared/runtime/task-handler.ts';

const handlerOf = (run: (count: number, mayGoOn: () => boolean) => Promise<unknown>, reserve?: number) => {
  const memory = new MemoryTelemetry();
  let flushed = 0;
  const telemetry: LambdaTelemetry = Object.assign(memory, { flush: () => void flushed++ });
  const handler = taskHandler({
    telemetry,
    input: z.object({ count: z.int() }),
    ...(reserve !== undefined && { reserve }),
    run: ({ count }, _, mayGoOn) => run(count, mayGoOn),
  });
  return {
    memory,
    flushed: () => flushed,
    invoke: (event: unknown, left = 60_000) => handler(event, { getRemainingTimeInMillis: () => left } as Context),
  };
};

test('answers with what its state is to hand on', async () => {
  const { invoke, flushed } = handlerOf(async (count) => ({ twice: count * 2 }));
  expect(await invoke({ count: 4 })).toEqual({ twice: 8 });
  expect(flushed()).toBe(1);
});

test.each<[string, unknown, string]>([
  ['an input that is none of its own', { count: 'four' }, 'ZodError'],
  ['what fails', { count: 4 }, 'TypeError'],
])('tells of %s, and leaves it to the state machine to try again', async (_, event, error) => {
  const { invoke, flushed, memory } = handlerOf(async () => {
    throw new TypeError('No.');
  });
  await expect(invoke(event)).rejects.toMatchObject({ name: error });
  expect(memory.lines).toMatchObject([{ level: 'error', cause: { name: error } }]);
  expect(flushed()).toBe(1);
});

test.each<[number | undefined, number, boolean]>([
  [undefined, 30_001, true],
  [undefined, 30_000, false],
  [60_000, 60_001, true],
  [60_000, 60_000, false],
])('with a reserve of %s ms and %s ms left, may go on: %s', async (reserve, left, goesOn) => {
  const { invoke } = handlerOf(async (_, mayGoOn) => mayGoOn(), reserve);
  expect(await invoke({ count: 1 }, left)).toBe(goesOn);
});
