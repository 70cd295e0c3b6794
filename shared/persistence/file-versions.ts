/** A version of a file, or a marker that deleted it. */
export interface FileVersion {
  readonly key: string;
  readonly versionId: string;
  readonly marker: boolean;
}

/** All that a bucket holds of files, and its end: what a purge needs of S3. */
export interface FileVersions {
  /** Every version and marker of one key. */
  ofKey(bucket: string, key: string): Promise<readonly FileVersion[]>;
  /** Every version and marker of the keys that begin so. */
  under(bucket: string, prefix: string): Promise<readonly FileVersion[]>;
  /** Deletes a file as its newsroom would: by a marker, under which its versions stay. */
  mark(bucket: string, key: string): Promise<void>;
  /** Removes versions and markers for good; those that are gone are no fault. */
  remove(bucket: string, versions: readonly FileVersion[]): Promise<void>;
}
