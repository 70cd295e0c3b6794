/** One version of a file as it was read. */
export type ArticleRead =
  | {
      readonly outcome: 'read' | 'too-large';
      /** Empty when too large: then the body was not read. */
      readonly bytes: Uint8Array;
      /** User metadata, names in lower case. */
      readonly metadata: Readonly<Record<string, string>>;
      /** The media type with which it was uploaded, such as `text/plain; charset=iso-8859-15`; null without one. */
      readonly contentType: string | null;
      /** ISO 8601 instant. */
      readonly lastModified: string;
      readonly size: number;
    }
  /** No such version (any more), or it is a delete marker. */
  | { readonly outcome: 'gone' };

export interface VersionOf {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
}

/** Where files stand: S3, or memory. */
export interface ArticleStorage {
  /** Reads exactly this version. A file over `limit` bytes is not read, only described. */
  readArticle(version: VersionOf, limit: number): Promise<ArticleRead>;
  /** What a reader of this key gets now; null when it is deleted or never was. Strongly consistent. */
  currentVersion(bucket: string, key: string): Promise<{ versionId: string; lastModified: string } | null>;
  /** Puts an immutable object; `exists` when it already stands, whose content is then left. */
  putNormalized(bucket: string, key: string, body: string): Promise<'created' | 'exists'>;
  /** Reads a normalized object, a version of it where one is named; null when it is gone. */
  readNormalized(bucket: string, key: string, versionId: string | null): Promise<string | null>;
}
