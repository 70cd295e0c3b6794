import { setTimeout as pause } from 'node:timers/promises';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { Clock } from '../clock.ts';
import type { QueueStore, ReceivedMessage } from '../sqs/queue-store.ts';
import { readBatchResponse } from './batch-response.ts';
import type { EventSourceMapping } from './event-source-mapping.ts';
import type { InvocationResult } from './execution-environment.ts';

/** The part of the function host that a poller needs. */
interface Invoker {
  invoke(functionName: string, payload: string): Promise<InvocationResult>;
}

export interface EventSourceOptions {
  readonly mapping: EventSourceMapping;
  readonly queues: QueueStore;
  readonly functions: Invoker;
  readonly clock: Clock;
  readonly region: string;
  /** Batches under way at a time: the mapping's cap, or what this machine can carry if that is less. */
  readonly concurrency: number;
  onLog(text: string): void;
}

/** SQS hands out at most ten messages at a time. */
const largestReceive = 10;
const longPollSeconds = 20;

/** Feeds a function from a queue: receives batches, invokes, and deletes what the function has processed. */
export class EventSource {
  readonly #options: EventSourceOptions;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #freed: (() => void) | undefined;
  #filling = false;

  constructor(options: EventSourceOptions) {
    this.#options = options;
  }

  /** Batches that are being filled or processed. */
  get active(): number {
    return this.#underWay.size + (this.#filling ? 1 : 0);
  }

  /** Polls until it is stopped; resolves then. */
  async run(): Promise<void> {
    const { concurrency } = this.#options;
    while (!this.#stopping.signal.aborted) {
      const batch = await this.#receiveBatch();
      if (batch.length === 0) continue;
      this.#filling = false;
      const work = this.#process(batch).finally(() => {
        this.#underWay.delete(work);
        this.#freed?.();
      });
      this.#underWay.add(work);
      if (this.#underWay.size >= concurrency) {
        await new Promise<void>((resolve) => {
          this.#freed = resolve;
        });
      }
    }
  }

  /** Takes no further batch; those under way end with their function. */
  stop(): void {
    this.#stopping.abort();
    this.#freed?.();
  }

  async #receiveBatch(): Promise<ReceivedMessage[]> {
    const { mapping, queues, clock } = this.#options;
    const receive = (room: number, waitSeconds: number) =>
      queues.receive(mapping.queue, {
        max: Math.min(largestReceive, room),
        waitSeconds,
        signal: this.#stopping.signal,
      });
    const batch = await receive(mapping.batchSize, longPollSeconds);
    this.#filling = batch.length > 0;
    const closesAt = clock.now() + mapping.batchingWindowSeconds * 1000;
    while (batch.length > 0 && batch.length < mapping.batchSize && !this.#stopping.signal.aborted) {
      const secondsLeft = Math.max(0, (closesAt - clock.now()) / 1000);
      const more = await receive(mapping.batchSize - batch.length, secondsLeft);
      if (more.length === 0) break;
      batch.push(...more);
    }
    return batch;
  }

  async #process(batch: readonly ReceivedMessage[]): Promise<void> {
    const { mapping, queues, functions, onLog } = this.#options;
    const event: SQSEvent = { Records: batch.map((message) => this.#record(message)) };
    const result = await functions.invoke(mapping.functionName, JSON.stringify(event));
    if (result.kind === 'failure') {
      onLog(
        `${mapping.functionName}: ${result.reason}, ${batch.length} message(s) return to ${mapping.queue}: ${result.error.errorMessage}`,
      );
      // A throttled poller backs off instead of drawing the queue down to its dead letters.
      if (result.reason === 'throttled') await pause(100);
      return;
    }
    const outcome = mapping.reportsBatchItemFailures
      ? readBatchResponse(result.payload, new Set(batch.map(({ messageId }) => messageId)))
      : { kind: 'failed' as const, messageIds: new Set<string>() };
    if (outcome.kind === 'invalid') {
      onLog(`${mapping.functionName}: ${batch.length} message(s) return to ${mapping.queue}, since ${outcome.why}`);
      return;
    }
    if (outcome.messageIds.size > 0) {
      onLog(
        `${mapping.functionName}: ${outcome.messageIds.size} of ${batch.length} message(s) return to ${mapping.queue}`,
      );
    }
    for (const { messageId, receiptHandle } of batch) {
      if (!outcome.messageIds.has(messageId)) queues.delete(mapping.queue, receiptHandle);
    }
  }

  #record(message: ReceivedMessage): SQSRecord {
    const { mapping, region } = this.#options;
    return {
      messageId: message.messageId,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: message.attributes,
      messageAttributes: Object.fromEntries(
        Object.entries(message.messageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          {
            dataType: DataType,
            stringListValues: [],
            binaryListValues: [],
            ...(StringValue === undefined ? {} : { stringValue: StringValue }),
            ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
          },
        ]),
      ),
      md5OfBody: message.md5OfBody,
      ...(message.md5OfMessageAttributes === undefined
        ? {}
        : { md5OfMessageAttributes: message.md5OfMessageAttributes }),
      eventSource: 'aws:sqs',
      eventSourceARN: mapping.queueArn,
      awsRegion: region,
    };
  }
}
