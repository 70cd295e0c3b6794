import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { attemptKey, documentRange, fenceKey, headKey, quarantinePartitions } from '../domain/table-keys.ts';
import type { Patience } from './backoff.ts';
import { batchWriterOf } from './dynamo-batch-write.ts';
import { keyOf, marshal, transactionOf } from './dynamo-transaction.ts';
import { readAttemptItem, readFenceItem, readHeadItem, readQuarantineItem } from './read-items.ts';
import type { DocumentState, RecordStore, TableItem } from './record-store.ts';
import { attemptItem, manifestItem } from './table-items.ts';
import { untornRead } from './untorn-read.ts';

/** Without it a great number comes back as a bigint. */
const numbers = { wrapNumbers: Number };

/** Reasons for which a refused transaction is worth another look at the table; any other is a fault. */
const contended = new Set([
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/** Records in DynamoDB. Throws what the SDK throws, after its own retries. */
export const dynamoRecordStore = (client: DynamoDBClient, TableName: string, patience: Patience): RecordStore => {
  const write = batchWriterOf(client, TableName, patience);

  /** All of a partition, or of its sort keys from–to, both included; in several pages, which are not one moment. */
  const queryAll = async (partition: string, range?: { from: string; to: string }): Promise<TableItem[]> => {
    const items: TableItem[] = [];
    let after: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: `PK = :pk${range ? ' AND SK BETWEEN :from AND :to' : ''}`,
          ExpressionAttributeValues: marshal({
            ':pk': partition,
            ...(range && { ':from': range.from, ':to': range.to }),
          }),
          ...(after && { ExclusiveStartKey: after }),
        }),
      );
      items.push(...(page.Items ?? []).map((item) => unmarshall(item, numbers) as TableItem));
      after = page.LastEvaluatedKey;
    } while (after);
    return items;
  };

  const queryDocument = async (docId: string): Promise<DocumentState> => {
    const items = await queryAll(headKey(docId).PK, documentRange);
    const head = items.find(({ SK }) => SK === 'HEAD');
    const keys = items.filter(({ SK }) => SK !== 'HEAD').map(readFenceItem);
    return { docId, head: head ? readHeadItem(head) : null, keys };
  };

  return {
    readFence: async (keyHash) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: keyOf(fenceKey(keyHash)), ConsistentRead: true }),
      );
      return Item ? readFenceItem(unmarshall(Item, numbers) as TableItem) : null;
    },

    readDocument: (docId) => untornRead(() => queryDocument(docId), patience),

    quarantined: async () =>
      (await Promise.all(quarantinePartitions().map((partition) => queryAll(partition))))
        .flat()
        .map(readQuarantineItem),

    readAttempt: async (keyHash) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName, Key: keyOf(attemptKey(keyHash)), ConsistentRead: true }),
      );
      return Item ? readAttemptItem(unmarshall(Item, numbers) as TableItem) : null;
    },
    beginAttempt: async (attempt) => {
      await client.send(new PutItemCommand({ TableName, Item: marshal(attemptItem(attempt)) }));
    },
    endAttempt: async (keyHash) => {
      await client.send(new DeleteItemCommand({ TableName, Key: keyOf(attemptKey(keyHash)) }));
    },

    stageRun: async (manifest) => {
      const item = manifestItem(manifest);
      try {
        await client.send(
          new PutItemCommand({
            TableName,
            Item: marshal(item),
            ConditionExpression: 'attribute_not_exists(PK)',
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // The SDK asks again when an answer was lost: then it is our own manifest that stands.
        const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(item), ConsistentRead: true }));
        if (!Item || !isDeepStrictEqual(unmarshall(Item, numbers), item)) throw error;
      }
    },

    writeRecords: (items) =>
      write(items.map((item) => ({ partition: item.PK, request: { PutRequest: { Item: marshal(item) } } }))),

    commit: async (change) => {
      try {
        await client.send(
          new TransactWriteItemsCommand({
            TransactItems: transactionOf(TableName, change),
            // One a switch: the SDK's own retries of a lost answer are the same transaction, a later decision is another.
            ClientRequestToken: randomUUID(),
          }),
        );
        return 'committed';
      } catch (error) {
        if (error instanceof TransactionInProgressException) return 'conflict';
        if (
          error instanceof TransactionCanceledException &&
          error.CancellationReasons?.some(({ Code }) => Code !== undefined && contended.has(Code))
        )
          return 'conflict';
        throw error;
      }
    },
  };
};
