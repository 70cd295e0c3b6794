import { randomUUID } from 'node:crypto';
import type { Deadline } from './deadline-heap.ts';
import { type MessageAttributes, md5OfAttributes, type ReceivedMessage } from './message.ts';

/** A message in a queue. It is always in the queue's heap, due when it becomes visible or too old, whichever comes first. */
export interface HeldMessage extends Deadline {
  readonly messageId: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly messageAttributes: MessageAttributes;
  readonly traceHeader: string | undefined;
  readonly groupId: string | undefined;
  /** Milliseconds since the epoch; kept when the message moves to a dead-letter queue. */
  readonly sentAt: number;
  /** Name of the queue that gave the message up. */
  deadLetterSource: string | undefined;
  firstReceivedAt: number | undefined;
  receiveCount: number;
  /** The handle of the latest receive; earlier ones no longer act. */
  receiptHandle: string | undefined;
  state: 'visible' | 'in-flight' | 'delayed';
}

/** A message that nobody has received yet, under a new id. */
export function newMessage(
  content: Pick<HeldMessage, 'body' | 'md5OfBody' | 'messageAttributes' | 'traceHeader' | 'groupId'>,
  sentAt: number,
): HeldMessage {
  const { body, md5OfBody, messageAttributes, traceHeader, groupId } = content;
  return {
    messageId: randomUUID(),
    body,
    md5OfBody,
    messageAttributes,
    traceHeader,
    groupId,
    sentAt,
    deadLetterSource: undefined,
    firstReceivedAt: undefined,
    receiveCount: 0,
    receiptHandle: undefined,
    state: 'visible',
    dueAt: 0,
    heapIndex: -1,
  };
}

/** What a receiver gets to see of a message, under the handle of this receive. */
export function receivedMessage(
  message: HeldMessage,
  receiptHandle: string,
  known: { readonly senderId: string; readonly deadLetterSourceArn: string | undefined },
): ReceivedMessage {
  return {
    messageId: message.messageId,
    receiptHandle,
    body: message.body,
    md5OfBody: message.md5OfBody,
    messageAttributes: message.messageAttributes,
    md5OfMessageAttributes: md5OfAttributes(message.messageAttributes),
    attributes: {
      SenderId: known.senderId,
      SentTimestamp: String(message.sentAt),
      ApproximateReceiveCount: String(message.receiveCount),
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
      ...(message.traceHeader === undefined ? {} : { AWSTraceHeader: message.traceHeader }),
      ...(message.groupId === undefined ? {} : { MessageGroupId: message.groupId }),
      ...(known.deadLetterSourceArn === undefined ? {} : { DeadLetterQueueSourceArn: known.deadLetterSourceArn }),
    },
  };
}
