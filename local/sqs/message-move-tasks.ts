import type { Clock } from '../clock.ts';
import { SqsError } from './sqs-error.ts';

/** A task that moves messages out of a dead-letter queue. */
export interface MoveTask {
  readonly handle: string;
  readonly sourceArn: string;
  /** Absent: each message goes back to the queue that it came from. */
  readonly destinationArn: string | undefined;
  readonly maxMessagesPerSecond: number | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly toMove: number;
  moved: number;
  status: 'RUNNING' | 'COMPLETED' | 'FAILED';
  failureReason: string | undefined;
}

export type MoveResult = 'moved' | 'nothing-left' | 'source-unknown';

/** Messages that a task without a rate moves before it lets others run. */
const batchSize = 500;

/** The move tasks of all queues: one runs at a time for each source, and the last ten of each are remembered. */
export class MessageMoveTasks {
  readonly #clock: Clock;
  readonly #newestFirst = new Map<string, MoveTask[]>();
  readonly #timers = new Map<MoveTask, unknown>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Starts a task; it moves its first messages when the clock next lets timers run.
   * @param move moves the next visible message of the source
   * @throws SqsError UnsupportedOperation while another task runs for this source
   */
  start(task: Omit<MoveTask, 'startedAt' | 'moved' | 'status' | 'failureReason'>, move: () => MoveResult): void {
    const tasks = this.list(task.sourceArn);
    if (tasks[0]?.status === 'RUNNING') {
      throw new SqsError(
        'UnsupportedOperation',
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      );
    }
    const started: MoveTask = {
      ...task,
      startedAt: this.#clock.now(),
      moved: 0,
      status: 'RUNNING',
      failureReason: undefined,
    };
    this.#newestFirst.set(task.sourceArn, [started, ...tasks].slice(0, 10));
    this.#schedule(started, move, 0);
  }

  /** The tasks of a source queue, newest first. */
  list(sourceArn: string): readonly MoveTask[] {
    return this.#newestFirst.get(sourceArn) ?? [];
  }

  /** Stops moving; running tasks stay as they are. */
  close(): void {
    for (const timer of this.#timers.values()) this.#clock.clearTimeout(timer);
    this.#timers.clear();
  }

  #schedule(task: MoveTask, move: () => MoveResult, delayMs: number): void {
    this.#timers.set(
      task,
      this.#clock.setTimeout(() => this.#step(task, move), delayMs),
    );
  }

  #step(task: MoveTask, move: () => MoveResult): void {
    this.#timers.delete(task);
    for (let i = 0; i < (task.maxMessagesPerSecond ?? batchSize); i++) {
      const result = move();
      if (result === 'moved') task.moved++;
      else {
        task.status = result === 'nothing-left' ? 'COMPLETED' : 'FAILED';
        if (result === 'source-unknown') task.failureReason = 'CouldNotDetermineMessageSource';
        return;
      }
    }
    this.#schedule(task, move, task.maxMessagesPerSecond === undefined ? 0 : 1000);
  }
}
