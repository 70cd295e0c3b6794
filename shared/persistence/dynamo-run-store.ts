import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import {
  firstSortBehind,
  headKey,
  indexPartitions,
  movedRange,
  parseRunRow,
  runKey,
  runRange,
  runSortKey,
} from '../domain/table-keys.ts';
import type { Patience } from './backoff.ts';
import { batchWriterOf } from './dynamo-batch-write.ts';
import { getItem, queryAll } from './dynamo-query.ts';
import { keyOf, marshal, passRun } from './dynamo-transaction.ts';
import { readRunItem } from './read-items.ts';
import type { TableItem } from './record-store.ts';
import type { RunStore } from './run-store.ts';

/** Whether a write found what it required. */
const met = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** Runs in DynamoDB. Throws what the SDK throws, after its own retries. */
export const dynamoRunStore = (client: DynamoDBClient, TableName: string, patience: Patience): RunStore => {
  const write = batchWriterOf(client, TableName, patience);

  return {
    listRuns: async ({ state, shard, before, limit, after }) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'GSI1',
          KeyConditionExpression: 'GSI1PK = :partition AND GSI1SK BETWEEN :from AND :to',
          ExpressionAttributeValues: marshal({
            ':partition': indexPartitions.runs(state, shard),
            ':from': after ? firstSortBehind(runSortKey(after.since, after.runId)) : '0',
            ':to': before,
          }),
          Limit: limit,
        }),
      );
      return Items.flatMap((item) => {
        const row = unmarshall(item) as TableItem;
        return parseRunRow(row, String(row.GSI1SK)) ?? [];
      });
    },

    readRun: async (docId, runId) => {
      const item = await getItem(client, TableName, runKey(docId, runId));
      return item && readRunItem(item);
    },

    runsOf: async (docId) => (await queryAll(client, TableName, headKey(docId).PK, runRange)).map(readRunItem),

    formerKeys: async (docId) =>
      (await queryAll(client, TableName, headKey(docId).PK, movedRange)).map(({ keyHash }) => String(keyHash)),

    abandonRun: (run, at) => {
      const update = passRun(TableName, run, 'ABANDONED', at);
      return met(
        client.send(
          new UpdateItemCommand({
            ...update,
            ConditionExpression: '#state = :from',
            ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':from': { S: 'STAGING' } },
          }),
        ),
      );
    },

    recordKeys: async (partition, limit) => {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': { S: partition } },
          ProjectionExpression: 'PK, SK',
          Limit: limit,
        }),
      );
      return Items.map((item) => unmarshall(item) as TableItem);
    },

    deleteRecords: (keys) =>
      write(keys.map((key) => ({ partition: key.PK, request: { DeleteRequest: { Key: keyOf(key) } } }))),

    eraseHead: (docId, rev) =>
      met(
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: keyOf(headKey(docId)),
            UpdateExpression: 'SET #document = :none, #rev = :next',
            ConditionExpression: '#rev = :rev AND #state = :deleted',
            ExpressionAttributeNames: { '#document': 'document', '#rev': 'rev', '#state': 'state' },
            ExpressionAttributeValues: marshal({ ':none': null, ':next': rev + 1, ':rev': rev, ':deleted': 'DELETED' }),
          }),
        ),
      ),

    deleteRun: async ({ docId, runId }) => {
      await met(
        client.send(
          new DeleteItemCommand({
            TableName,
            Key: keyOf(runKey(docId, runId)),
            ConditionExpression: '#state IN (:superseded, :abandoned)',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':superseded': { S: 'SUPERSEDED' }, ':abandoned': { S: 'ABANDONED' } },
          }),
        ),
      );
    },
  };
};
