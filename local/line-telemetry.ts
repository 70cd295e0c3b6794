import type { LogFields, Telemetry } from '../shared/observability/telemetry.ts';

/** Telemetry as lines of JSON, one for each message and each number. Of an error only its kind: its message may quote the article. */
export function lineTelemetry(write: (line: string) => void, fields: LogFields = {}): Telemetry {
  const line = (level: string, message: string, more: object) =>
    write(JSON.stringify({ level, message, ...fields, ...more }));
  return {
    info: (message, more = {}) => line('INFO', message, more),
    warn: (message, more = {}) => line('WARN', message, more),
    error: (message, cause, more = {}) =>
      line('ERROR', message, { ...more, error: cause instanceof Error ? cause.name : typeof cause }),
    count: (counter, by = 1) => write(JSON.stringify({ metric: counter, value: by })),
    time: (timer, milliseconds) => write(JSON.stringify({ metric: timer, value: milliseconds, unit: 'ms' })),
    with: (more) => lineTelemetry(write, { ...fields, ...more }),
  };
}
