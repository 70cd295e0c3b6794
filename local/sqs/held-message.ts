import type { Deadline } from './deadline-heap.ts';
import type { MessageAttributes } from './message.ts';

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
