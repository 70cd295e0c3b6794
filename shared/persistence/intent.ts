import type { ChangeCause } from '../domain/change-event.ts';
import type { DocumentSummary, PublishedRun } from '../domain/head.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import type { ObjectVersion } from '../domain/normalized-article.ts';
import type { Unreadable } from '../domain/quarantine.ts';
import type { Restriction } from '../domain/restriction.ts';
import type { DocumentState } from './record-store.ts';

/** A version that was read, or that can't be. */
export interface ReadIntent {
  readonly kind: 'publish' | 'quarantine';
  readonly version: ObjectVersion;
  readonly keyHash: string;
  readonly docId: string;
  readonly revision: number | null;
  readonly extractorVersion: string;
  readonly restriction: Restriction;
  /** Null where the bytes were not read. */
  readonly content: { readonly sha256: string; readonly metadataHash: string } | null;
  /** Null to publish. */
  readonly unreadable: Unreadable | null;
  /** True where an archived event was delivered again. */
  readonly replayed?: boolean;
}
/** A key that is deleted. */
export interface DeleteIntent {
  readonly kind: 'delete';
  /** Also what is told of the file: its name, and of its document the summary. */
  readonly erase?: true;
  readonly bucket: string;
  readonly key: string;
  readonly keyHash: string;
  /** The delete marker; null when S3 was asked instead. */
  readonly versionId: string | null;
  readonly sequencer: string | null;
  /** Default: somebody's deletion. */
  readonly cause?: Extract<ChangeCause, 'delete' | 'expiry' | 'replay'>;
}
/** A version of the key was removed for good: what stands stays, but sequencers can't be held against it any more. */
interface DoubtIntent {
  readonly kind: 'doubt';
  readonly keyHash: string;
  readonly fence: KeyFence;
}
export type Intent = ReadIntent | DeleteIntent | DoubtIntent;

/** A run whose records stand, waiting for the switch. */
export interface StagedRun {
  readonly run: PublishedRun;
  readonly document: DocumentSummary;
}

/** What the decision stands on, as of consistent reads. */
export interface Situation {
  readonly fence: KeyFence | null;
  readonly order: 'newer' | 'same';
  /** True when S3 was asked and confirmed what the intent says. */
  readonly confirmed: boolean;
  /** The run that was found to hold the very records that the intent's extractor reads. */
  readonly confirmedRun: string | null;
  /** The document that the key names, and the one that it named before where that is another. */
  readonly document: DocumentState | null;
  readonly former: DocumentState | null;
}
