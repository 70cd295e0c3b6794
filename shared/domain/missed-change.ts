import * as z from 'zod';
import { changeCauseSchema } from './change-event.ts';

const runSchema = z.object({
  id: z.string().min(1),
  key: z.string(),
  versionId: z.string(),
  extractorVersion: z.string(),
  sha256: z.string(),
  counts: z.object({ claims: z.int().min(0), statistics: z.int().min(0), items: z.int().min(0) }),
  shards: z.int().min(1),
});

/** A switch of a document that subscribers are still to be told of: keys and ids alone, so that a purge need not look for text here. */
export const missedSwitchSchema = z.object({
  type: z.literal('claimwire/missed-switch@1'),
  docId: z.string().min(1),
  rev: z.int().min(1),
  /** ISO 8601 instant of the switch. */
  at: z.string(),
  cause: changeCauseSchema,
  before: runSchema.nullable(),
  after: runSchema.nullable(),
});

/** A verdict that subscribers are still to be told of. */
export const missedVerdictSchema = z.object({
  type: z.literal('claimwire/missed-verdict@1'),
  claimKey: z.string().min(1),
  recordedAt: z.string().min(1),
});

export type MissedSwitch = z.infer<typeof missedSwitchSchema>;
export type MissedChange = MissedSwitch | z.infer<typeof missedVerdictSchema>;

/**
 * Where changes that a pipe gave up on stand in the table's stream, as the pipe tells its dead-letter queue. It says nothing of what they are, and the stream
 * keeps them for 24 hours. Only what is used is named.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html
 */
export const streamPlaceSchema = z.object({
  DDBStreamBatchInfo: z.object({
    shardId: z.string().min(1),
    startSequenceNumber: z.string().regex(/^\d+$/),
    endSequenceNumber: z.string().regex(/^\d+$/),
    batchSize: z.int().min(1),
    streamArn: z.string().min(1),
  }),
});
export type StreamPlace = z.infer<typeof streamPlaceSchema>['DDBStreamBatchInfo'];
