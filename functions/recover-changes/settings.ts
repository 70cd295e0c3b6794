/** The environment of recover-changes; infra/ must supply each name. */
export interface Settings {
  readonly TABLE_NAME: string;
  readonly CHANGE_BUS_NAME: string;
  readonly CHANGES_QUEUE_URL: string;
}
