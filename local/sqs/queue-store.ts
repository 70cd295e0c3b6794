import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../clock.ts';
import { type HeldMessage, newMessage, receivedMessage } from './held-message.ts';
import {
  type MessageAttributes,
  md5OfAttributes,
  md5OfText,
  type ReceivedMessage,
  refuseInvalidMessage,
} from './message.ts';
import { MessageMoveTasks, type MoveResult, type MoveTask } from './message-move-tasks.ts';
import { MessageQueue } from './message-queue.ts';
import { type QueueSettings, refuseInvalidSettings, refuseOutside } from './queue-settings.ts';
import { receiptHandle, receivedMessageId } from './receipt-handle.ts';
import { SqsError } from './sqs-error.ts';

export type { MessageAttributes, ReceivedMessage, SystemAttributes } from './message.ts';
export type { MoveTask } from './message-move-tasks.ts';
export type { QueueSettings } from './queue-settings.ts';

export interface SendOptions {
  /** Instead of the queue's own delay. */
  readonly delaySeconds?: number | undefined;
  /** Handed on as the system attribute AWSTraceHeader. */
  readonly traceHeader?: string | undefined;
  /** On a standard queue this only marks the tenant, for fair queues. */
  readonly groupId?: string | undefined;
}

export interface SentMessage {
  readonly messageId: string;
  readonly md5OfBody: string;
  readonly md5OfMessageAttributes: string | undefined;
}

export interface ReceiveOptions {
  /** Most messages to take, 1 to 10. */
  readonly max: number;
  readonly visibilityTimeoutSeconds?: number | undefined;
  /** How long to wait for a first message; by default the queue's own setting. */
  readonly waitSeconds?: number | undefined;
  /** Ends the wait when the receiver is gone, so that no message is handed to nobody. */
  readonly signal?: AbortSignal | undefined;
}

/** The state of SQS, in memory: standard queues with visibility, delays, retention, dead letters and move tasks, all by one clock. No HTTP. */
export class QueueStore {
  readonly #clock: Clock;
  readonly #arnPrefix: string;
  readonly #queues = new Map<string, MessageQueue>();
  readonly #moveTasks: MessageMoveTasks;
  readonly accountId: string;

  constructor(options: { clock: Clock; region: string; accountId: string }) {
    this.#clock = options.clock;
    this.accountId = options.accountId;
    this.#arnPrefix = `arn:aws:sqs:${options.region}:${options.accountId}:`;
    this.#moveTasks = new MessageMoveTasks(options.clock);
  }

  /**
   * Makes a queue, or answers the one that has these very settings.
   * @throws SqsError QueueNameExists, InvalidParameterValue, UnsupportedOperation for FIFO queues
   */
  createQueue(settings: QueueSettings): { name: string; arn: string } {
    refuseInvalidSettings(settings);
    const { name, redrive } = settings;
    if (redrive !== undefined && !this.#queues.has(redrive.deadLetterQueue)) {
      throw new SqsError(
        'InvalidParameterValue',
        `Dead letter target does not exist: ${redrive.deadLetterQueue}. Create it before ${name}.`,
      );
    }
    const existing = this.#queues.get(name);
    if (existing === undefined) this.#queues.set(name, new MessageQueue(settings, this.#clock));
    else if (!isDeepStrictEqual(existing.settings, settings)) {
      throw new SqsError('QueueNameExists', `A queue named ${name} already exists with other attributes.`);
    }
    return { name, arn: this.arn(name) };
  }

