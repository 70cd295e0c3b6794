import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../clock.ts';
import type { EventBus } from './event-bus.ts';
import { EventsError } from './events-error.ts';

/** What the operations work on. */
export interface EventsContext {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  /** A bus by its name; `default` is that of AWS services. */
  bus(name: string): EventBus | undefined;
}

/** One operation of EventBridge: what it makes of the request's JSON. Throws EventsError where it refuses. */
export type EventsOperation = (input: unknown, context: EventsContext) => object | Promise<object>;

/** EventBridge takes no more in one call. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html */
const largestPut = 256 * 1024;

const entrySchema = z.strictObject({
  Source: z.string().min(1),
  DetailType: z.string().min(1).max(128),
  Detail: z.string(),
  EventBusName: z.string().default('default'),
  /** Seconds since the epoch, as AWS JSON writes a time. */
  Time: z.number().optional(),
  Resources: z.array(z.string()).default([]),
});
const putEventsSchema = z.strictObject({ Entries: z.array(entrySchema).min(1).max(10) });
type Entry = z.output<typeof entrySchema>;

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

const sizeOf = ({ Source, DetailType, Detail, Resources, Time }: Entry): number =>
  [Source, DetailType, Detail, ...Resources].reduce((sum, text) => sum + Buffer.byteLength(text), Time ? 14 : 0);

const detailOf = (text: string): object | null => {
  try {
    const detail: unknown = JSON.parse(text);
    return typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : null;
  } catch {
    return null;
  }
};

const putEntry = (entry: Entry, { bus: busOf, clock, region, accountId }: EventsContext): object => {
  const bus = busOf(entry.EventBusName.split('/').at(-1) as string);
  if (bus === undefined)
    throw new EventsError('ResourceNotFoundException', `Event bus ${entry.EventBusName} does not exist.`);
  if (entry.Source.startsWith('aws.'))
    return { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: `${entry.Source} is AWS's own.` };
  const detail = detailOf(entry.Detail);
  if (detail === null) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  const id = randomUUID();
  bus.put({
    version: '0',
    id,
    'detail-type': entry.DetailType,
    source: entry.Source,
    account: accountId,
    time: new Date(entry.Time === undefined ? clock.now() : entry.Time * 1_000).toISOString(),
    region,
    resources: entry.Resources,
    detail,
  });
  return { EventId: id };
};

/** Every operation that is spoken here, by its name in X-Amz-Target. */
export const eventsOperations: Readonly<Record<string, EventsOperation>> = {
  PutEvents: eventsOperation(putEventsSchema, ({ Entries: entries }, context) => {
    if (entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > largestPut)
      throw new EventsError('ValidationException', 'Total size of the entries in the request is over the limit.');
    const results = entries.map((entry) => putEntry(entry, context));
    return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
  }),
};
