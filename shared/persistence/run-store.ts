import type { PassingState, RunState } from '../domain/run-state.ts';
import type { TableKey } from '../domain/table-keys.ts';
import type { RunManifest } from './record-store.ts';

/** A run's manifest as it stands. */
export interface StandingRun extends RunManifest {
  readonly state: RunState;
  /** ISO 8601 instant from which it is SUPERSEDED or ABANDONED; null before. */
  readonly since: string | null;
}

/** A row of the list of runs that end: a hint, which the manifest itself must confirm. */
export interface ListedRun {
  readonly docId: string;
  readonly runId: string;
  /** ISO 8601 instant: the end of the lease of a STAGING run, else since when it is in its state. */
  readonly since: string;
}

/** Where runs end: what the collector and a purge need of the table. */
export interface RunStore {
  /** Runs of a state in one of the index's shards, since before an instant, the eldest first; `after` goes on behind a row. */
  listRuns(query: {
    readonly state: PassingState;
    readonly shard: number;
    /** ISO 8601 instant. */
    readonly before: string;
    readonly limit: number;
    readonly after?: ListedRun;
  }): Promise<readonly ListedRun[]>;
  /** Consistent. */
  readRun(docId: string, runId: string): Promise<StandingRun | null>;
  /** All runs of a document, consistently. */
  runsOf(docId: string): Promise<readonly StandingRun[]>;
  /** From STAGING to ABANDONED, so that no switch can publish it any more; false where it is not STAGING. */
  abandonRun(run: Pick<RunManifest, 'docId' | 'runId'>, at: string): Promise<boolean>;
  /** The first keys of a partition of records, consistently: none when it is empty. */
  recordKeys(partition: string, limit: number): Promise<readonly TableKey[]>;
  /** Deletes records, in any order; those that are gone are no fault. */
  deleteRecords(keys: readonly TableKey[]): Promise<void>;
  /** Deletes the manifest of a run that is SUPERSEDED or ABANDONED, the last trace of it; any other is left. */
  deleteRun(run: Pick<RunManifest, 'docId' | 'runId'>): Promise<void>;
  /** Hashes of the keys that named a document once, and name others by now. */
  formerKeys(docId: string): Promise<readonly string[]>;
  /** Takes the summary of what a head showed last from a head that shows nothing; false where it is not at this `rev`, or shows something. */
  eraseHead(docId: string, rev: number): Promise<boolean>;
}
