import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import type { LambdaTelemetry } from '../observability/lambda-telemetry.ts';
import type { Telemetry } from '../observability/telemetry.ts';

/** What a function answers with before its timeout, in milliseconds. */
const reserve = 30_000;

/**
 * A Lambda that is a task of a state machine: its input is read by a schema, its output is the state's. What it throws is told, and is the state
 * machine's to retry.
 * @param options.reserve how long before the function's timeout `mayGoOn` becomes false, in milliseconds.
 */
export const taskHandler =
  <Input, Output>(options: {
    readonly telemetry: LambdaTelemetry;
    readonly input: z.ZodType<Input>;
    readonly reserve?: number;
    readonly run: (input: Input, telemetry: Telemetry, mayGoOn: () => boolean) => Promise<Output>;
  }): ((event: unknown, context: Context) => Promise<Output>) =>
  async (event, context) => {
    try {
      const mayGoOn = () => context.getRemainingTimeInMillis() > (options.reserve ?? reserve);
      return await options.run(options.input.parse(event), options.telemetry, mayGoOn);
    } catch (error) {
      options.telemetry.error('Failed; the state machine tries again', error);
      throw error;
    } finally {
      options.telemetry.flush();
    }
  };
