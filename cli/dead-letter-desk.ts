import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type DeadLetter, deadLetterOf } from './dead-letter.ts';
import { type DeadLetterQueue, queueNames } from './dead-letter-queues.ts';
import type { Target } from './target.ts';

/** A queue of what was given up, with where it is. */
export interface KnownQueue extends DeadLetterQueue {
  readonly url: string;
  /** Of the queue of work that its messages go back to; null where each message says it itself. */
  readonly sourceUrl: string | null;
}

/** Where dead letters are looked at, and sent back. */
export interface DeadLetterDesk {
  readonly sqs: SQSClient;
  readonly queues: readonly KnownQueue[];
  /** URLs of the queues of work: what a message asks for beside these is refused. */
  readonly workUrls: readonly string[];
  readonly pollMs: number;
  close(): void;
}

/** The queues in a stack's outputs. */
export const knownQueues = (outputs: Readonly<Record<string, string>>): KnownQueue[] =>
  queueNames(Object.keys(outputs)).map((queue) => ({
    ...queue,
    url: outputs[queue.output] as string,
    sourceUrl: queue.source === null ? null : (outputs[queue.source] ?? null),
  }));

/** The desk of a target; null where its outputs are not known. */
export const deadLetterDeskOf = ({ outputs, sqs: config, pollMs }: Target): DeadLetterDesk | null => {
  if (outputs === null) return null;
  const sqs = new SQSClient(config);
  const queues = knownQueues(outputs);
  return {
    sqs,
    queues,
    workUrls: queues.flatMap(({ sourceUrl }) => sourceUrl ?? []),
    pollMs,
    close: () => sqs.destroy(),
  };
};

/** What SQS tells of a queue. Counts are approximate: they follow what happens within a minute. */
export interface QueueState {
  readonly arn: string;
  readonly retentionSeconds: number;
  readonly visible: number;
  /** Received and not deleted, and those with a delay: they come back, or are on their way. */
  readonly hidden: number;
}

/** Throws what the SDK throws. */
export const stateOf = async (sqs: SQSClient, QueueUrl: string): Promise<QueueState> => {
  const { Attributes: of = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return {
    arn: of.QueueArn ?? '',
    retentionSeconds: Number(of.MessageRetentionPeriod),
    visible: Number(of.ApproximateNumberOfMessages),
    hidden: Number(of.ApproximateNumberOfMessagesNotVisible) + Number(of.ApproximateNumberOfMessagesDelayed),
  };
};

/** Takes up to ten messages for so many seconds, after which they are there again whatever becomes of this process. */
export const receive = async (sqs: SQSClient, QueueUrl: string, seconds: number): Promise<Message[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: seconds,
      // Without a wait SQS asks only some of its servers, and may miss what there is.
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
  );
  return Messages;
};

const release = async (sqs: SQSClient, QueueUrl: string, messages: readonly Message[]): Promise<void> => {
  for (let from = 0; from < messages.length; from += 10) {
    const Entries = messages
      .slice(from, from + 10)
      .map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle, VisibilityTimeout: 0 }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
};

const lookSeconds = 30;

export interface QueueListing {
  readonly queue: KnownQueue;
  readonly state: QueueState;
  readonly letters: readonly DeadLetter[];
}

/** What a queue holds, the oldest first, up to so many; they stay where they are, and are out of sight for as long as they are looked at. */
export const look = async (sqs: SQSClient, queue: KnownQueue, most: number): Promise<QueueListing> => {
  const state = await stateOf(sqs, queue.url);
  const held = new Map<string, Message>();
  try {
    while (held.size < most) {
      const some = await receive(sqs, queue.url, lookSeconds);
      if (some.length === 0) break;
      for (const message of some) held.set(message.MessageId ?? '', message);
    }
  } finally {
    await release(sqs, queue.url, [...held.values()]);
  }
  const letters = [...held.values()].map((message) => deadLetterOf(queue.name, message, state.retentionSeconds));
  letters.sort((a, b) => (a.sentAt < b.sentAt ? -1 : 1));
  return { queue, state, letters: letters.slice(0, most) };
};
