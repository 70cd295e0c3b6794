import type { Execution } from './execution.ts';

export type MapRunStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';

export interface MapRunSettings {
  /** Names the children's ARNs. */
  readonly label: string;
  readonly maxConcurrency: number;
  readonly toleratedFailurePercentage: number | undefined;
  readonly toleratedFailureCount: number | undefined;
  /** What its children are given, one each. */
  readonly inputs: readonly { readonly value: unknown; readonly itemCount: number }[];
}

/** How many, by what became of them. */
export type StatusCounts = Readonly<
  Record<'pending' | 'running' | 'succeeded' | 'failed' | 'timedOut' | 'aborted' | 'total' | 'resultsWritten', number>
>;

const countOf = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
} as const;

/** One run of a Map in distributed mode: its children, and whether too many of them failed. */
export class MapRun {
  readonly arn: string;
  readonly executionArn: string;
  readonly machineArn: string;
  readonly settings: MapRunSettings;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly children: Execution[] = [];
  readonly #startChild: (input: string, itemCount: number) => Execution;
  #status: MapRunStatus = 'RUNNING';
  #stoppedAt: number | undefined;
  #written = false;
  readonly #items: number;

  constructor(options: {
    arn: string;
    executionArn: string;
    machineArn: string;
    settings: MapRunSettings;
    startedAt: number;
    startChild(input: string, itemCount: number, mapRun: MapRun): Execution;
  }) {
    this.arn = options.arn;
    this.executionArn = options.executionArn;
    this.machineArn = options.machineArn;
    this.settings = options.settings;
    this.startedAt = options.startedAt;
    this.#items = sum(options.settings.inputs);
    this.#startChild = (input, itemCount) => options.startChild(input, itemCount, this);
  }

  get status(): MapRunStatus {
    return this.#status;
  }

  get stoppedAt(): number | undefined {
    return this.#stoppedAt;
  }

  /** The inputs that no child was started for yet. */
  get pending(): MapRunSettings['inputs'] {
    return this.settings.inputs.slice(this.children.length);
  }

  /** Starts the next child; undefined when each input has its own. */
  startNext(): Execution | undefined {
    const input = this.settings.inputs[this.children.length];
    if (input === undefined) return undefined;
    const child = this.#startChild(JSON.stringify(input.value), input.itemCount);
    this.children.push(child);
    return child;
  }

  /** Whether more items failed or timed out than are tolerated: none, where nothing is said. Either limit is enough. */
  get toleranceExceeded(): boolean {
    const { toleratedFailurePercentage, toleratedFailureCount } = this.settings;
    const lost = sum(this.children.filter(({ status }) => status === 'FAILED' || status === 'TIMED_OUT'));
    if (lost === 0) return false;
    const percentage = toleratedFailurePercentage ?? (toleratedFailureCount === undefined ? 0 : 100);
    return (
      (100 * lost) / this.#items > percentage || (toleratedFailureCount !== undefined && lost > toleratedFailureCount)
    );
  }

  end(status: MapRunStatus, at: number): void {
    this.#status = status;
    this.#stoppedAt = at;
  }

  /** Says that every result was written to S3. */
  written(): void {
    this.#written = true;
  }

  counts(of: 'items' | 'executions'): StatusCounts {
    const weigh = ({ itemCount }: { readonly itemCount: number }) => (of === 'items' ? itemCount : 1);
    const counts = { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 };
    for (const child of this.children) counts[countOf[child.status]] += weigh(child);
    for (const input of this.pending) counts.pending += weigh(input);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { ...counts, total, resultsWritten: this.#written ? total - counts.pending : 0 };
  }
}

const sum = (list: readonly { readonly itemCount: number }[]): number =>
  list.reduce((total, { itemCount }) => total + itemCount, 0);
