import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { type ChangeCapture, startChangeCapture } from '../../../local/dynamodb/change-capture.ts';
import { locateDynamodb, startDynoxide } from '../../../local/dynamodb/dynamodb-emulator.ts';
import { compileEventPattern } from '../../../local/events/event-pattern.ts';
import { OwnedProcesses } from '../../../local/owned-processes.ts';

const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
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
    capture = await startChangeCapture(url, 'eu-west-3', systemClock);
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
});
