import type { EventBus } from '../events/event-bus.ts';
import type { EventMatcher } from '../events/event-pattern.ts';

/** A filter of a pipe, and as much of it as is said of keys alone, by which most records are known not to match. */
export interface PipeFilter {
  readonly matches: EventMatcher;
  readonly matchesKeys: EventMatcher;
}

/** AWS::Pipes::Pipe, as far as it is known: from a table's stream through a function to a bus. */
export interface PipeDefinition {
  readonly name: string;
  readonly arn: string;
  /** Whose stream it reads, from the oldest record on. */
  readonly tableName: string;
  readonly streamArn: string;
  /** A record goes on if one of them matches; any does where there is none. */
  readonly filters: readonly PipeFilter[];
  readonly batchSize: number;
  /** -1: without end. */
  readonly maximumRetryAttempts: number;
  /** Halves a batch that failed, so that one poison record ends alone. */
  readonly bisects: boolean;
  /** Name of the queue that is told of the batches that were given up. */
  readonly deadLetterQueue?: string;
  readonly enrichment: string;
  readonly target: { readonly bus: EventBus; readonly source: string; readonly detailType: string };
  /** The field of what is sent that says when it happened: `$.at`. */
  readonly timePath?: string;
}
