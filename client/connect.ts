import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoTableReader } from './dynamo-table-reader.ts';
import { type Reader, readerOver } from './reader.ts';

/** Which table, and how it is reached. */
export interface ClientOptions {
  /** The stack's output TableName. */
  readonly tableName: string;
  /** Default: a client of the SDK's own configuration, with `region` and `endpoint` where they are given. */
  readonly dynamodb?: DynamoDBClient;
  readonly region?: string;
  /** Of a local stack: `http://127.0.0.1:8000`. */
  readonly endpoint?: string;
}

export interface ConnectOptions extends ClientOptions {
  /** Decides which embargoes have ended. Default: the system's clock. */
  readonly now?: () => Date;
}

export const clientOf = ({ dynamodb, region, endpoint }: Omit<ClientOptions, 'tableName'>): DynamoDBClient =>
  dynamodb ?? new DynamoDBClient({ ...(region && { region }), ...(endpoint && { endpoint }) });

/** Connects to a Claimwire table. The caller needs its read policy: GetItem, BatchGetItem and Query on the table and its indexes. */
export const connect = ({ tableName, now = () => new Date(), ...options }: ConnectOptions): Reader =>
  readerOver(dynamoTableReader(clientOf(options), tableName), now);
