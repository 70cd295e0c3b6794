import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { localShard, StreamHistory } from '../../../local/dynamodb/stream-history.ts';

const StreamArn = 'arn:aws:dynamodb:eu-west-3:1:table/records/stream/2026';
const record = (number: number) => ({ dynamodb: { SequenceNumber: String(number) } }) as DynamoDBRecord;
let clock: ManualClock;
let history: StreamHistory;
beforeEach(() => {
  clock = new ManualClock(0);
  history = new StreamHistory({ clock, most: 4 });
});

const at = (SequenceNumber: string, ShardIteratorType = 'AT_SEQUENCE_NUMBER') =>
  history.answer('GetShardIterator', { StreamArn, ShardId: localShard, ShardIteratorType, SequenceNumber });
const read = (from: object, Limit = 1_000) => {
  const { ShardIterator = '' } = from as { ShardIterator?: string };
  const page = history.answer('GetRecords', { ShardIterator, Limit }) as {
    Records: DynamoDBRecord[];
    NextShardIterator: string;
  };
  return { numbers: page.Records.map(({ dynamodb }) => dynamodb?.SequenceNumber), next: page.NextShardIterator };
};

describe('what stands in a stream', () => {
  beforeEach(() => {
    for (const number of [1, 2, 3]) history.add('records', record(number));
  });

  test('is read from a sequence number on, or from the one behind it, as often as one likes', () => {
    expect(read(at('2')).numbers).toEqual(['2', '3']);
    expect(read(at('2')).numbers).toEqual(['2', '3']);
    expect(read(at('2', 'AFTER_SEQUENCE_NUMBER')).numbers).toEqual(['3']);
  });

  test('is read page by page, and goes on with what is written meanwhile', () => {
    const first = read(at('1'), 2);
    expect(first.numbers).toEqual(['1', '2']);
    const second = read({ ShardIterator: first.next });
    expect(second.numbers).toEqual(['3']);
    expect(read({ ShardIterator: second.next }).numbers).toEqual([]);
    history.add('records', record(4));
    expect(read({ ShardIterator: second.next }).numbers).toEqual(['4']);
  });

  test('is gone after a day, and said to be', async () => {
    await clock.advance(23 * 3_600_000);
    history.add('records', record(4));
    expect(read(at('1')).numbers).toHaveLength(4);
    await clock.advance(3_600_001);
    expect(() => read(at('3'))).toThrow(expect.objectContaining({ code: 'TrimmedDataAccessException' }));
    expect(read(at('4')).numbers).toEqual(['4']);
  });

  test('is gone where too much was written since', () => {
    for (const number of [4, 5, 6, 7]) history.add('records', record(number));
    expect(() => read(at('3'))).toThrow(expect.objectContaining({ code: 'TrimmedDataAccessException' }));
    expect(read(at('4')).numbers).toEqual(['4', '5', '6', '7']);
  });

  test.each([
    ['a table that has none', { StreamArn: StreamArn.replace('records', 'other') }, 'ResourceNotFoundException'],
    ['a shard that is not there', { ShardId: 'shardId-1' }, 'ResourceNotFoundException'],
    ['no sequence number', { SequenceNumber: undefined }, 'ValidationException'],
  ])('is not read of %s', (_what, changes, code) => {
    const input = { StreamArn, ShardId: localShard, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: '1' };
    expect(() => history.answer('GetShardIterator', { ...input, ...changes })).toThrow(
      expect.objectContaining({ code }),
    );
  });
});

test('an operation that is not spoken here is refused by name', () => {
  expect(() => history.answer('ListStreams', {})).toThrow(/not ListStreams/);
});
