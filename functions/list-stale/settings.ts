/** The environment of list-stale; infra/ must supply each name. */
export interface Settings {
  readonly TABLE_NAME: string;
  /** Where lists, results and reports stand. */
  readonly JOBS_BUCKET: string;
}
