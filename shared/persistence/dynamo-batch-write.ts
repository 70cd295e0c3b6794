import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { backOff, type Patience } from './backoff.ts';

const batchSize = 25;
/** Batches in flight at once: a run's shards spread over partitions, but one article must not starve the others. */
const batchesAtOnce = 4;
const batchAttempts = 8;

/** A put or a delete, and the partition that it falls in. */
export interface PlacedWrite {
  readonly partition: string;
  readonly request: WriteRequest;
}

/** One of each partition in turn, so that no partition takes all that is in flight at once. */
const overPartitions = (writes: readonly PlacedWrite[]): WriteRequest[] => {
  const shards = [...Map.groupBy(writes, ({ partition }) => partition).values()];
  const longest = Math.max(0, ...shards.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => shards.flatMap((shard) => shard[i]?.request ?? [])).flat();
};

/** Carries out any number of writes, in any order, what DynamoDB left out again. Throws what the SDK throws, and after eight refusals. */
export const batchWriterOf =
  (client: DynamoDBClient, TableName: string, patience: Patience) =>
  async (writes: readonly PlacedWrite[]): Promise<void> => {
    const writeBatch = async (batch: WriteRequest[]): Promise<void> => {
      let requests = batch;
      for (let failures = 0; ; ) {
        const { UnprocessedItems } = await client.send(
          new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }),
        );
        requests = UnprocessedItems?.[TableName] ?? [];
        if (requests.length === 0) return;
        if (++failures === batchAttempts)
          throw new Error(`DynamoDB left ${requests.length} records unwritten ${failures} times.`);
        await backOff(patience, failures);
      }
    };
    const spread = overPartitions(writes);
    const batches: WriteRequest[][] = [];
    for (let i = 0; i < spread.length; i += batchSize) batches.push(spread.slice(i, i + batchSize));
    const next = async (): Promise<void> => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) await writeBatch(batch);
    };
    await Promise.all(Array.from({ length: batchesAtOnce }, next));
  };
