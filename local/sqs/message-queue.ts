import type { Clock } from '../clock.ts';
import { DeadlineHeap } from './deadline-heap.ts';
import type { HeldMessage } from './held-message.ts';
import type { QueueSettings } from './queue-settings.ts';

interface Waiter {
  readonly take: () => boolean;
  readonly end: () => void;
}

/** One queue: who is visible, who is hidden until when, and who waits. Receiving is O(1) but for the heap's O(log n). */
export class MessageQueue {
  readonly settings: QueueSettings;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  lastPurgedAt = Number.NEGATIVE_INFINITY;
  readonly #clock: Clock;
  readonly #messages = new Map<string, HeldMessage>();
  readonly #visible = new Set<HeldMessage>();
  /** Goes on behind what was taken, so that the deleted front of the set is never walked again. */
  #nextVisible = this.#visible.values();
  readonly #deadlines = new DeadlineHeap<HeldMessage>();
  readonly #waiters = new Set<Waiter>();
  #delayed = 0;
  #timer: { readonly at: number; readonly handle: unknown } | undefined;

  constructor(settings: QueueSettings, clock: Clock) {
    this.settings = settings;
    this.#clock = clock;
    this.createdAt = clock.now();
  }

  /** Messages by state, as of now. */
  counts(): { visible: number; inFlight: number; delayed: number } {
    this.#settle();
    const visible = this.#visible.size;
    return { visible, delayed: this.#delayed, inFlight: this.#messages.size - visible - this.#delayed };
  }

  find(messageId: string): HeldMessage | undefined {
    this.#settle();
    return this.#messages.get(messageId);
  }

  /** Takes a message in, visible after the delay. */
  add(message: HeldMessage, delaySeconds: number): void {
    this.#messages.set(message.messageId, message);
    if (delaySeconds > 0) {
      message.state = 'delayed';
      this.#delayed++;
      this.#scheduleHidden(message, delaySeconds);
    } else this.#show(message);
    this.#serve();
  }

  remove(message: HeldMessage): void {
    this.#messages.delete(message.messageId);
    this.#deadlines.remove(message);
    this.#visible.delete(message);
    if (message.state === 'delayed') this.#delayed--;
  }

  /** Takes the oldest visible message out of sight, for the caller to hide for a time or to remove; undefined when there is none. */
  pop(): HeldMessage | undefined {
    this.#settle();
    let next = this.#nextVisible.next();
    if (next.done) {
      this.#nextVisible = this.#visible.values();
      next = this.#nextVisible.next();
    }
    if (next.value === undefined) return undefined;
    this.#visible.delete(next.value);
    next.value.state = 'in-flight';
    return next.value;
  }

  /** Keeps a message that is in flight out of sight for so long; 0 makes it visible at once. */
  hide(message: HeldMessage, seconds: number): void {
    this.#scheduleHidden(message, seconds);
    this.#serve();
  }

  /** Drops every message. */
  purge(): void {
    for (const message of [...this.#messages.values()]) this.remove(message);
    this.lastPurgedAt = this.#clock.now();
  }

  /**
   * Calls `take` whenever a message may have become visible, until it answers true or the time is over.
   * @returns a promise that resolves then, at the latest when `signal` aborts or the queue is closed
   */
  wait(seconds: number, signal: AbortSignal | undefined, take: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        if (!this.#waiters.delete(waiter)) return;
        this.#clock.clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        this.#arm();
        resolve();
      };
      const waiter: Waiter = { take, end };
      const timer = this.#clock.setTimeout(end, seconds * 1000);
      this.#waiters.add(waiter);
      signal?.addEventListener('abort', end);
      if (signal?.aborted) end();
      this.#arm();
    });
  }

  /** Ends every wait. */
  close(): void {
    for (const waiter of [...this.#waiters]) waiter.end();
  }

  #show(message: HeldMessage): void {
    message.state = 'visible';
    this.#visible.add(message);
    this.#deadlines.schedule(message, this.#expiry(message));
  }

  #scheduleHidden(message: HeldMessage, seconds: number): void {
    const visibleAt = this.#clock.now() + seconds * 1000;
    this.#deadlines.schedule(message, Math.min(visibleAt, this.#expiry(message)));
  }

  #expiry({ sentAt }: HeldMessage): number {
    return sentAt + this.settings.messageRetentionSeconds * 1000;
  }

  /** Brings the states up to the present. */
  #settle(): void {
    const now = this.#clock.now();
    for (let due = this.#deadlines.first; due !== undefined && due.dueAt <= now; due = this.#deadlines.first) {
      if (this.#expiry(due) <= now) this.remove(due);
      else {
        if (due.state === 'delayed') this.#delayed--;
        this.#show(due);
      }
    }
  }

  #serve(): void {
    if (this.#waiters.size === 0) return;
    this.#settle();
    for (const waiter of [...this.#waiters]) {
      if (this.#visible.size === 0) break;
      if (waiter.take()) waiter.end();
    }
    this.#arm();
  }

  /** Sets the one timer to the next deadline, as long as somebody waits for it. */
  #arm(): void {
    const at = this.#waiters.size > 0 ? this.#deadlines.first?.dueAt : undefined;
    if (this.#timer?.at === at) return;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer.handle);
    this.#timer = undefined;
    if (at === undefined) return;
    const onDue = () => {
      this.#timer = undefined;
      this.#serve();
    };
    this.#timer = { at, handle: this.#clock.setTimeout(onDue, Math.max(1, at - this.#clock.now())) };
  }
}
