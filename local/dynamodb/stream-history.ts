import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Clock } from '../clock.ts';

/** A refusal in the words of DynamoDB Streams. */
export class StreamsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The one shard that a stream has here; AWS's own have many, which split and end. */
export const localShard = 'shardId-00000000000000000000-00000000';
const retentionMs = 24 * 3_600_000;
/** DynamoDB hands out at most so many records at a time. */
const largestRead = 1_000;

const iteratorRequest = z.strictObject({
  StreamArn: z.string(),
  ShardId: z.string(),
  ShardIteratorType: z.enum(['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER', 'TRIM_HORIZON']),
  SequenceNumber: z.string().regex(/^\d+$/).optional(),
});
const recordsRequest = z.strictObject({
  ShardIterator: z.string(),
  Limit: z.number().int().min(1).max(largestRead).default(largestRead),
});

/**
 * What stands in the streams, for who reads them again by sequence number: for a day, as in AWS, and no more than so many records, since all is held in memory.
 */
export class StreamHistory {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #kept = new Map<string, { readonly at: number; readonly record: DynamoDBRecord }[]>();
  /** The greatest sequence number that was let go of each stream. */
  readonly #trimmed = new Map<string, number>();

  constructor(options: { clock: Clock; most?: number }) {
    this.#clock = options.clock;
    this.#most = options.most ?? 2_000;
  }

  add(tableName: string, record: DynamoDBRecord): void {
    const kept = this.#kept.get(tableName) ?? [];
    this.#kept.set(tableName, kept);
    kept.push({ at: this.#clock.now(), record });
    // Let go of in one sweep now and then: one by one each would move all others.
    if (kept.length > this.#most * 1.5) this.#drop(tableName, kept.length - this.#most);
  }

  /** Answers GetShardIterator and GetRecords. @throws StreamsError where it refuses */
  answer(operation: string, input: unknown): object {
    if (operation === 'GetShardIterator') return { ShardIterator: this.#iterator(parsed(iteratorRequest, input)) };
    if (operation === 'GetRecords') return this.#read(parsed(recordsRequest, input));
    throw new StreamsError(
      'NotImplemented',
      `the local stream knows GetShardIterator and GetRecords, not ${operation}; add it in local/dynamodb/stream-history.ts.`,
    );
  }

  #iterator({ StreamArn, ShardId, ShardIteratorType: type, SequenceNumber }: z.output<typeof iteratorRequest>): string {
    const table = /:table\/([^/]+)\/stream\//.exec(StreamArn)?.[1] ?? '';
    if (ShardId !== localShard || !this.#kept.has(table))
      throw new StreamsError('ResourceNotFoundException', `Requested resource not found: ${ShardId} of ${StreamArn}`);
    if (type === 'TRIM_HORIZON') return JSON.stringify({ table, from: 0 });
    if (SequenceNumber === undefined) throw new StreamsError('ValidationException', `${type} needs a SequenceNumber.`);
    const from = Number(SequenceNumber) + (type === 'AFTER_SEQUENCE_NUMBER' ? 1 : 0);
    return JSON.stringify({ table, from });
  }

  #read({ ShardIterator, Limit }: z.output<typeof recordsRequest>): object {
    const { table, from } = JSON.parse(ShardIterator) as { table: string; from: number };
    this.#expire(table);
    if (from !== 0 && from <= (this.#trimmed.get(table) ?? 0))
      throw new StreamsError('TrimmedDataAccessException', 'The data you are trying to access has been trimmed.');
    const records = (this.#kept.get(table) ?? [])
      .map(({ record }) => record)
      .filter((record) => numberOf(record) >= from)
      .slice(0, Limit);
    const next = records.length === 0 ? from : numberOf(records.at(-1)!) + 1;
    return { Records: records, NextShardIterator: JSON.stringify({ table, from: next }) };
  }

  #expire(table: string): void {
    const kept = this.#kept.get(table) ?? [];
    const oldest = this.#clock.now() - retentionMs;
    const fresh = kept.findIndex(({ at }) => at > oldest);
    this.#drop(table, fresh === -1 ? kept.length : fresh);
  }

  #drop(table: string, count: number): void {
    const dropped = this.#kept.get(table)?.splice(0, count) ?? [];
    const last = dropped.at(-1);
    if (last) this.#trimmed.set(table, numberOf(last.record));
  }
}

const numberOf = ({ dynamodb }: DynamoDBRecord): number => Number(dynamodb?.SequenceNumber);

const parsed = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new StreamsError('ValidationException', result.error.issues[0]?.message ?? 'invalid');
};
