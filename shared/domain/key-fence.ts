/**
 * What is known of one S3 key: the version that counts, and how far its events have been seen. It stands by itself (`KEY#hash`), since a
 * delete carries no metadata, and as a copy under its document. A tombstone is kept for ever.
 */
export interface KeyFence {
  readonly bucket: string;
  readonly key: string;
  readonly keyHash: string;
  /** Null only where a delete was the first that was heard of the key. */
  readonly docId: string | null;
  /** The documents that this key named before, latest first: an interrupted move is completed on them. */
  readonly formerDocIds: readonly string[];
  /** The object version while LIVE; the delete marker, where it is known, when DELETED. */
  readonly versionId: string | null;
  /** The greatest that was seen. */
  readonly sequencer: string | null;
  /**
   * True from when a version was put here, or taken away, on S3's word instead of a sequencer: an event above `sequencer` may then still
   * be older than what stands, so S3 is asked.
   */
  readonly askStorage: boolean;
  /** ISO 8601 instant of the object version; null when DELETED before it was ever seen. */
  readonly lastModified: string | null;
  readonly revision: number | null;
  readonly state: 'LIVE' | 'DELETED';
  /** Its document was purged: the file's name is gone from here as well, `key` is empty. */
  readonly erased?: true;
  /** One more at each change. */
  readonly rev: number;
}

export interface LiveKeyFence extends KeyFence {
  readonly docId: string;
  readonly versionId: string;
  readonly lastModified: string;
  readonly state: 'LIVE';
}
export const isLive = (fence: KeyFence): fence is LiveKeyFence => fence.state === 'LIVE';
