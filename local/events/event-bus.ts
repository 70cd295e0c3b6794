import type { Clock } from '../clock.ts';
import type { ObjectEvent } from '../s3/object-event.ts';
import type { EventMatcher } from './event-pattern.ts';

/** An event as it travels on a bus and as a target receives it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
  /** Of the replay, where the event is delivered from an archive. */
  readonly 'replay-name'?: string;
}

/** A queue that a rule delivers to. */
export interface RuleTarget {
  readonly id: string;
  readonly arn: string;
  /** The queue's name. */
  readonly queue: string;
  /** How often delivery is tried again after the first failure; AWS's default is 185. */
  readonly maximumRetryAttempts: number;
  /** Age in seconds past which an event is given up; AWS's default is 24 hours. */
  readonly maximumEventAgeSeconds: number;
  /** Name of the queue that receives what could not be delivered; without one it is lost, and the log says so. */
  readonly deadLetterQueue?: string;
}

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly matches: EventMatcher;
  readonly targets: readonly RuleTarget[];
}

/** The part of the queue store that the bus needs. Throws when the queue refuses the message. */
export type SendToQueue = (
  queue: string,
  body: string,
  attributes?: Record<string, { DataType: 'String'; StringValue: string }>,
) => void;

export interface EventBusOptions {
  readonly clock: Clock;
  readonly send: SendToQueue;
  /** Default: `default`. */
  readonly name?: string;
  /** Hears every event before any rule does. */
  readonly onEvent?: (event: BusEvent) => void;
  onLog(line: string): void;
}

/** The part of an archive that the bus needs. */
interface EventKeeper {
  offer(event: BusEvent): void;
}

const longestRetryDelayMs = 60_000;

/** An event bus: hands each event to the queues of the rules that match it, at least once. */
export class EventBus {
  readonly #rules: Rule[] = [];
  readonly #options: EventBusOptions;
  readonly #retries = new Set<unknown>();
  readonly #archives: EventKeeper[] = [];

  constructor(options: EventBusOptions) {
    this.#options = options;
  }

  addRule(rule: Rule): void {
    this.#rules.push(rule);
  }

  /** Events accepted and neither delivered nor given up: those that wait for another attempt. */
  get pending(): number {
    return this.#retries.size;
  }

  /** Gives up every retry. */
  close(): void {
    for (const retry of this.#retries) this.#options.clock.clearTimeout(retry);
    this.#retries.clear();
  }

  get name(): string {
    return this.#options.name ?? 'default';
  }

  /** Offers every event from now on to an archive as well. */
  keepIn(archive: EventKeeper): void {
    this.#archives.push(archive);
  }

  /** Delivers an event; to some of its rules alone, by their ARNs, where it is replayed to these. */
  put(event: BusEvent, only: ReadonlySet<string> = new Set()): void {
    this.#options.onEvent?.(event);
    for (const archive of this.#archives) archive.offer(event);
    const body = JSON.stringify(event);
    const acceptedAt = this.#options.clock.now();
    for (const rule of this.#rules) {
      if ((only.size > 0 && !only.has(rule.arn)) || !rule.matches(event)) continue;
      for (const target of rule.targets) this.#deliver(rule, target, body, acceptedAt, 0);
    }
  }

  #deliver(rule: Rule, target: RuleTarget, body: string, acceptedAt: number, retries: number): void {
    const { clock, send } = this.#options;
    try {
      send(target.queue, body);
    } catch (error) {
      const delayMs = Math.min(longestRetryDelayMs, 1_000 * 2 ** retries);
      const tooOld = clock.now() + delayMs - acceptedAt > target.maximumEventAgeSeconds * 1_000;
      if (tooOld || retries >= target.maximumRetryAttempts) {
        this.#giveUp(rule, target, body, retries, error);
        return;
      }
      const retry = clock.setTimeout(() => {
        this.#retries.delete(retry);
        this.#deliver(rule, target, body, acceptedAt, retries + 1);
      }, delayMs);
      this.#retries.add(retry);
    }
  }

  #giveUp(rule: Rule, target: RuleTarget, body: string, retries: number, error: unknown): void {
    const { send, onLog } = this.#options;
    const message = error instanceof Error ? error.message : String(error);
    const attribute = (value: string) => ({ DataType: 'String', StringValue: value }) as const;
    onLog(`rule ${rule.name}: gave up delivering an event to ${target.queue} after ${retries} retries: ${message}`);
    if (target.deadLetterQueue === undefined) return;
    try {
      send(target.deadLetterQueue, body, {
        RULE_ARN: attribute(rule.arn),
        TARGET_ARN: attribute(target.arn),
        ERROR_CODE: attribute(error instanceof Error ? error.name : 'Error'),
        ERROR_MESSAGE: attribute(message),
        RETRY_ATTEMPTS: attribute(String(retries)),
      });
    } catch (refusal) {
      onLog(`rule ${rule.name}: ${target.deadLetterQueue} refused it too, the event is lost: ${refusal}`);
    }
  }
}

/** The event that S3 puts on the default bus for a change of an object. */
export function busEventOf(event: ObjectEvent, envelope: { id: string; account: string; region: string }): BusEvent {
  return {
    version: '0',
    id: envelope.id,
    'detail-type': event.detailType,
    source: 'aws.s3',
    account: envelope.account,
    time: event.time,
    region: envelope.region,
    resources: [`arn:aws:s3:::${event.detail.bucket.name}`],
    detail: event.detail,
  };
}
