import type { SQSClient } from '@aws-sdk/client-sqs';
import { type Lane, laneOfKey, laneOfNormalizedKey } from '../domain/lane.ts';
import type { ExtractRequested, NormalizeRequested } from '../domain/work-request.ts';
import { sqsWorkQueue } from './sqs-work-queue.ts';
import type { WorkQueue } from './work-queue.ts';

/** A queue for each lane as one: a request goes the way of its article. */
const laneQueue = <Message>(
  queues: Readonly<Record<Lane, WorkQueue<Message>>>,
  laneOf: (message: Message) => Lane,
): WorkQueue<Message> => ({ send: (message) => queues[laneOf(message)].send(message) });

/** Where an article is asked to be read again, in its lane. */
export const sqsNormalizeQueue = (
  client: SQSClient,
  urls: Readonly<Record<Lane, string>>,
  bulkPrefix: string,
): WorkQueue<NormalizeRequested> =>
  laneQueue({ fresh: sqsWorkQueue(client, urls.fresh), bulk: sqsWorkQueue(client, urls.bulk) }, ({ key }) =>
    laneOfKey(key, bulkPrefix),
  );

/** Where a normalized article is asked to be published, in its lane. */
export const sqsExtractQueue = (client: SQSClient, urls: Readonly<Record<Lane, string>>): WorkQueue<ExtractRequested> =>
  laneQueue({ fresh: sqsWorkQueue(client, urls.fresh), bulk: sqsWorkQueue(client, urls.bulk) }, ({ normalizedKey }) =>
    laneOfNormalizedKey(normalizedKey),
  );
