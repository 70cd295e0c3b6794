import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { SendToQueue } from '../events/event-bus.ts';
import type { InvocationResult } from '../lambda/execution-environment.ts';
import { StatesError } from '../states/states-error.ts';
import type { NextRun } from './schedule-expression.ts';

/** AWS::Scheduler::Schedule: a function that is invoked, or a state machine that is started, again and again. */
export interface Schedule {
  readonly name: string;
  readonly arn: string;
  readonly target:
    | { readonly kind: 'function'; readonly name: string }
    | { readonly kind: 'state-machine'; readonly arn: string };
  readonly next: NextRun;
  /** JSON; what stands in it for the time of the run, `<aws.scheduler.scheduled-time>`, and its like is replaced. */
  readonly input: string;
  /** Name of the queue that receives the input of a run whose target refused it. */
  readonly deadLetterQueue?: string;
}

export interface SchedulerOptions {
  readonly clock: Clock;
  readonly functions: { invoke(functionName: string, payload: string): Promise<InvocationResult> };
  readonly stateMachines: { start(machineArn: string, input: string): unknown };
  readonly send: SendToQueue;
  onLog(line: string): void;
}

/** Lambda tries an asynchronous invocation that failed twice more, after these waits. */
const retryDelaysMs = [60_000, 120_000];
/** Node's timers hold no more than 2^31 milliseconds. */
const longestTimerMs = 20 * 86_400_000;

/** Runs the schedules of a template by the stack's clock; those with a rate for the first time one interval after they were started. */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #timers = new Set<unknown>();

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  start(schedules: readonly Schedule[]): void {
    const now = this.#options.clock.now();
    for (const schedule of schedules) this.#await(schedule, schedule.next(now));
  }

  /** Runs nothing any more. */
  stop(): void {
    for (const timer of this.#timers) this.#options.clock.clearTimeout(timer);
    this.#timers.clear();
  }

  #await(schedule: Schedule, dueAt: number | undefined): void {
    if (dueAt === undefined) return;
    const left = dueAt - this.#options.clock.now();
    if (left > longestTimerMs) {
      this.#after(longestTimerMs, () => this.#await(schedule, dueAt));
      return;
    }
    this.#after(left, () => {
      this.#await(schedule, schedule.next(dueAt));
      this.#run(schedule, dueAt);
    });
  }

  #run(schedule: Schedule, dueAt: number): void {
    const executionId = randomUUID();
    const scheduledTime = `${new Date(dueAt).toISOString().slice(0, 19)}Z`;
    const input = schedule.input
      .replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
      .replaceAll('<aws.scheduler.scheduled-time>', scheduledTime)
      .replaceAll('<aws.scheduler.execution-id>', executionId)
      .replaceAll('<aws.scheduler.attempt-number>', '1');
    const { target } = schedule;
    if (target.kind === 'function') {
      void this.#invoke(schedule.name, target.name, input, 0);
      return;
    }
    const { stateMachines, onLog, send } = this.#options;
    try {
      stateMachines.start(target.arn, input);
    } catch (error) {
      // What the target refuses is not tried again; throttles and outages, which would be, are none of a local stack.
      if (!(error instanceof StatesError)) throw error;
      onLog(`schedule ${schedule.name}: ${target.arn}: ${error.code}, given up: ${error.message}`);
      if (schedule.deadLetterQueue === undefined) return;
      const attribute = (StringValue: string) => ({ DataType: 'String', StringValue }) as const;
      send(schedule.deadLetterQueue, input, {
        ERROR_CODE: attribute(error.code),
        ERROR_MESSAGE: attribute(error.message),
        EXECUTION_ID: attribute(executionId),
        RETRY_ATTEMPTS: attribute('0'),
        SCHEDULED_TIME: attribute(scheduledTime),
        SCHEDULE_ARN: attribute(schedule.arn),
        TARGET_ARN: attribute(target.arn),
      });
    }
  }

  async #invoke(scheduleName: string, functionName: string, input: string, retries: number): Promise<void> {
    const { functions, onLog } = this.#options;
    const result = await functions.invoke(functionName, input);
    if (result.kind !== 'failure') return;
    const delay = retryDelaysMs[retries];
    const { reason, error } = result;
    onLog(
      `schedule ${scheduleName}: ${functionName}: ${reason}, ${delay === undefined ? 'given up' : 'tried again'}: ${error.errorMessage}`,
    );
    if (delay !== undefined)
      this.#after(delay, () => void this.#invoke(scheduleName, functionName, input, retries + 1));
  }

  #after(ms: number, callback: () => void): void {
    const { clock } = this.#options;
    const timer = clock.setTimeout(() => {
      this.#timers.delete(timer);
      callback();
    }, ms);
    this.#timers.add(timer);
  }
}
