/** The environment of report-reprocessing; infra/ must supply each name. */
export interface Settings {
  /** Where lists, results and reports stand. */
  readonly JOBS_BUCKET: string;
}
