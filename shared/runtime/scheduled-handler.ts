import type { Context } from 'aws-lambda';
import type { LambdaTelemetry } from '../observability/lambda-telemetry.ts';
import type { Telemetry } from '../observability/telemetry.ts';

/** What is left for the last calls under way, in milliseconds. */
const reserve = 30_000;

/**
 * A Lambda that a schedule invokes. What it throws is told and counted as an error of the function; the next invocation goes on.
 * `mayGoOn` becomes false half a minute before the function's timeout.
 */
export const scheduledHandler =
  (options: {
    readonly telemetry: LambdaTelemetry;
    readonly run: (telemetry: Telemetry, mayGoOn: () => boolean) => Promise<unknown>;
  }): ((event: unknown, context: Context) => Promise<void>) =>
  async (_event, context) => {
    try {
      await options.run(options.telemetry, () => context.getRemainingTimeInMillis() > reserve);
    } catch (error) {
      options.telemetry.error('Failed; the next invocation goes on', error);
      throw error;
    } finally {
      options.telemetry.flush();
    }
  };
