import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamPlace } from '../domain/missed-change.ts';
import type { StreamRecord } from './stream-change.ts';

/** What was found at a place of the stream. */
export interface StreamReading {
  /** Those between the two numbers of the place, whatever they are of, in their order. */
  readonly records: readonly StreamRecord[];
  /** Some or all of the place has left the stream: it is older than 24 hours. */
  readonly trimmed: boolean;
}

/** The table's stream, read again. */
export interface ChangeStream {
  /** Throws what the SDK throws, and where the stream ends before the place does. */
  read(place: StreamPlace): Promise<StreamReading>;
}

/** Pages without a record, one after another, at which an open shard is taken to hold no more. */
const emptyPages = 25;

const isGone = (error: unknown): boolean =>
  error instanceof TrimmedDataAccessException || error instanceof ResourceNotFoundException;

/** The stream in DynamoDB. */
export const dynamoChangeStream = (client: DynamoDBStreamsClient): ChangeStream => {
  const readFrom = async (
    { streamArn: StreamArn, shardId: ShardId, startSequenceNumber, endSequenceNumber }: StreamPlace,
    from: 'AT_SEQUENCE_NUMBER' | 'TRIM_HORIZON',
  ): Promise<StreamRecord[]> => {
    const [first, last] = [BigInt(startSequenceNumber), BigInt(endSequenceNumber)];
    const records: StreamRecord[] = [];
    const at = from === 'AT_SEQUENCE_NUMBER' ? { SequenceNumber: startSequenceNumber } : {};
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: from, ...at }),
    );
    let iterator = ShardIterator;
    for (let empty = 0; iterator !== undefined && empty < emptyPages; ) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
      const found = page.Records ?? [];
      for (const record of found) {
        const number = BigInt(record.dynamodb?.SequenceNumber ?? 0);
        if (number >= first && number <= last) records.push(record as StreamRecord);
        if (number >= last) return records;
      }
      empty = found.length === 0 ? empty + 1 : 0;
      iterator = page.NextShardIterator;
    }
    if (from === 'TRIM_HORIZON') return records;
    throw new Error(`The stream ends before ${endSequenceNumber} in ${ShardId}.`);
  };

  return {
    read: async (place) => {
      try {
        return { records: await readFrom(place, 'AT_SEQUENCE_NUMBER'), trimmed: false };
      } catch (error) {
        if (!isGone(error)) throw error;
      }
      try {
        return { records: await readFrom(place, 'TRIM_HORIZON'), trimmed: true };
      } catch (error) {
        // The whole shard is gone with what it held.
        if (isGone(error)) return { records: [], trimmed: true };
        throw error;
      }
    },
  };
};
