import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { RunRecords } from '../domain/difference.ts';
import type { PublishedRun } from '../domain/head.ts';
import type { ClaimRecord, StatisticRecord } from '../domain/record.ts';
import { fileOf, restoredRecord } from '../domain/stored-record.ts';
import { shardPartitions } from '../domain/table-keys.ts';
import { queryAll } from './dynamo-query.ts';
import type { MemoryTable } from './memory-table.ts';
import type { TableItem } from './record-store.ts';

/** Reads the records of one run, whether it is still what readers read or not. */
export interface RunReader {
  /** Null where they do not all stand any more: the collector has come by. */
  readRun(docId: string, run: Pick<PublishedRun, 'id' | 'shards' | 'counts'>): Promise<RunRecords | null>;
}

/** The claims and statistics among the items of a run. */
export const recordsIn = (items: readonly TableItem[]): RunRecords => {
  const file = fileOf(items);
  const of = <Value extends ClaimRecord | StatisticRecord>(schema: Value['schema']): Value[] =>
    items.filter((item) => item.schema === schema).map((item) => restoredRecord<Value>(item, schema, file));
  return { claims: of<ClaimRecord>('claimwire/claim@1'), statistics: of<StatisticRecord>('claimwire/statistic@1') };
};

const runReaderOver = (partitionOf: (partition: string) => Promise<readonly TableItem[]>): RunReader => ({
  readRun: async (docId, { id, shards, counts }) => {
    const partitions = shardPartitions(docId, { id, shards });
    const items = (await Promise.all(partitions.map(partitionOf))).flat();
    if (items.length !== counts.items) return null;
    return recordsIn(items);
  },
});

export const dynamoRunReader = (client: DynamoDBClient, tableName: string): RunReader =>
  runReaderOver((partition) => queryAll(client, tableName, partition));

export const memoryRunReader = (table: MemoryTable): RunReader =>
  runReaderOver(async (partition) => {
    const items: TableItem[] = [];
    let after: unknown = null;
    do {
      const page = await table.query({ partition, after });
      items.push(...page.items);
      after = page.next;
    } while (after !== null);
    return items;
  });
