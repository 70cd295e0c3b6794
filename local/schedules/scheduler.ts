import type { Clock } from '../clock.ts';
import type { InvocationResult } from '../lambda/execution-environment.ts';

/** AWS::Scheduler::Schedule: a function that is invoked again and again. */
export interface Schedule {
  readonly name: string;
  readonly functionName: string;
  readonly everyMs: number;
  /** JSON. */
  readonly input: string;
}

/** The part of the function host that the scheduler needs. */
interface Invoker {
  invoke(functionName: string, payload: string): Promise<InvocationResult>;
}

/** Lambda tries an asynchronous invocation that failed twice more, after these waits. */
const retryDelaysMs = [60_000, 120_000];

/** Units of `rate(N unit)`, in milliseconds. */
const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Milliseconds of `rate(5 minutes)`; undefined for any other expression. */
export const readRate = (expression: string): number | undefined => {
  const [, count = '', unit = ''] = /^rate\(([1-9]\d*) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const ms = units[unit];
  return ms === undefined ? undefined : Number(count) * ms;
};

/** Invokes the functions of a template's schedules by the stack's clock, each for the first time one interval after it was started. */
export class Scheduler {
  readonly #options: { clock: Clock; functions: Invoker; onLog(line: string): void };
  readonly #timers = new Set<unknown>();

  constructor(options: { clock: Clock; functions: Invoker; onLog(line: string): void }) {
    this.#options = options;
  }

  start(schedules: readonly Schedule[]): void {
    for (const schedule of schedules) this.#next(schedule);
  }

  /** Invokes nothing any more. */
  stop(): void {
    for (const timer of this.#timers) this.#options.clock.clearTimeout(timer);
    this.#timers.clear();
  }

  #next(schedule: Schedule): void {
    this.#after(schedule.everyMs, () => {
      this.#next(schedule);
      void this.#invoke(schedule, 0);
    });
  }

  async #invoke(schedule: Schedule, retries: number): Promise<void> {
    const { functions, onLog } = this.#options;
    const result = await functions.invoke(schedule.functionName, schedule.input);
    if (result.kind !== 'failure') return;
    const delay = retryDelaysMs[retries];
    const { reason, error } = result;
    onLog(
      `schedule ${schedule.name}: ${schedule.functionName}: ${reason}, ${delay === undefined ? 'given up' : 'tried again'}: ${error.errorMessage}`,
    );
    if (delay !== undefined) this.#after(delay, () => void this.#invoke(schedule, retries + 1));
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
