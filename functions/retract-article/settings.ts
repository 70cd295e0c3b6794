/** The environment of retract-article; infra/ must supply each name. */
export interface Settings {
  readonly TABLE_NAME: string;
  readonly NORMALIZE_QUEUE_URL: string;
  readonly BULK_NORMALIZE_QUEUE_URL: string;
  /** What the keys of bulk uploads begin with. */
  readonly BULK_PREFIX: string;
}
