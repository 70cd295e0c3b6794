import type { Clock } from '../clock.ts';
import type { BusEvent } from './event-bus.ts';
import type { EventMatcher } from './event-pattern.ts';

const dayMs = 86_400_000;

/** AWS::Events::Archive, its properties read. */
export interface ArchiveDefinition {
  readonly name: string;
  readonly arn: string;
  /** The name of the bus whose events it keeps. */
  readonly bus: string;
  readonly busArn: string;
  readonly matches: EventMatcher;
  /** 0: for ever. */
  readonly retentionDays: number;
}

/** Keeps the events of a bus that match its pattern, for as long as its retention says. An event that was replayed is not kept twice. */
export class EventArchive {
  readonly definition: ArchiveDefinition;
  readonly #clock: Clock;
  #kept: { readonly event: BusEvent; readonly at: number }[] = [];

  constructor(definition: ArchiveDefinition, clock: Clock) {
    this.definition = definition;
    this.#clock = clock;
  }

  offer(event: BusEvent): void {
    if (event['replay-name'] !== undefined || !this.definition.matches(event)) return;
    this.#kept.push({ event, at: this.#clock.now() });
  }

  get size(): { readonly events: number; readonly bytes: number } {
    this.#expire();
    const bytes = this.#kept.reduce((sum, { event }) => sum + Buffer.byteLength(JSON.stringify(event)), 0);
    return { events: this.#kept.length, bytes };
  }

  /** The events whose own time is from `start` on and before `end`, in milliseconds since the epoch; in the order in which they came. */
  between(start: number, end: number): BusEvent[] {
    this.#expire();
    return this.#kept
      .map(({ event }) => event)
      .filter(({ time }) => Date.parse(time) >= start && Date.parse(time) < end);
  }

  #expire(): void {
    const { retentionDays } = this.definition;
    if (retentionDays === 0) return;
    const oldest = this.#clock.now() - retentionDays * dayMs;
    this.#kept = this.#kept.filter(({ at }) => at > oldest);
  }
}
