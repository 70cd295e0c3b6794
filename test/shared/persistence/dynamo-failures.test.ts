import {
  type BatchWriteItemCommandInput,
  type DynamoDBClient,
  InternalServerError,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { dynamoTableReader } from '../../../client/dynamo-table-reader.ts';
import { dynamoRecordStore } from '../../../shared/persistence/dynamo-record-store.ts';
import { fence } from './samples.ts';

/** A client that answers what a local DynamoDB never does: throttling and lost answers. */
const clientOf = (send: (input: never) => unknown) =>
  ({ send: async ({ input }: { input: never }) => send(input) }) as unknown as DynamoDBClient;
const waits: number[] = [];
const patience = {
  random: () => 0.5,
  sleep: async (milliseconds: number) => {
    waits.push(milliseconds);
  },
};
const items = Array.from({ length: 60 }, (_, i) => ({ PK: 'P', SK: String(i) }));

describe('records that DynamoDB left unwritten', () => {
  test('are sent again, alone, after waits that grow', async () => {
    waits.length = 0;
    const written: string[] = [];
    let calls = 0;
    const client = clientOf(({ RequestItems }: BatchWriteItemCommandInput) => {
      const requests = RequestItems?.t ?? [];
      expect(requests.length).toBeLessThanOrEqual(25);
      const taken = ++calls <= 4 ? requests.slice(0, 10) : requests;
      written.push(...taken.map(({ PutRequest }) => String(PutRequest?.Item?.SK?.S)));
      const left = requests.slice(taken.length);
      return { UnprocessedItems: left.length > 0 ? { t: left } : {} };
    });
    await dynamoRecordStore(client, 't', patience).writeRecords(items);
    expect(written.sort()).toEqual(items.map(({ SK }) => SK).sort());
    expect(waits[0]).toBe(25);
    expect(Math.max(...waits)).toBeGreaterThan(25);
  });

  test('are written to all partitions at once, not to one after another', async () => {
    const firsts: string[][] = [];
    const client = clientOf(({ RequestItems }: BatchWriteItemCommandInput) => {
      firsts.push((RequestItems?.t ?? []).map(({ PutRequest }) => String(PutRequest?.Item?.PK?.S)));
      return {};
    });
    const sharded = Array.from({ length: 100 }, (_, i) => ({ PK: `P${Math.floor(i / 40)}`, SK: String(i) }));
    await dynamoRecordStore(client, 't', patience).writeRecords(sharded);
    expect(firsts.flat()).toHaveLength(100);
    expect(new Set(firsts[0])).toEqual(new Set(['P0', 'P1', 'P2']));
  });

  test('end in an error to retry on when it goes on', async () => {
    const client = clientOf(({ RequestItems }: BatchWriteItemCommandInput) => ({ UnprocessedItems: RequestItems }));
    await expect(dynamoRecordStore(client, 't', patience).writeRecords(items)).rejects.toThrow(/unwritten 8 times/);
  });
});

describe('a switch', () => {
  const canceled = (...codes: string[]) =>
    new TransactionCanceledException({
      message: 'Canceled.',
      $metadata: {},
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  const commit = (error: Error) =>
    dynamoRecordStore(
      clientOf(() => {
        throw error;
      }),
      't',
      patience,
    ).commit({ fence: fence(), expectedFenceRev: null, documents: [], publish: null });

  test.each([
    ['whose condition failed', canceled('None', 'ConditionalCheckFailed')],
    ['that another transaction crossed', canceled('TransactionConflict', 'None')],
    ['that was throttled', canceled('ThrottlingError')],
    ['that is still in progress', new TransactionInProgressException({ message: '', $metadata: {} })],
  ])('%s is decided again', async (_, error) => {
    expect(await commit(error)).toBe('conflict');
  });

  test.each([
    ['that is malformed', canceled('ValidationError')],
    ['whose answer was lost', new InternalServerError({ message: '', $metadata: {} })],
  ])('%s throws', async (_, error) => {
    await expect(commit(error)).rejects.toBe(error);
  });
});

test('items that DynamoDB left unread are asked for again', async () => {
  let calls = 0;
  const client = clientOf(({ RequestItems }: { RequestItems: Record<string, { Keys: { SK: { S: string } }[] }> }) => {
    const keys = RequestItems.t?.Keys ?? [];
    const taken = ++calls === 1 ? keys.slice(0, 1) : keys;
    return {
      Responses: { t: taken },
      UnprocessedKeys: taken.length < keys.length ? { t: { Keys: keys.slice(1) } } : {},
    };
  });
  const found = await dynamoTableReader(client, 't', async () => {}).get([...items, ...items]);
  expect(found).toHaveLength(60);
});