  /** Names of all queues, in order. */
  queueNames(): string[] {
    return [...this.#queues.keys()].sort();
  }

  arn(queue: string): string {
    return this.#arnPrefix + queue;
  }

  /** `createdAt`: milliseconds since the epoch. @throws SqsError QueueDoesNotExist */
  describe(queue: string): { settings: QueueSettings; createdAt: number } {
    return this.#queue(queue);
  }

  /** Messages by state, as of now. @throws SqsError QueueDoesNotExist */
  counts(queue: string): { visible: number; inFlight: number; delayed: number } {
    return this.#queue(queue).counts();
  }

  /** @throws SqsError QueueDoesNotExist, MissingParameter, InvalidMessageContents, InvalidParameterValue */
  send(queue: string, body: string, attributes: MessageAttributes = {}, options: SendOptions = {}): SentMessage {
    const target = this.#queue(queue);
    refuseInvalidMessage(body, attributes);
    const delaySeconds = options.delaySeconds ?? target.settings.delaySeconds;
    refuseOutside('DelaySeconds', delaySeconds, 0, 900);
    const message = newMessage(
      {
        body,
        md5OfBody: md5OfText(body),
        messageAttributes: attributes,
        traceHeader: options.traceHeader,
        groupId: options.groupId,
      },
      this.#clock.now(),
    );
    target.add(message, delaySeconds);
    const { messageId, md5OfBody } = message;
    return { messageId, md5OfBody, md5OfMessageAttributes: md5OfAttributes(attributes) };
  }

  /**
   * Takes visible messages, oldest first, and hides them. One that has been received as often as the queue allows goes to its
   * dead-letter queue instead.
   * @throws SqsError QueueDoesNotExist, InvalidParameterValue
   */
  async receive(queue: string, options: ReceiveOptions): Promise<ReceivedMessage[]> {
    const source = this.#queue(queue);
    const hiddenSeconds = options.visibilityTimeoutSeconds ?? source.settings.visibilityTimeoutSeconds;
    refuseOutside('MaxNumberOfMessages', options.max, 1, 10);
    refuseOutside('VisibilityTimeout', hiddenSeconds, 0, 43_200);
    const batch: HeldMessage[] = [];
    const received: ReceivedMessage[] = [];
    // Hiding a message for 0 seconds may lead back here; a batch is filled once.
    const take = (): boolean => {
      if (batch.length > 0) return true;
      for (let next = source.pop(); next !== undefined; ) {
        const { redrive } = source.settings;
        if (redrive !== undefined && next.receiveCount >= redrive.maxReceiveCount) this.#giveUp(source, next);
        else batch.push(next);
        next = batch.length < options.max ? source.pop() : undefined;
      }
      for (const message of batch) received.push(this.#hand(source, message, hiddenSeconds));
      return batch.length > 0;
    };
    const waitSeconds = options.waitSeconds ?? source.settings.receiveWaitSeconds ?? 0;
    if (!take() && waitSeconds > 0) await source.wait(waitSeconds, options.signal, take);
    return received;
  }

  /** Deletes what was received with this handle; a handle that a later receive has replaced does nothing, as in SQS. @throws SqsError QueueDoesNotExist, ReceiptHandleIsInvalid */
  delete(queue: string, handle: string): void {
    const source = this.#queue(queue);
    const message = source.find(receivedMessageId(queue, handle));
    if (message?.receiptHandle === handle) source.remove(message);
  }

  /** Hides a message in flight for so many seconds from now. @throws SqsError QueueDoesNotExist, ReceiptHandleIsInvalid, MessageNotInflight, InvalidParameterValue */
  changeVisibility(queue: string, handle: string, seconds: number): void {
    const source = this.#queue(queue);
    refuseOutside('VisibilityTimeout', seconds, 0, 43_200);
    const message = source.find(receivedMessageId(queue, handle));
    if (message === undefined) {
      throw new SqsError(
        'InvalidParameterValue',
        'The message does not exist any more: it was deleted, expired or went to the dead letters.',
      );
    }
    if (message.receiptHandle !== handle || message.state !== 'in-flight') {
      throw new SqsError('MessageNotInflight', 'The specified message is not in flight under this receipt handle.');
    }
    source.hide(message, seconds);
  }

  /** Drops every message. @throws SqsError QueueDoesNotExist, PurgeQueueInProgress within 60 seconds of the last purge */
  purge(queue: string): void {
    const target = this.#queue(queue);
    if (this.#clock.now() - target.lastPurgedAt < 60_000) {
      throw new SqsError(
        'PurgeQueueInProgress',
        `Only one PurgeQueue operation on ${queue} is allowed every 60 seconds.`,
      );
    }
    target.purge();
  }

  /**
   * Starts moving the visible messages of a dead-letter queue back to their sources, or to one destination. They count as new there.
   * @param options.maxMessagesPerSecond 1 to 500; without it, as fast as it goes
   * @throws SqsError ResourceNotFoundException, InvalidParameterValue, UnsupportedOperation while another task runs
   */
  startMoveTask(options: {
    sourceArn: string;
    destinationArn?: string | undefined;
    maxMessagesPerSecond?: number | undefined;
  }): { taskHandle: string } {
    const { sourceArn, destinationArn, maxMessagesPerSecond } = options;
    const source = this.#queueOfArn(sourceArn);
    const destination = destinationArn === undefined ? undefined : this.#queueOfArn(destinationArn);
    if (maxMessagesPerSecond !== undefined) refuseOutside('MaxNumberOfMessagesPerSecond', maxMessagesPerSecond, 1, 500);
    const isDeadLetterQueue = [...this.#queues.values()].some(
      ({ settings }) => settings.redrive?.deadLetterQueue === source.settings.name,
    );
    if (!isDeadLetterQueue)
      throw new SqsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    const taskHandle = Buffer.from(`${randomUUID()} ${sourceArn}`).toString('base64');
    const task = {
      handle: taskHandle,
      sourceArn,
      destinationArn,
      maxMessagesPerSecond,
      toMove: source.counts().visible,
    };
    this.#moveTasks.start(task, () => this.#moveNext(source, destination));
    return { taskHandle };
  }

  /** The last ten tasks of a source queue, newest first. @throws SqsError ResourceNotFoundException */
  moveTasks(sourceArn: string): readonly MoveTask[] {
    this.#queueOfArn(sourceArn);
    return this.#moveTasks.list(sourceArn);
  }

  /** Ends every wait and move, so that no timer is left. */
  close(): void {
    this.#moveTasks.close();
    for (const queue of this.#queues.values()) queue.close();
  }

  #queue(name: string): MessageQueue {
    const queue = this.#queues.get(name);
    if (queue !== undefined) return queue;
    throw new SqsError(
      'QueueDoesNotExist',
      `The specified queue does not exist: ${name}. Queues here: ${this.queueNames().join(', ') || 'none'}.`,
    );
  }

  #queueOfArn(arn: string): MessageQueue {
    const queue = arn.startsWith(this.#arnPrefix) ? this.#queues.get(arn.slice(this.#arnPrefix.length)) : undefined;
    if (queue !== undefined) return queue;
    throw new SqsError(
      'ResourceNotFoundException',
      `The resource that you specified for the ARN ${arn} doesn't exist.`,
    );
  }

  #giveUp(source: MessageQueue, message: HeldMessage): void {
    source.remove(message);
    message.deadLetterSource = source.settings.name;
    message.receiptHandle = undefined;
    this.#queue(source.settings.redrive?.deadLetterQueue as string).add(message, 0);
  }

  #hand(source: MessageQueue, message: HeldMessage, hiddenSeconds: number): ReceivedMessage {
    message.receiveCount++;
    message.firstReceivedAt ??= this.#clock.now();
    const handle = receiptHandle(source.settings.name, message.messageId);
    message.receiptHandle = handle;
    source.hide(message, hiddenSeconds);
    const { deadLetterSource } = message;
    return receivedMessage(message, handle, {
      senderId: this.accountId,
      deadLetterSourceArn: deadLetterSource === undefined ? undefined : this.arn(deadLetterSource),
    });
  }

  #moveNext(source: MessageQueue, destination: MessageQueue | undefined): MoveResult {
    const message = source.pop();
    if (message === undefined) return 'nothing-left';
    const target = destination ?? this.#queues.get(message.deadLetterSource ?? '');
    if (target === undefined) {
      source.hide(message, 0);
      return 'source-unknown';
    }
    source.remove(message);
    target.add(newMessage(message, this.#clock.now()), 0);
    return 'moved';
  }
}
