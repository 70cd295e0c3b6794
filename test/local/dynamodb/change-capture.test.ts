import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { type ChangeCapture, startChangeCapture } from '../../../local/dynamodb/change-capture.ts';
import { locateDynamodb, startDynoxide } from '../../../local/dynamodb/dynamodb-emulator.ts';
import { localShard } from '../../../local/dynamodb/stream-history.ts';
import { compileEventPattern } from '../../../local/events/event-pattern.ts';
import { OwnedProcesses } from '../../../local/owned-processes.ts';
import { dynamoChangeStream } from '../../../shared/announcement/change-stream.ts';

const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
/** Runs as the system's does, and can be put forward. */
let skipped = 0;
const clock = {
  ...systemClock,
  now: () => systemClock.now() + skipped,
  skip: (ms: number) => {
    skipped += ms;
  },
};
const TableName = 'records';
const Key = (PK: string, SK = 'HEAD') => ({ PK: { S: PK }, SK: { S: SK } });
const item = (PK: string, v: number, SK = 'HEAD') => ({ ...Key(PK, SK), v: { N: String(v) } });

describe.skipIf(emulator.kind !== 'emulator')('what is written past the capture', () => {
  const processes = new OwnedProcesses();
  let capture: ChangeCapture;
  let client: DynamoDBClient;
  let stream: ReturnType<ChangeCapture['watch']>;

  beforeAll(async () => {
    if (emulator.kind !== 'emulator') throw new Error('skipped without an emulator');
    const { url } = await startDynoxide(emulator.executable, processes);
    capture = await startChangeCapture(url, 'eu-west-3', clock);
    client = new DynamoDBClient({
      endpoint: capture.url,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'PK', KeyType: 'HASH' },
          { AttributeName: 'SK', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['PK', 'SK'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      }),
    );
    const heads = compileEventPattern({ dynamodb: { Keys: { SK: { S: ['HEAD'] } } } });
    stream = capture.watch({ tableName: TableName, keyNames: ['PK', 'SK'], wants: heads });
  });
  afterAll(async () => {
    client?.destroy();
    await capture?.close();
    await processes.stop();
  });

  let id = 0;
  beforeEach(async () => {
    id += 1;
    while ((await stream.read(1_000)) !== null);
  });
  const read = async () =>
    ((await stream.read(1_000))?.records ?? []).map(({ eventName, dynamodb }) => [
      eventName,
      dynamodb?.Keys?.PK?.S,
      dynamodb?.OldImage?.v?.N ?? null,
      dynamodb?.NewImage?.v?.N ?? null,
    ]);

  test('is told of with the item before and after, whatever wrote it, and not where nothing changed', async () => {
    const a = `a${id}`;
    await client.send(new PutItemCommand({ TableName, Item: item(a, 1) }));
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: Key(a),
        UpdateExpression: 'SET v = :v',
        ExpressionAttributeValues: { ':v': { N: '2' } },
      }),
    );
    await client.send(new PutItemCommand({ TableName, Item: item(a, 2) }));
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName, Item: item(a, 3) } }, { Put: { TableName, Item: item(a, 9, 'KEY') } }],
      }),
    );
    await client.send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: item(a, 4) } }] } }),
    );
    await client.send(new DeleteItemCommand({ TableName, Key: Key(a) }));
    expect(await read()).toEqual([
      ['INSERT', a, null, '1'],
      ['MODIFY', a, '1', '2'],
      ['MODIFY', a, '2', '3'],
      ['MODIFY', a, '3', '4'],
      ['REMOVE', a, '4', null],
    ]);
    expect(await read()).toEqual([]);
  });

  test('is not told of where its condition fails', async () => {
    const a = `a${id}`;
    const refused = new TransactWriteItemsCommand({
      TransactItems: [{ Put: { TableName, Item: item(a, 1), ConditionExpression: 'attribute_exists(PK)' } }],
    });
    await expect(client.send(refused)).rejects.toThrow();
    expect(await read()).toEqual([]);
  });

  test('makes a chain of images, however many write at once', async () => {
    const a = `a${id}`;
    const values = Array.from({ length: 40 }, (_, i) => i + 1);
    await Promise.all(values.map((v) => client.send(new PutItemCommand({ TableName, Item: item(a, v) }))));
    const records = await read();
    expect(records).toHaveLength(40);
    expect(records.map(([, , old]) => old)).toEqual([null, ...records.slice(0, -1).map(([, , , now]) => now)]);
  });

  describe('and read again by its place', () => {
    const streams = () =>
      dynamoChangeStream(
        new DynamoDBStreamsClient({
          endpoint: capture.url,
          region: 'eu-west-3',
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        }),
      );
    const place = (from: string, to: string) => ({
      shardId: localShard,
      startSequenceNumber: from,
      endSequenceNumber: to,
      batchSize: 2,
      streamArn: `arn:aws:dynamodb:eu-west-3:1:table/${TableName}/stream/2026`,
    });

    test('is what was told, images and all', async () => {
      const a = `a${id}`;
      for (const v of [1, 2, 3, 4]) await client.send(new PutItemCommand({ TableName, Item: item(a, v) }));
      const told = (await stream.read(1_000))!.records;
      const [, second, third] = told.map(({ dynamodb }) => dynamodb!.SequenceNumber!);
      const { records, trimmed } = await streams().read(place(second!, third!));
      expect(trimmed).toBe(false);
      expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.OldImage, dynamodb?.NewImage])).toEqual(
        told.slice(1, 3).map(({ eventName, dynamodb }) => [eventName, dynamodb?.OldImage, dynamodb?.NewImage]),
      );
    });

    test('is an error where the stream ends before it, so that it is tried again', async () => {
      await client.send(new PutItemCommand({ TableName, Item: item(`a${id}`, 1) }));
      await expect(streams().read(place('1', '999999'))).rejects.toThrow('ends before 999999');
    });

    test('is gone where its shard is', async () => {
      const gone = { ...place('1', '1'), shardId: 'shardId-00000000000000000001-00000000' };
      expect(await streams().read(gone)).toEqual({ records: [], trimmed: true });
    });

    test('is as much of it as still stands where it is older than a day', async () => {
      const a = `a${id}`;
      await client.send(new PutItemCommand({ TableName, Item: item(a, 1) }));
      clock.skip(25 * 3_600_000);
      await client.send(new PutItemCommand({ TableName, Item: item(a, 2) }));
      const numbers = (await stream.read(1_000))!.records.map(({ dynamodb }) => dynamodb!.SequenceNumber!);
      const { records, trimmed } = await streams().read(place(numbers[0]!, numbers[1]!));
      expect(trimmed).toBe(true);
      expect(records.map(({ dynamodb }) => dynamodb?.SequenceNumber)).toEqual([numbers[1]]);
    });
  });
});
