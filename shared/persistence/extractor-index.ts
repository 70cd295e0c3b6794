import { type AttributeValue, type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { extractorsPartition, indexPartitions, parseHeadRow } from '../domain/table-keys.ts';
import { queryAll } from './dynamo-query.ts';
import { marshal } from './dynamo-transaction.ts';
import type { MemoryTable } from './memory-table.ts';
import type { TableItem } from './record-store.ts';

/** A document in an extractor's list: a hint, which its head must confirm. */
export interface ListedDocument {
  readonly docId: string;
  /** By which rows are ordered: the day, then the id. */
  readonly sort: string;
}

/** Finds documents by the extractor that read them last. */
export interface ExtractorIndex {
  /** Every extractor version that heads may be of, consistently. */
  versions(): Promise<readonly string[]>;
  /** A page of the documents of a version in one of the index's shards, the latest day first; `after` is the `next` of the page before. */
  listDocuments(query: {
    readonly version: string;
    readonly shard: number;
    /** YYYY-MM-DD: of this day or later. */
    readonly since: string | null;
    readonly limit: number;
    readonly after?: unknown;
  }): Promise<{ readonly rows: readonly ListedDocument[]; readonly next: unknown }>;
}

const listed = (items: readonly TableItem[]): ListedDocument[] =>
  items.flatMap((item) => {
    const docId = parseHeadRow(item);
    return docId === null ? [] : [{ docId, sort: String(item.GSI2SK) }];
  });

/** Throws what the SDK throws. */
export const dynamoExtractorIndex = (client: DynamoDBClient, TableName: string): ExtractorIndex => ({
  versions: async () => (await queryAll(client, TableName, extractorsPartition)).map(({ version }) => String(version)),
  listDocuments: async ({ version, shard, since, limit, after }) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'GSI2',
        KeyConditionExpression: `GSI2PK = :partition${since === null ? '' : ' AND GSI2SK >= :since'}`,
        ExpressionAttributeValues: marshal({
          ':partition': indexPartitions.extractor(version, shard),
          ...(since !== null && { ':since': since }),
        }),
        ScanIndexForward: false,
        Limit: limit,
        ...(after != null && { ExclusiveStartKey: after as Record<string, AttributeValue> }),
      }),
    );
    return { rows: listed(Items.map((item) => unmarshall(item) as TableItem)), next: LastEvaluatedKey ?? null };
  },
});

export const memoryExtractorIndex = (table: MemoryTable): ExtractorIndex => ({
  versions: async () => {
    const { items } = await table.query({ partition: extractorsPartition, limit: Number.MAX_SAFE_INTEGER });
    return items.map(({ version }) => String(version));
  },
  listDocuments: async ({ version, shard, since, limit, after }) => {
    const partition = indexPartitions.extractor(version, shard);
    const { items, next } = await table.query({
      index: 'GSI2',
      partition,
      descending: true,
      limit,
      ...(since !== null && { from: since }),
      ...(after != null && { after }),
    });
    return { rows: listed(items), next };
  },
});
