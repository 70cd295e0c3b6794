import type { DocumentRecords } from '../client/index.ts';
import type { ArticleStorage } from '../shared/persistence/article-storage.ts';
import type { RecordStore } from '../shared/persistence/record-store.ts';

/** An article to upload. */
export interface Upload {
  /** What the user called the file. */
  readonly path: string;
  readonly key: string;
  readonly bytes: Uint8Array;
  /** User metadata, by the names of `metadataNames`. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** What the command line asks of a pipeline, wherever it runs: on the local stack, in AWS, or in this process. */
export interface Pipeline extends Pick<RecordStore, 'readDocument'>, Pick<ArticleStorage, 'currentVersion'> {
  readonly label: string;
  readonly articlesBucket: string;
  /** The bytes that a file may have; null where that is not known. */
  readonly articleBytes: number | null;
  /** How long to wait between two looks at what has become readable, in milliseconds. */
  readonly pollMs: number;
  /** Uploads a version of an article. */
  put(upload: Upload): Promise<{ versionId: string }>;
  /** What a reader gets of a document, embargoed ones too; null when nothing is readable. */
  readRecords(documentId: string): Promise<DocumentRecords | null>;
  close(): void;
}
