import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { type BusEvent, EventBus } from '../../../local/events/event-bus.ts';
import { compileEventPattern } from '../../../local/events/event-pattern.ts';
import { Pipe } from '../../../local/pipes/pipe.ts';
import type { PipeDefinition } from '../../../local/pipes/pipe-definition.ts';

const record = (number: number, SK = 'HEAD'): DynamoDBRecord => ({
  eventName: 'MODIFY',
  dynamodb: { SequenceNumber: String(number), Keys: { SK: { S: SK } } },
});

const running: Pipe[] = [];
afterEach(() => {
  for (const pipe of running.splice(0)) pipe.stop();
});

/** A pipe on a stream that holds these records; `enrich` is given the numbers of a batch, and throws to fail. */
const carry = async (
  records: readonly DynamoDBRecord[],
  enrich: (numbers: string[]) => unknown,
  settings: Partial<PipeDefinition> = {},
  attempts = 0,
) => {
  const clock = new ManualClock();
  const events: BusEvent[] = [];
  const dead: unknown[] = [];
  const batches: string[][] = [];
  const bus = new EventBus({
    name: 'changes',
    clock,
    send: () => {},
    onEvent: (event) => events.push(event),
    onLog: () => {},
  });
  const left = [{ shardId: 'shard-1', records }];
  const pipe = new Pipe({
    pipe: {
      name: 'feed',
      arn: 'arn:pipe',
      tableName: 'records',
      streamArn: 'arn:stream',
      filters: [
        { matches: compileEventPattern({ dynamodb: { Keys: { SK: { S: ['HEAD'] } } } }), matchesKeys: () => true },
      ],
      batchSize: 4,
      maximumRetryAttempts: attempts,
      bisects: true,
      deadLetterQueue: 'dead',
      enrichment: 'announce',
      target: { bus, source: 'claimwire', detailType: 'Change' },
      timePath: '$.at',
      ...settings,
    },
    stream: { read: async () => left.shift() ?? null },
    functions: {
      invoke: async (_, payload) => {
        const numbers = (JSON.parse(payload) as DynamoDBRecord[]).map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
        batches.push(numbers);
        try {
          return { kind: 'success', payload: JSON.stringify(enrich(numbers) ?? null) };
        } catch (error) {
          const errorMessage = (error as Error).message;
          return { kind: 'failure', reason: 'handler-error', error: { errorType: 'Error', errorMessage } };
        }
      },
    },
    send: (queue, body) => void dead.push([queue, JSON.parse(body)]),
    clock,
    region: 'eu-west-3',
    accountId: '1',
    onLog: () => {},
  });
  running.push(pipe);
  void pipe.run();
  const drained = pipe.drained().then(() => true);
  // Retries wait by the stack's clock.
  while (!(await Promise.race([drained, clock.advance(60_000).then(() => false)])));
  return { events, dead, batches };
};

const each = (numbers: string[]) => numbers.map((n) => ({ n, at: `2026-03-12T09:00:0${n}Z` }));

describe('a pipe', () => {
  test('carries what its filter lets through, batch by batch and in order, as events of its bus', async () => {
    const { events, batches } = await carry(
      [1, 2, 3, 4, 5, 6].map((n) => record(n, n === 3 ? 'RUN#1' : 'HEAD')),
      each,
    );
    expect(batches).toEqual([['1', '2', '4', '5'], ['6']]);
    expect(events.map(({ detail }) => (detail as { n: string }).n)).toEqual(['1', '2', '4', '5', '6']);
    expect(events[0]).toMatchObject({ source: 'claimwire', 'detail-type': 'Change', time: '2026-03-12T09:00:01Z' });
  });

  test.each([
    ['an empty list', []],
    ['nothing', null],
  ])('puts no event where the function answers %s', async (_, answer) => {
    const { events, dead } = await carry([record(1)], () => answer);
    expect([events, dead]).toEqual([[], []]);
  });

  test('halves a batch that fails until the record at fault ends alone in the dead-letter queue', async () => {
    const { events, dead } = await carry(
      [1, 2, 3, 4].map((n) => record(n)),
      (numbers) => {
        if (numbers.includes('3')) throw new Error('poison');
        return each(numbers);
      },
    );
    expect(events.map(({ detail }) => (detail as { n: string }).n)).toEqual(['1', '2', '4']);
    expect(dead).toMatchObject([
      [
        'dead',
        { DDBStreamBatchInfo: { shardId: 'shard-1', startSequenceNumber: '3', endSequenceNumber: '3', batchSize: 1 } },
      ],
    ]);
  });

  test('tries a record again as often as it is told to, and no event is lost where it passes', async () => {
    let failures = 3;
    const { events, dead, batches } = await carry(
      [record(1)],
      (numbers) => {
        if (failures-- > 0) throw new Error('down');
        return each(numbers);
      },
      {},
      3,
    );
    expect([events.length, dead.length, batches.length]).toEqual([1, 0, 4]);
  });

  test('gives up what a bus would not take in one call', async () => {
    const { events, dead } = await carry([record(1)], () => [{ text: 'x'.repeat(300_000) }]);
    expect([events.length, dead.length]).toEqual([0, 1]);
  });
});
