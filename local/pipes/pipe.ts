import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Clock } from '../clock.ts';
import type { StreamBatch } from '../dynamodb/change-capture.ts';
import type { SendToQueue } from '../events/event-bus.ts';
import type { InvocationResult } from '../lambda/execution-environment.ts';
import type { PipeDefinition } from './pipe-definition.ts';

export interface PipeOptions {
  readonly pipe: PipeDefinition;
  readonly stream: { read(limit: number): Promise<StreamBatch | null> };
  readonly functions: { invoke(functionName: string, payload: string): Promise<InvocationResult> };
  readonly send: SendToQueue;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  onLog(text: string): void;
}

const pollMs = 50;
/** DynamoDB hands out at most so many records of a stream at a time. */
const largestRead = 1_000;
/** EventBridge takes no more in one call. */
const largestPut = 256 * 1024;
const longestRetryDelayMs = 60_000;

/** Carries what a stream holds through a function to a bus, in the stream's order: a batch that fails is tried again before the next one. */
export class Pipe {
  readonly #options: PipeOptions;
  readonly #stopping = new AbortController();
  #polls = 0;
  #busy = false;
  #unreadable = false;

  constructor(options: PipeOptions) {
    this.#options = options;
  }

  /** Carries until it is stopped; resolves then. */
  async run(): Promise<void> {
    const { stream, onLog, pipe } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        const batch = await stream.read(largestRead);
        this.#busy = batch !== null;
        if (batch !== null) await this.#carry(batch);
        this.#busy = false;
        this.#unreadable = false;
        this.#polls += 1;
        if (batch !== null) continue;
      } catch (error) {
        // The stream's own failure, told of once; what it holds is still there.
        if (!signal.aborted && !this.#unreadable) onLog(`pipe ${pipe.name}: the stream can't be read: ${error}`);
        this.#unreadable = true;
        this.#polls += 1;
      }
      await pause(pollMs, undefined, { signal }).catch(() => {});
    }
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** Resolves once all that stands in the stream now has been carried, or given up. */
  async drained(): Promise<void> {
    // The poll that is under way may have begun before the last write: the one after it has not.
    const from = this.#polls;
    while (!this.#stopping.signal.aborted && (this.#polls < from + 2 || this.#busy)) await pause(pollMs / 5);
  }

  async #carry({ shardId, records }: StreamBatch): Promise<void> {
    const { pipe } = this.#options;
    const accepted = records
      .map((record) => ({ ...record, awsRegion: this.#options.region, eventSourceARN: pipe.streamArn }))
      .filter((record) => pipe.filters.length === 0 || pipe.filters.some(({ matches }) => matches(record)));
    for (let from = 0; from < accepted.length; from += pipe.batchSize)
      await this.#deliver(shardId, accepted.slice(from, from + pipe.batchSize), 0);
  }

  async #deliver(shardId: string, records: readonly DynamoDBRecord[], retries: number): Promise<void> {
    const { pipe, onLog } = this.#options;
    const failure = await this.#try(records);
    if (failure === null || this.#stopping.signal.aborted) return;
    onLog(`pipe ${pipe.name}: ${records.length} record(s) failed: ${failure}`);
    if (pipe.bisects && records.length > 1) {
      const half = Math.ceil(records.length / 2);
      await this.#deliver(shardId, records.slice(0, half), retries);
      return this.#deliver(shardId, records.slice(half), retries);
    }
    if (pipe.maximumRetryAttempts >= 0 && retries >= pipe.maximumRetryAttempts)
      return this.#giveUp(shardId, records, retries, failure);
    await this.#wait(Math.min(longestRetryDelayMs, 1_000 * 2 ** retries));
    return this.#deliver(shardId, records, retries + 1);
  }

  /** Null when it went well, else what went wrong. */
  async #try(records: readonly DynamoDBRecord[]): Promise<string | null> {
    const { pipe, functions, region, accountId, clock } = this.#options;
    const result = await functions.invoke(pipe.enrichment, JSON.stringify(records));
    if (result.kind === 'failure') return `${result.reason}: ${result.error.errorMessage}`;
    // What the runtime hands back is the handler's answer as JSON: nothing where it answered nothing.
    const details: unknown = result.payload === '' ? null : JSON.parse(result.payload);
    if (details === null) return null;
    if (!Array.isArray(details)) return `${pipe.enrichment} answered with no list`;
    if (Buffer.byteLength(result.payload) > largestPut) return `${pipe.target.bus.name} takes 256 KB at a time`;
    const { bus, source, detailType } = pipe.target;
    for (const detail of details) {
      bus.put({
        version: '0',
        id: randomUUID(),
        'detail-type': detailType,
        source,
        account: accountId,
        time: timeOf(detail, pipe.timePath) ?? new Date(clock.now()).toISOString(),
        region,
        resources: [],
        detail,
      });
    }
    return null;
  }

  // As AWS does for a stream: where the records stand, not what they hold.
  #giveUp(shardId: string, records: readonly DynamoDBRecord[], retries: number, failure: string): void {
    const { pipe, send, clock, onLog } = this.#options;
    onLog(`pipe ${pipe.name}: gave up ${records.length} record(s) after ${retries} retries`);
    if (pipe.deadLetterQueue === undefined) return;
    const numbers = records.map(({ dynamodb }) => dynamodb?.SequenceNumber);
    send(
      pipe.deadLetterQueue,
      JSON.stringify({
        context: { partnerResourceArn: pipe.arn, condition: 'RetryAttemptsExhausted', error: failure },
        version: '1.0',
        timestamp: new Date(clock.now()).toISOString(),
        DDBStreamBatchInfo: {
          shardId,
          startSequenceNumber: numbers[0],
          endSequenceNumber: numbers.at(-1),
          batchSize: records.length,
          streamArn: pipe.streamArn,
        },
      }),
    );
  }

  #wait(ms: number): Promise<void> {
    const { clock } = this.#options;
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      const timer = clock.setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clock.clearTimeout(timer);
        resolve();
      });
    });
  }
}

const timeOf = (detail: unknown, path: string | undefined): string | undefined => {
  const name = /^\$\.(\w+)$/.exec(path ?? '')?.[1];
  const time = name === undefined ? undefined : (detail as Record<string, unknown> | null)?.[name];
  return typeof time === 'string' ? time : undefined;
};
