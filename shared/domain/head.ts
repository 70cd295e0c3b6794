import type { ChangeCause } from './change-event.ts';
import type { Language } from './language.ts';
import type { Unreadable } from './quarantine.ts';
import type { Restriction } from './restriction.ts';

/** What a listing shows of a document, and what decides whether it may be shown. */
export interface DocumentSummary extends Restriction {
  readonly name: string;
  readonly title: string | null;
  readonly language: Language | null;
  /** YYYY-MM-DD. */
  readonly publishedAt: string | null;
  /** ISO 8601 instant: the object's LastModified. */
  readonly receivedAt: string;
  readonly source: string | null;
  readonly url: string | null;
}

/** How many records a run holds; `items` counts the document's items too, so that a reader knows when it has them all. */
export interface RecordCounts {
  readonly claims: number;
  readonly statistics: number;
  readonly items: number;
}

/** One published extraction of one version of one file. */
export interface PublishedRun {
  readonly id: string;
  readonly keyHash: string;
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  readonly extractorVersion: string;
  /** Of the file's bytes, and of all that its metadata says: what is equal in both is not extracted again. */
  readonly sha256: string;
  readonly metadataHash: string;
  /** As its own version was uploaded; `Head.document` may be held back further by a newer one. */
  readonly restriction: Restriction;
  readonly counts: RecordCounts;
  /** Its records stand in the partitions 0 to shards - 1. */
  readonly shards: number;
}

/** Why the document's current version can't be read, and since when; `attempts` to read it have failed so far. */
export interface Quarantine extends Unreadable {
  readonly keyHash: string;
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  /** The one that failed: a later one may do better. */
  readonly extractorVersion: string;
  /** What its metadata says: a notice that kills an article often has no readable text. */
  readonly restriction: Restriction;
  /** ISO 8601 instants. */
  readonly firstAt: string;
  readonly lastAt: string;
  readonly attempts: number;
}

/**
 * The state of one document: what a reader reads first, and all that a switch moves.
 * - ACTIVE: `run` is readable. `stale` when another version is to replace it.
 * - QUARANTINED: the current version can't be read; `run`, where there is one, is of a former version and `stale`.
 * - DELETED: nothing is readable; the file was deleted, or what replaces it is on its way.
 */
export interface Head {
  readonly schema: 'claimwire/head@1';
  readonly docId: string;
  /** One more at each switch. */
  readonly rev: number;
  readonly state: 'ACTIVE' | 'QUARANTINED' | 'DELETED';
  readonly run: PublishedRun | null;
  /**
   * Of `run`, or of the run that was shown last; null when there never was one, or it was purged. Held back as `run` is, and while `quarantine` stands as
   * the quarantined version is too.
   */
  readonly document: DocumentSummary | null;
  readonly quarantine: Quarantine | null;
  readonly stale: boolean;
  /** The key that the switch changed: the `rev` of its copy under the document, or null where the copy was taken away. */
  readonly lastKey: { readonly keyHash: string; readonly rev: number | null };
  /** Of the switch; one that left readers what they had keeps the cause of the one before. */
  readonly cause: ChangeCause;
  /** ISO 8601 instant of the switch. */
  readonly updatedAt: string;
}
