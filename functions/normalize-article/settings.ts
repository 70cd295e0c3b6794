/** The environment of normalize-article; infra/ must supply each name. */
export interface Settings {
  readonly TABLE_NAME: string;
  readonly NORMALIZED_BUCKET: string;
  readonly EXTRACT_QUEUE_URL: string;
  readonly BULK_EXTRACT_QUEUE_URL: string;
  /** What the keys of bulk uploads begin with. */
  readonly BULK_PREFIX: string;
  /** Bytes that a file may have. */
  readonly MAX_ARTICLE_BYTES: string;
}
