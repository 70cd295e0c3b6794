import type { StateGraph } from './definition.ts';
import type { ExecutionIdentity, Frame, StateServices } from './frame.ts';
import { runStates } from './run-states.ts';
import { StateError } from './state-error.ts';
import { pause } from './timing.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface ExecutionOptions {
  readonly arn: string;
  readonly name: string;
  readonly machine: ExecutionIdentity['machine'];
  readonly graph: StateGraph;
  readonly timeoutSeconds?: number | undefined;
  /** JSON. */
  readonly input: string;
  readonly services: StateServices;
  readonly openMapRun: Frame['openMapRun'];
  /** The Map Run that started it. */
  readonly mapRunArn?: string;
  /** Items of the Map that it stands for. */
  readonly itemCount?: number;
}

/** Ends an execution from outside. */
class Ending extends Error {
  override readonly name = 'Ending';
  readonly status: 'TIMED_OUT' | 'ABORTED';
  readonly error: string | undefined;
  readonly reason: string | undefined;

  constructor(status: 'TIMED_OUT' | 'ABORTED', error?: string, reason?: string) {
    super(status);
    this.status = status;
    this.error = error;
    this.reason = reason;
  }
}

/** One execution of a state machine, or one child of a Map. It runs from the moment that it is made. */
export class Execution {
  readonly options: ExecutionOptions;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Resolves once it has ended, however it ended. */
  readonly ended: Promise<void>;
  readonly #ending = new AbortController();
  #status: ExecutionStatus = 'RUNNING';
  #stoppedAt: number | undefined;
  #output: string | undefined;
  #failure: { error: string | undefined; cause: string | undefined } | undefined;

  constructor(options: ExecutionOptions) {
    this.options = options;
    this.startedAt = options.services.clock.now();
    this.ended = options.services.activity.during(() => this.#run());
  }

  get status(): ExecutionStatus {
    return this.#status;
  }

  /** Milliseconds since the epoch; undefined while it runs. */
  get stoppedAt(): number | undefined {
    return this.#stoppedAt;
  }

  /** JSON, once it has succeeded. */
  get output(): string | undefined {
    return this.#output;
  }

  /** Once it has ended in another way. */
  get failure(): { readonly error: string | undefined; readonly cause: string | undefined } | undefined {
    return this.#failure;
  }

  get itemCount(): number {
    return this.options.itemCount ?? 0;
  }

  /** Ends it, as ABORTED; without effect once it has ended. A function that it invoked goes on, as in Lambda. */
  stop(error?: string, cause?: string): void {
    this.#ending.abort(new Ending('ABORTED', error, cause));
  }

  async #run(): Promise<void> {
    const { arn, name, machine, graph, timeoutSeconds, services, openMapRun } = this.options;
    const { clock } = services;
    const input: unknown = JSON.parse(this.options.input);
    const identity = { arn, name, machine, input, startedAt: new Date(this.startedAt).toISOString() };
    const over = new AbortController();
    if (timeoutSeconds !== undefined)
      pause(clock, timeoutSeconds * 1000, over.signal).then(
        () => this.#ending.abort(new Ending('TIMED_OUT', 'States.Timeout')),
        () => {},
      );
    try {
      const frame = {
        identity,
        services,
        signal: this.#ending.signal,
        variables: new Map<string, unknown>(),
        openMapRun,
      };
      this.#output = JSON.stringify(await runStates(graph, input, frame));
      this.#status = 'SUCCEEDED';
    } catch (thrown) {
      // Once it is stopped, what fails on the way out is no failure of its own.
      const error: unknown = this.#ending.signal.aborted ? this.#ending.signal.reason : thrown;
      if (error instanceof Ending) {
        this.#status = error.status;
        this.#failure = { error: error.error, cause: error.reason };
      } else {
        // A bug of this interpreter ends as an execution that says so, not as one that never ends.
        const { error: code, cause } =
          error instanceof StateError
            ? error
            : { error: 'States.Runtime', cause: `The local stack failed: ${(error as Error).stack}` };
        this.#status = 'FAILED';
        this.#failure = { error: code === '' ? undefined : code, cause: cause === '' ? undefined : cause };
      }
    } finally {
      over.abort();
      this.#stoppedAt = clock.now();
    }
  }
}
