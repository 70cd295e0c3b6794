/** The environment of retract-article; infra/ must supply each name. */
export interface Settings {
  readonly TABLE_NAME: string;
  readonly NORMALIZE_QUEUE_URL: string;
}
