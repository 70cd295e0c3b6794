import type * as z from 'zod';
import type { Clock } from '../clock.ts';
import type { EventBus } from './event-bus.ts';
import type { EventReplays } from './event-replays.ts';
import { EventsError } from './events-error.ts';

/** What the operations work on. */
export interface EventsContext {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly replays: EventReplays;
  /** A bus by its name; `default` is that of AWS services. */
  bus(name: string): EventBus | undefined;
}

/** One operation of EventBridge: what it makes of the request's JSON. Throws EventsError where it refuses. */
export type EventsOperation = (input: unknown, context: EventsContext) => object | Promise<object>;

/** An operation from the schema of its parameters: others are refused, not skipped. */
export const eventsOperation =
  <Schema extends z.ZodType>(
    schema: Schema,
    run: (input: z.output<Schema>, context: EventsContext) => object,
  ): EventsOperation =>
  (input, context) => {
    const parsed = schema.safeParse(input);
    if (parsed.success) return run(parsed.data, context);
    const [issue] = parsed.error.issues;
    throw new EventsError('ValidationException', `${issue?.path.join('.')}: ${issue?.message}`);
  };
