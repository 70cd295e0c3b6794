import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock.ts';
import type { LoopbackServer } from '../loopback-server.ts';
import type { OwnedProcesses } from '../owned-processes.ts';
import type { FunctionSettings, LogLine } from './function-settings.ts';
import { type FunctionError, type Invocation, startRuntimeApi } from './runtime-api.ts';

/** How an invocation ended. A failure says who ended it: the handler, its start, the time limit, or the process. */
export type InvocationResult =
  | { readonly kind: 'success'; readonly payload: string }
  | {
      readonly kind: 'failure';
      readonly reason: 'handler-error' | 'init-error' | 'timeout' | 'crash' | 'throttled';
      readonly error: FunctionError;
    };

export interface EnvironmentOptions {
  readonly number: number;
  readonly settings: FunctionSettings;
  /** The whole environment of the process: nothing is inherited. AWS_LAMBDA_RUNTIME_API is added. */
  readonly variables: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly processes: OwnedProcesses;
  onLog(line: LogLine): void;
}

const runtimeLoop = fileURLToPath(new URL('./runtime-loop.mjs', import.meta.url));
/** Lambda's limit for the start of a function. */
const initTimeoutMs = 10_000;

/** One process that runs a function's bundle, one invocation at a time, behind the Runtime API. */
export class ExecutionEnvironment {
  readonly #options: EnvironmentOptions;
  #server!: LoopbackServer;
  #child!: ChildProcess;
  #ended!: Promise<void>;
  #started = false;
  #hand: ((invocation: Invocation) => void) | undefined;
  #current: { invocation: Invocation; settle(result: InvocationResult): void; timer: unknown } | undefined;
  #initError: FunctionError | undefined;
  #alive = true;

  static async start(options: EnvironmentOptions): Promise<ExecutionEnvironment> {
    const environment = new ExecutionEnvironment(options);
    environment.#server = await startRuntimeApi({
      onNext: (hand) => environment.#onNext(hand),
      onResponse: (requestId, payload) => environment.#settle({ kind: 'success', payload }, requestId),
      onError: (requestId, error) =>
        environment.#settle({ kind: 'failure', reason: 'handler-error', error }, requestId),
      onInitError: (error) => {
        environment.#initError = error;
      },
    });
    environment.#spawn();
    return environment;
  }

  private constructor(options: EnvironmentOptions) {
    this.#options = options;
  }

  #spawn(): void {
    const { settings, variables, processes, clock } = this.#options;
    // V8's heap stands for the memory that Lambda would grant: past it the process dies as it would there.
    const heap = `--max-old-space-size=${settings.memoryMegabytes}`;
    this.#child = processes.spawn(process.execPath, [heap, runtimeLoop], {
      cwd: settings.directory,
      env: { ...variables, AWS_LAMBDA_RUNTIME_API: this.#server.url.slice('http://'.length) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (text) => this.#log(text));
    }
    const initTimer = clock.setTimeout(() => {
      if (this.#started || !this.#alive) return;
      const errorMessage = `the start took more than ${initTimeoutMs / 1000} s`;
      this.#initError = { errorType: 'Sandbox.Timedout', errorMessage };
      this.#child.kill('SIGKILL');
    }, initTimeoutMs);
    this.#ended = new Promise((resolve) => {
      const onEnd = (how: string) => {
        clock.clearTimeout(initTimer);
        this.#onEnd(how);
        resolve(this.#server.close());
      };
      this.#child.once('exit', (status, signal) => onEnd(signal ? `signal: ${signal}` : `exit status ${status}`));
      this.#child.once('error', (error) => {
        if (this.#child.pid === undefined) onEnd(error.message);
      });
    });
  }

  /** Of the process; undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  get number(): number {
    return this.#options.number;
  }

  get alive(): boolean {
    return this.#alive;
  }

  get busy(): boolean {
    return this.#current !== undefined;
  }

  /** Runs the function once. The time limit counts from when the environment takes the invocation, its start apart. */
  invoke(payload: string): Promise<InvocationResult> {
    if (this.#current) throw new Error('an execution environment runs one invocation at a time');
    return new Promise((settle) => {
      const invocation = { requestId: randomUUID(), payload, deadlineMs: 0, functionArn: this.#options.settings.arn };
      this.#current = { invocation, settle, timer: undefined };
      if (!this.#alive) this.#onEnd('it had ended already');
      else if (this.#hand) this.#onNext(this.#hand);
    });
  }

  /** Ends the process, whatever it does, and resolves when it is gone and its Runtime API is closed. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #onNext(hand: (invocation: Invocation) => void): void {
    this.#started = true;
    const { clock, settings } = this.#options;
    if (!this.#current) {
      this.#hand = hand;
      return;
    }
    this.#hand = undefined;
    const { requestId } = this.#current.invocation;
    const timeoutMs = settings.timeoutSeconds * 1000;
    this.#current.timer = clock.setTimeout(() => this.#timeOut(requestId), timeoutMs);
    hand({ ...this.#current.invocation, deadlineMs: clock.now() + timeoutMs });
  }

  #timeOut(requestId: string): void {
    const errorMessage = `${requestId} Task timed out after ${this.#options.settings.timeoutSeconds.toFixed(2)} seconds`;
    this.#log(errorMessage);
    this.#alive = false;
    this.#child.kill('SIGKILL');
    this.#settle(
      { kind: 'failure', reason: 'timeout', error: { errorType: 'Sandbox.Timedout', errorMessage } },
      requestId,
    );
  }

  #onEnd(how: string): void {
    this.#alive = false;
    if (!this.#current) return;
    const { requestId } = this.#current.invocation;
    const reason = this.#started ? 'crash' : 'init-error';
    const error = this.#initError ?? {
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${how}`,
    };
    this.#log(error.errorMessage);
    this.#settle({ kind: 'failure', reason, error }, requestId);
  }

  // An answer that comes after the time limit, or for another invocation, finds nobody waiting.
  #settle(result: InvocationResult, requestId: string): void {
    const current = this.#current;
    if (current?.invocation.requestId !== requestId) return;
    this.#current = undefined;
    this.#options.clock.clearTimeout(current.timer);
    current.settle(result);
  }

  #log(text: string): void {
    this.#options.onLog({ source: this.#options.settings.name, environment: this.#options.number, text });
  }
}
