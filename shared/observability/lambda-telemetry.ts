import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { LogFields, Telemetry } from './telemetry.ts';

/** What AWS answers names tables, keys and permissions, never an article. */
const awsAnswer = (cause: Error): LogFields =>
  '$metadata' in cause
    ? { reason: cause.message, requestId: (cause.$metadata as { requestId?: string }).requestId ?? null }
    : {};

/** An error as it may be logged: kind and stack, but not its message, since that may quote the text that it failed on. */
const describe = (cause: unknown): LogFields => {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const at = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: cause.name, at: at.slice(0, 8), ...awsAnswer(cause) };
};

const over = (logger: Logger, metrics: Metrics): Telemetry => ({
  info: (message, fields = {}) => logger.info(message, { ...fields }),
  warn: (message, fields = {}) => logger.warn(message, { ...fields }),
  error: (message, cause, fields = {}) => logger.error(message, { ...fields, ...describe(cause) }),
  count: (counter, by = 1) => metrics.addMetric(counter, MetricUnit.Count, by),
  time: (timer, milliseconds) => metrics.addMetric(timer, MetricUnit.Milliseconds, milliseconds),
  with: (fields) => over(logger.createChild({ persistentKeys: { ...fields } }), metrics),
});

/** Telemetry of a Lambda: JSON log lines and EMF metrics through Powertools, configured by the POWERTOOLS_ variables. */
export interface LambdaTelemetry extends Telemetry {
  /** Writes out the metrics of this invocation. */
  flush(): void;
}
export const lambdaTelemetry = (): LambdaTelemetry => {
  const metrics = new Metrics();
  return { ...over(new Logger(), metrics), flush: () => metrics.publishStoredMetrics() };
};
