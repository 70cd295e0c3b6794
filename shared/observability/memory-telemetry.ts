import type { Counter, LogFields, Telemetry, Timer } from './telemetry.ts';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
  readonly cause?: unknown;
}

/** Telemetry that keeps what it is told, for tests and for the stack in memory. */
export class MemoryTelemetry implements Telemetry {
  readonly lines: LogLine[];
  readonly counts: Map<Counter, number>;
  readonly times: { timer: Timer; milliseconds: number }[];
  readonly #fields: LogFields;

  constructor(shared?: Pick<MemoryTelemetry, 'lines' | 'counts' | 'times'>, fields: LogFields = {}) {
    this.lines = shared?.lines ?? [];
    this.counts = shared?.counts ?? new Map();
    this.times = shared?.times ?? [];
    this.#fields = fields;
  }

  info(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', message, fields: { ...this.#fields, ...fields } });
  }
  warn(message: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', message, fields: { ...this.#fields, ...fields } });
  }
  error(message: string, cause: unknown, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', message, fields: { ...this.#fields, ...fields }, cause });
  }
  count(counter: Counter, by = 1): void {
    this.counts.set(counter, (this.counts.get(counter) ?? 0) + by);
  }
  time(timer: Timer, milliseconds: number): void {
    this.times.push({ timer, milliseconds });
  }
  with(fields: LogFields): MemoryTelemetry {
    return new MemoryTelemetry(this, { ...this.#fields, ...fields });
  }
}
