/** The environment of announce-changes; infra/ must supply each name. */
export interface Settings {
  readonly TABLE_NAME: string;
}
