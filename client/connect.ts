import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTableReader } from './dynamo-table-reader.ts';
import { type Reader, readerOver } from './reader.ts';

export interface ConnectOptions {
  /** The stack's output TableName. */
  readonly tableName: string;
  /** Default: a client of the SDK's own configuration, with `region` and `endpoint` where they are given. */
  readonly dynamodb?: DynamoDBClient;
  readonly region?: string;
  /** Of a local stack: `http://127.0.0.1:8000`. */
  readonly endpoint?: string;
  /** Decides which embargoes have ended. Default: the system's clock. */
  readonly now?: () => Date;
}

/** Connects to a Claimwire table. The caller needs its read policy: GetItem, BatchGetItem and Query on the table and its indexes. */
export const connect = ({ tableName, dynamodb, region, endpoint, now = () => new Date() }: ConnectOptions): Reader => {
  const client = dynamodb ?? new DynamoDBClient({ ...(region && { region }), ...(endpoint && { endpoint }) });
  return readerOver(dynamoTableReader(client, tableName), now);
};
