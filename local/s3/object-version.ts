import type { Checksum } from './checksum.ts';

/** What a client stores: bytes and the headers that come back with them. */
export interface ObjectContent {
  readonly body: Buffer;
  /** `content-type`, `content-encoding` and their like, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** User metadata by lower-case name, without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksum?: Checksum | undefined;
  /** Given for what was uploaded in parts; otherwise the MD5 of the body, without quotes. */
  readonly etag?: string | undefined;
}

/** One stored version of a key. */
export interface StoredObject extends ObjectContent {
  readonly kind: 'object';
  readonly key: string;
  /** `null` (the word) in a bucket without versions. */
  readonly versionId: string;
  readonly etag: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}

/** The version that a delete without a version id puts on top. */
export interface DeleteMarker {
  readonly kind: 'delete-marker';
  readonly key: string;
  readonly versionId: string;
  readonly lastModified: number;
}

export type ObjectVersion = StoredObject | DeleteMarker;
