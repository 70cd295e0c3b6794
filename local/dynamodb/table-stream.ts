import type { DynamoDBRecord } from 'aws-lambda';

/** A batch of a stream, and how to go on behind it once it is done with. */
export interface StreamBatch {
  readonly shardId: string;
  readonly records: readonly DynamoDBRecord[];
}

interface Shard {
  readonly ShardId: string;
}
interface Stream {
  readonly StreamArn: string;
}

/** The version of the service that each operation is of. */
const api = { DescribeTable: 'DynamoDB_20120810', other: 'DynamoDBStreams_20120810' };

/** A stream's records from the oldest on, in their order; none is left out or read twice. Of DynamoDB's own client only the stream's is missing here. */
export class TableStream {
  readonly #options: { endpoint: string; tableName: string; region: string; accessKeyId: string };
  #stream: Stream | null = null;
  readonly #known = new Set<string>();
  readonly #ahead: Shard[] = [];
  #current: { shardId: string; iterator: string } | null = null;

  constructor(options: { endpoint: string; tableName: string; region: string; accessKeyId: string }) {
    this.#options = options;
  }

  /** Finds the stream; false where the table has none. */
  async open(): Promise<boolean> {
    const { tableName: TableName } = this.#options;
    const { Table } = await this.#call<{ Table: { LatestStreamArn?: string } }>('DescribeTable', { TableName });
    if (Table.LatestStreamArn === undefined) return false;
    this.#stream = { StreamArn: Table.LatestStreamArn };
    return true;
  }

  /** What has been written since the last call, at most `limit` records. */
  async read(limit: number): Promise<StreamBatch | null> {
    this.#current ??= await this.#nextShard();
    if (this.#current === null) return null;
    const { shardId, iterator } = this.#current;
    const { Records, NextShardIterator } = await this.#call<{
      Records: DynamoDBRecord[];
      NextShardIterator?: string;
    }>('GetRecords', { ShardIterator: iterator, Limit: limit });
    this.#current = NextShardIterator === undefined ? null : { shardId, iterator: NextShardIterator };
    return Records.length === 0 ? null : { shardId, records: Records };
  }

  // A shard ends after some hours where it is not the emulator's; those that follow are listed behind it.
  async #nextShard(): Promise<{ shardId: string; iterator: string } | null> {
    const { StreamArn } = this.#stream ?? { StreamArn: '' };
    if (this.#ahead.length === 0) {
      const { StreamDescription } = await this.#call<{ StreamDescription: { Shards: Shard[] } }>('DescribeStream', {
        StreamArn,
      });
      for (const shard of StreamDescription.Shards) {
        if (this.#known.has(shard.ShardId)) continue;
        this.#known.add(shard.ShardId);
        this.#ahead.push(shard);
      }
    }
    const shard = this.#ahead.shift();
    if (shard === undefined) return null;
    const { ShardId } = shard;
    const { ShardIterator } = await this.#call<{ ShardIterator: string }>('GetShardIterator', {
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    return { shardId: ShardId, iterator: ShardIterator };
  }

  async #call<Answer>(operation: string, body: object): Promise<Answer> {
    const { endpoint, region, accessKeyId } = this.#options;
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `${api[operation as keyof typeof api] ?? api.other}.${operation}`,
        'x-amz-date': '20260101T000000Z',
        // An emulator reads who asks, and no more: nothing is signed on loopback.
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${operation} was answered with ${response.status}: ${text.slice(0, 300)}`);
    return JSON.parse(text) as Answer;
  }
}
