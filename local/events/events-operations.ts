import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { archiveOperations } from './archive-operations.ts';
import { EventsError } from './events-error.ts';
import { type EventsContext, type EventsOperation, eventsOperation } from './events-operation.ts';

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
  ...archiveOperations,
};
