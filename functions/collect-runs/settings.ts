/** The environment of collect-runs; infra/ must supply each name. */
export interface Settings {
  readonly TABLE_NAME: string;
  /** How long a superseded run is kept. */
  readonly GRACE_SECONDS: string;
  /** How long whoever writes a run can live at most. */
  readonly WRITER_TIMEOUT_SECONDS: string;
}
