import { type AttributeValue, BatchGetItemCommand, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { indexes, type TableKey } from '../shared/domain/table-keys.ts';
import type { Item, TableReader } from './table-reader.ts';

const batchSize = 100;
const batchAttempts = 8;

/** Without `wrapNumbers` a great number comes back as a bigint. */
const toItem = (attributes: Record<string, AttributeValue>): Item =>
  unmarshall(attributes, { wrapNumbers: Number }) as Item;

/** Reads the table in DynamoDB. Throws what the SDK throws, after its own retries. */
export const dynamoTableReader = (
  client: DynamoDBClient,
  tableName: string,
  sleep: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((done) => setTimeout(done, milliseconds)),
): TableReader => {
  const getBatch = async (keys: readonly TableKey[]): Promise<Item[]> => {
    const items: Item[] = [];
    let pending: Record<string, AttributeValue>[] = keys.map(({ PK, SK }) => ({ PK: { S: PK }, SK: { S: SK } }));
    for (let failures = 0; pending.length > 0; ) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: pending, ConsistentRead: true } } }),
      );
      items.push(...(Responses?.[tableName] ?? []).map(toItem));
      pending = UnprocessedKeys?.[tableName]?.Keys ?? [];
      if (pending.length === 0) break;
      if (++failures === batchAttempts)
        throw new Error(`DynamoDB left ${pending.length} items unread ${failures} times: it is throttled.`);
      await sleep(Math.random() * 50 * 2 ** failures);
    }
    return items;
  };

  return {
    get: async (keys) => {
      const unique = [...new Map(keys.map(({ PK, SK }) => [`${PK}\n${SK}`, { PK, SK }])).values()];
      const batches: TableKey[][] = [];
      for (let i = 0; i < unique.length; i += batchSize) batches.push(unique.slice(i, i + batchSize));
      return (await Promise.all(batches.map(getBatch))).flat();
    },

    query: async ({ index, partition, from, to, descending, limit, after }) => {
      const names = index ? indexes[index] : { partition: 'PK', sort: 'SK' };
      const ranged = from !== undefined && to !== undefined;
      const page = await client.send(
        new QueryCommand({
          TableName: tableName,
          ...(index ? { IndexName: index } : { ConsistentRead: true }),
          KeyConditionExpression: `#partition = :partition${ranged ? ' AND #sort BETWEEN :from AND :to' : ''}`,
          ExpressionAttributeNames: { '#partition': names.partition, ...(ranged && { '#sort': names.sort }) },
          ExpressionAttributeValues: marshall({ ':partition': partition, ...(ranged && { ':from': from, ':to': to }) }),
          ScanIndexForward: !descending,
          ...(limit !== undefined && { Limit: limit }),
          ...(after != null && { ExclusiveStartKey: after as Record<string, AttributeValue> }),
        }),
      );
      return { items: (page.Items ?? []).map(toItem), next: page.LastEvaluatedKey ?? null };
    },
  };
};
