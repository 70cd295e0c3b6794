import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  attemptKey,
  documentRange,
  extractorKey,
  fenceKey,
  headKey,
  quarantinePartitions,
  shardPartitions,
} from '../domain/table-keys.ts';
import type { Patience } from './backoff.ts';
import { batchWriterOf } from './dynamo-batch-write.ts';
import { getItem, queryAll } from './dynamo-query.ts';
import { keyOf, marshal, transactionOf } from './dynamo-transaction.ts';
import { readAttemptItem, readFenceItem, readHeadItem, readQuarantineItem } from './read-items.ts';
import type { DocumentState, RecordStore } from './record-store.ts';
import { attemptItem, extractorItem, manifestItem } from './table-items.ts';
import { untornRead } from './untorn-read.ts';

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
  const noted = new Set<string>();

  const queryDocument = async (docId: string): Promise<DocumentState> => {
    const items = await queryAll(client, TableName, headKey(docId).PK, documentRange);
    const head = items.find(({ SK }) => SK === 'HEAD');
    const keys = items.filter(({ SK }) => SK !== 'HEAD').map(readFenceItem);
    return { docId, head: head ? readHeadItem(head) : null, keys };
  };

  return {
    readFence: async (keyHash) => {
      const item = await getItem(client, TableName, fenceKey(keyHash));
      return item && readFenceItem(item);
    },

    readDocument: (docId) => untornRead(() => queryDocument(docId), patience),

    readRecords: async (docId, run) =>
      (
        await Promise.all(shardPartitions(docId, run).map((partition) => queryAll(client, TableName, partition)))
      ).flat(),

    quarantined: async () =>
      (await Promise.all(quarantinePartitions().map((partition) => queryAll(client, TableName, partition))))
        .flat()
        .map(readQuarantineItem),

    readAttempt: async (keyHash) => {
      const item = await getItem(client, TableName, attemptKey(keyHash));
      return item && readAttemptItem(item);
    },
    beginAttempt: async (attempt) => {
      await client.send(new PutItemCommand({ TableName, Item: marshal(attemptItem(attempt)) }));
    },
    endAttempt: async (keyHash) => {
      await client.send(new DeleteItemCommand({ TableName, Key: keyOf(attemptKey(keyHash)) }));
    },

    noteExtractor: async (version) => {
      if (noted.has(version)) return;
      if ((await getItem(client, TableName, extractorKey(version))) === null)
        await client.send(new PutItemCommand({ TableName, Item: marshal(extractorItem(version)) }));
      noted.add(version);
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
        if (!isDeepStrictEqual(await getItem(client, TableName, item), item)) throw error;
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
