import type { Context } from 'aws-lambda';
import { expect, test } from 'vitest';
import type { LambdaTelemetry } from '../../../shared/observability/lambda-telemetry.ts';
import { MemoryTelemetry } from '../../../shared/observability/memory-telemetry.ts';
import { channelOf } from '../../../shared/runtime/channel.ts';
import { type ObjectCreated, objectCreatedSchema } from '../../../shared/runtime/s3-event.ts';
import { type Delivery, sqsHandler } from '../../../shared/runtime/sqs-handler.ts';
import { objectCreated, sqsEvent, testEvent } from './s3-events.ts';

const handlerOf = (handle: (key: string, delivery: Delivery) => Promise<void>) => {
  const memory = new MemoryTelemetry();
  let flushed = 0;
  const telemetry: LambdaTelemetry = Object.assign(memory, { flush: () => void flushed++ });
  const handler = sqsHandler({
    telemetry,
    receive: channelOf<ObjectCreated>(objectCreatedSchema),
    fieldsOf: ({ detail }) => ({ key: detail.object.key }),
    handle: ({ detail }, _, delivery) => handle(detail.object.key, delivery),
  });
  return { memory, flushed: () => flushed, run: (bodies: unknown[]) => handler(sqsEvent(bodies), {} as Context) };
};

test('reports the one message that failed among ten, and the other nine are done', async () => {
  const done: string[] = [];
  const { run, flushed, memory } = handlerOf(async (key) => {
    if (key === '4') throw new Error('Not this one.');
    done.push(key);
  });
  expect(await run(Array.from({ length: 10 }, (_, i) => objectCreated({ key: String(i) })))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm4' }],
  });
  expect(done).toHaveLength(9);
  expect(flushed()).toBe(1);
  expect(memory.counts.get('Failed')).toBe(1);
  expect(memory.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields)).toEqual([
    { messageId: 'm4', receiveCount: 1, key: '4' },
  ]);
});

test('reports every message when all fail, instead of failing itself', async () => {
  const { run } = handlerOf(async () => {
    throw new Error('The table is away.');
  });
  expect(await run([objectCreated(), objectCreated()])).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm1' }],
  });
});

test('acknowledges and counts what does not belong, by its type alone', async () => {
  const { run, memory } = handlerOf(async () => {});
  expect(await run([testEvent, 'private words {', objectCreated()])).toEqual({ batchItemFailures: [] });
  expect(memory.counts.get('UnknownEvents')).toBe(2);
  expect(memory.lines.map(({ fields }) => fields.type)).toEqual(['s3:TestEvent', 'not JSON']);
  expect(JSON.stringify(memory.lines)).not.toContain('private words');
});

test('says which delivery of which message it hands on', async () => {
  const deliveries: Delivery[] = [];
  const { run } = handlerOf(async (_, delivery) => void deliveries.push(delivery));
  await run([objectCreated()]);
  expect(deliveries).toEqual([{ messageId: 'm0', receiveCount: 1 }]);
});
