import type { Head, PublishedRun, Quarantine } from '../domain/head.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import type { TableKey } from '../domain/table-keys.ts';

/** What stands of a document: its head and every key that ever named it, as of one consistent read. */
export interface DocumentState {
  readonly docId: string;
  readonly head: Head | null;
  readonly keys: readonly KeyFence[];
}

/** The first thing written of an attempt to publish: whose records these are, so that no attempt leaves any that nobody knows of. */
export interface RunManifest {
  readonly runId: string;
  readonly docId: string;
  readonly keyHash: string;
  readonly versionId: string;
  readonly extractorVersion: string;
  readonly shards: number;
  readonly items: number;
  /** ISO 8601 instants. Until `leaseUntil` the attempt may still be at work. */
  readonly startedAt: string;
  readonly leaseUntil: string;
}

/** That an extraction has begun. It stands while the extractor is at work, and after a death in the midst of it. */
export interface ExtractionAttempt {
  readonly keyHash: string;
  /** The queue's message whose delivery began it. */
  readonly messageId: string;
  readonly versionId: string;
  readonly extractorVersion: string;
  /** ISO 8601 instant. */
  readonly beganAt: string;
}

/** An item as it stands in the table, JSON values only. */
export type TableItem = TableKey & Readonly<Record<string, unknown>>;

/** A document whose current version can't be read, as the list of these has it. */
export interface QuarantinedDocument extends Quarantine {
  readonly docId: string;
}

/** What one document becomes in a change. */
export interface DocumentChange {
  readonly docId: string;
  /** The head's `rev` that the decision was made on; null when there must be none yet. */
  readonly expectedRev: number | null;
  readonly head: Head;
  /** The copy of the key: put with the fence's content, or taken away since it names another document now. */
  readonly copy: 'put' | 'remove';
  /** Whether what was in quarantine is so no more: its item is taken away. While `head.quarantine` stands, its item stands with it. */
  readonly released: boolean;
  /** The run that stops being readable. */
  readonly supersede: string | null;
}

/** One switch: all of it happens or none. */
export interface Change {
  readonly fence: KeyFence;
  readonly expectedFenceRev: number | null;
  readonly documents: readonly DocumentChange[];
  /** The staged run that becomes readable. */
  readonly publish: { readonly docId: string; readonly runId: string } | null;
}

/** Where records stand: DynamoDB, or memory. All reads are consistent. */
export interface RecordStore {
  readFence(keyHash: string): Promise<KeyFence | null>;
  readDocument(docId: string): Promise<DocumentState>;
  /** All items of a run, whether readers still read it or not, in no order. */
  readRecords(docId: string, run: Pick<PublishedRun, 'id' | 'shards'>): Promise<readonly TableItem[]>;
  /** Every document in quarantine, in no order. */
  quarantined(): Promise<readonly QuarantinedDocument[]>;
  readAttempt(keyHash: string): Promise<ExtractionAttempt | null>;
  /** Replaces what stands of an earlier attempt. */
  beginAttempt(attempt: ExtractionAttempt): Promise<void>;
  endAttempt(keyHash: string): Promise<void>;
  /** Notes that heads may be of this extractor from now on, so that they can be found by it; once for each store, since it is asked for each article. */
  noteExtractor(version: string): Promise<void>;
  /** Puts the manifest as STAGING, once however often it is asked to; throws if the run id was ever used for another. */
  stageRun(manifest: RunManifest): Promise<void>;
  /** Writes the records of a staged run, in any order; nobody reads them before the switch. */
  writeRecords(items: readonly TableItem[]): Promise<void>;
  /**
   * Switches. `conflict`: something that the decision stood on has changed (or the run is no longer STAGING), nothing was written. A thrown
   * error leaves it open whether the switch happened: read again.
   */
  commit(change: Change): Promise<'committed' | 'conflict'>;
}
