import * as z from 'zod';
import { maxMessageBytes } from './message.ts';
import { type Operation, operation, queueUrlSchema } from './operation.ts';
import type { QueueStore } from './queue-store.ts';
import { SqsError } from './sqs-error.ts';

const maxEntries = 10;

/**
 * The batch form of an operation: each entry succeeds or fails for itself, but a batch that is wrong as a whole is refused as a whole.
 * @param run one entry; a thrown SqsError becomes that entry's failure
 * @throws (its run) SqsError EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId, BatchEntryIdsNotDistinct, BatchRequestTooLong
 */
export function batchOperation<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (queue: string, entry: z.output<z.ZodObject<Shape>>, store: QueueStore) => object,
  { sizeOf = () => 0 }: { sizeOf?: (entry: z.output<z.ZodObject<Shape>>) => number } = {},
): Operation {
  type Entry = z.output<z.ZodObject<Shape>> & { Id: string };
  const entrySchema = z.strictObject({ ...shape, Id: z.string() }).transform((entry) => entry as Entry);
  return operation(
    { QueueUrl: queueUrlSchema, Entries: z.array(entrySchema) },
    ({ QueueUrl: queue, Entries: entries }, { store }) => {
      store.describe(queue);
      refuseInvalidBatch(
        entries.map(({ Id }) => Id),
        entries.reduce((sum, entry) => sum + sizeOf(entry), 0),
      );
      const Successful: object[] = [];
      const Failed: object[] = [];
      for (const entry of entries) {
        try {
          Successful.push({ Id: entry.Id, ...run(queue, entry, store) });
        } catch (error) {
          if (!(error instanceof SqsError)) throw error;
          Failed.push({ Id: entry.Id, SenderFault: true, Code: error.queryCode, Message: error.message });
        }
      }
      return { Successful, Failed };
    },
  );
}

function refuseInvalidBatch(ids: readonly string[], bytes: number): void {
  if (ids.length === 0) throw new SqsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (ids.length > maxEntries) {
    throw new SqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${maxEntries}. You have sent ${ids.length}.`,
    );
  }
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id))) {
    throw new SqsError('InvalidBatchEntryId', 'A batch entry id is 1 to 80 letters, digits, hyphens and underscores.');
  }
  if (new Set(ids).size < ids.length)
    throw new SqsError('BatchEntryIdsNotDistinct', 'Two entries of the batch have the same id.');
  if (bytes > maxMessageBytes) {
    throw new SqsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${maxMessageBytes} bytes. You have sent ${bytes} bytes.`,
    );
  }
}
