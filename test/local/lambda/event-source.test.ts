import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { EventSource } from '../../../local/lambda/event-source.ts';
import type { EventSourceMapping } from '../../../local/lambda/event-source-mapping.ts';
import type { InvocationResult } from '../../../local/lambda/execution-environment.ts';
import { QueueStore } from '../../../local/sqs/queue-store.ts';

const mapping: EventSourceMapping = {
  logicalId: 'Mapping',
  queue: 'work',
  queueArn: 'arn:aws:sqs:eu-west-3:000000000000:work',
  functionName: 'worker',
  batchSize: 10,
  batchingWindowSeconds: 0,
  reportsBatchItemFailures: true,
};
const success = (answer: unknown): InvocationResult => ({ kind: 'success', payload: JSON.stringify(answer) });

let clock: ManualClock;
let queues: QueueStore;
let events: SQSEvent[];
let answer: (event: SQSEvent) => InvocationResult | Promise<InvocationResult>;
let source: EventSource;
let run: Promise<void> | undefined;
let log: string[];

beforeEach(() => {
  clock = new ManualClock();
  queues = new QueueStore({ clock, region: 'eu-west-3', accountId: '000000000000' });
  const settings = { messageRetentionSeconds: 86_400, visibilityTimeoutSeconds: 60, delaySeconds: 0 };
  queues.createQueue({ ...settings, name: 'dead' });
  queues.createQueue({ ...settings, name: 'work', redrive: { deadLetterQueue: 'dead', maxReceiveCount: 2 } });
  events = [];
  log = [];
  answer = () => success({ batchItemFailures: [] });
  run = undefined;
});
afterEach(async () => {
  source.stop();
  await run;
  queues.close();
});

function poll(changes: Partial<EventSourceMapping> = {}, concurrency = 2): void {
  source = new EventSource({
    mapping: { ...mapping, ...changes },
    queues,
    functions: {
      invoke: async (_, payload) => {
        const event = JSON.parse(payload) as SQSEvent;
        events.push(event);
        return answer(event);
      },
    },
    clock,
    region: 'eu-west-3',
    concurrency,
    onLog: (text) => log.push(text),
  });
  run = source.run();
}
const bodies = () => events.map(({ Records }) => Records.map(({ body }) => body));
const sendAll = (...texts: string[]) => texts.map((text) => queues.send('work', text).messageId);
const counts = () => ({ work: queues.counts('work'), dead: queues.counts('dead').visible });
const empty = { visible: 0, inFlight: 0, delayed: 0 };

describe('a queue that feeds a function', () => {
  test('gives each message as the documented record, and deletes it when it is processed', async () => {
    queues.send('work', '{"é":1}', {
      kind: { DataType: 'String', StringValue: 'x' },
      bytes: { DataType: 'Binary', BinaryValue: 'AAE=' },
    });
    poll();
    await clock.advance(0);
    expect(events).toEqual([
      {
        Records: [
          {
            messageId: expect.any(String),
            receiptHandle: expect.any(String),
            body: '{"é":1}',
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: String(clock.now()),
              SenderId: '000000000000',
              ApproximateFirstReceiveTimestamp: String(clock.now()),
            },
            messageAttributes: {
              kind: { dataType: 'String', stringValue: 'x', stringListValues: [], binaryListValues: [] },
              bytes: { dataType: 'Binary', binaryValue: 'AAE=', stringListValues: [], binaryListValues: [] },
            },
            md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
            md5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
            eventSource: 'aws:sqs',
            eventSourceARN: 'arn:aws:sqs:eu-west-3:000000000000:work',
            awsRegion: 'eu-west-3',
          },
        ],
      },
    ]);
    expect(counts()).toEqual({ work: empty, dead: 0 });
  });

  test('gives at most a batch at a time', async () => {
    sendAll('1', '2', '3', '4', '5');
    poll({ batchSize: 2 });
    await clock.advance(0);
    expect(bodies()).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  test('waits for a fuller batch as long as its window is open', async () => {
    poll({ batchSize: 3, batchingWindowSeconds: 5 });
    sendAll('1');
    await clock.advance(4_000);
    sendAll('2');
    await clock.advance(900);
    expect([bodies(), source.active]).toEqual([[], 1]);
    await clock.advance(100);
    expect(bodies()).toEqual([['1', '2']]);
    sendAll('3', '4', '5');
    await clock.advance(0);
    expect(bodies()).toEqual([
      ['1', '2'],
      ['3', '4', '5'],
    ]);
  });

  test('never has more batches under way than its concurrency', async () => {
    const finish: (() => void)[] = [];
    answer = () => new Promise((resolve) => finish.push(() => resolve(success({}))));
    sendAll('1', '2', '3');
    poll({ batchSize: 1 }, 2);
    await clock.advance(0);
    expect([bodies(), source.active, queues.counts('work')]).toEqual([
      [['1'], ['2']],
      2,
      { visible: 1, inFlight: 2, delayed: 0 },
    ]);
    finish.shift()?.();
    await clock.advance(0);
    expect(bodies()).toEqual([['1'], ['2'], ['3']]);
    for (const one of finish) one();
    await clock.advance(0);
    expect(counts()).toEqual({ work: empty, dead: 0 });
  });

  test('gives a message that was reported as failed again after its visibility timeout, and no other', async () => {
    answer = ({ Records }) =>
      success({
        batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({
          itemIdentifier: messageId,
        })),
      });
    sendAll('good', 'bad');
    poll();
    await clock.advance(59_000);
    expect(bodies()).toEqual([['good', 'bad']]);
    await clock.advance(1_000);
    expect(bodies()).toEqual([['good', 'bad'], ['bad']]);
    await clock.advance(60_000);
    expect(counts()).toEqual({ work: empty, dead: 1 });
  });

  test.for<[string, InvocationResult]>([
    ['the function fails', { kind: 'failure', reason: 'timeout', error: { errorType: 'T', errorMessage: 'too slow' } }],
    ['its answer names a message of no batch', success({ batchItemFailures: [{ itemIdentifier: 'nobody' }] })],
  ])('gives the whole batch again when %s, and says so', async ([, result]) => {
    answer = () => result;
    sendAll('1', '2');
    poll();
    await clock.advance(60_000);
    expect(bodies()).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
    expect(log[0]).toMatch(/2 message\(s\) return to work/);
  });

  test('takes any answer as success where the function does not report failures', async () => {
    answer = ({ Records }) => success({ batchItemFailures: [{ itemIdentifier: Records[0]?.messageId }] });
    sendAll('1');
    poll({ reportsBatchItemFailures: false });
    await clock.advance(0);
    expect(counts()).toEqual({ work: empty, dead: 0 });
  });
});
