import type { IncomingHttpHeaders } from 'node:http';
import type { EnvironmentView } from '../lambda/function-host.ts';

/** The services that the local stack runs, by their endpoints. */
export type Service = 's3' | 'sqs' | 'dynamodb' | 'states' | 'events';

/** A call of a function to an AWS service, before it is carried out. */
export interface InterceptedCall {
  readonly service: Service;
  /** As the SDK names it: `PutItem`, `GetObject`, `SendMessage`. */
  readonly operation: string;
  /** Of S3: bucket and key, as they are, empty where there is none. Of SQS: the queue's name as the bucket. Of the others: both empty. */
  readonly bucket: string;
  readonly key: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The process that calls; null where its function does not say so, or it is gone by now. */
  readonly caller: EnvironmentView | null;
}

/** What a service answers. */
export interface InterceptedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Instead of an answer: the connection is reset, or nothing is said until the caller gives up. */
export type NoAnswer = 'reset' | 'silence';

/**
 * Stands between the functions and the services. It decides whether, when and with what body a call is carried out, and what its caller hears; one that
 * only returns `carryOut()` changes nothing. What it throws resets the connection.
 */
export type Interceptor = (
  call: InterceptedCall,
  carryOut: (body?: Buffer) => Promise<InterceptedAnswer>,
) => Promise<InterceptedAnswer | NoAnswer>;
