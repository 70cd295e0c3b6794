/** A function as the template defines it. */
export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  /** `index.handler`. */
  readonly handler: string;
  /** The folder that holds the bundle. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** Invocations at a time; without it there is no cap but the account's. */
  readonly reservedConcurrency?: number;
  readonly logGroup: string;
}

/** One line that a function, or the host on its behalf, wrote. */
export interface LogLine {
  /** The function's name, or `stack` where the stack itself speaks. */
  readonly source: string;
  /** The execution environment, counted from 1; absent where the stack speaks. */
  readonly environment?: number;
  readonly text: string;
}
