import * as z from 'zod';

/**
 * S3's events as EventBridge delivers them: the key plain (classic notifications encode it as a form), the sequencer in hex.
 * Only what is used is named; S3 may add fields.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
export const objectCreatedSchema = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  /** Of the replay, where EventBridge delivers the event from an archive. */
  'replay-name': z.string().optional(),
  detail: z.object({
    bucket: z.object({ name: z.string().min(1) }),
    object: z.object({
      key: z.string().min(1),
      size: z.number().optional(),
      'version-id': z.string().min(1),
      sequencer: z.string().min(1),
    }),
  }),
});
export type ObjectCreated = z.infer<typeof objectCreatedSchema>;

export const objectDeletedSchema = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Deleted'),
  'replay-name': z.string().optional(),
  detail: z.object({
    bucket: z.object({ name: z.string().min(1) }),
    object: z.object({
      key: z.string().min(1),
      'version-id': z.string().min(1).optional(),
      sequencer: z.string().min(1),
    }),
    /** `DeleteObject` when somebody did it, `Lifecycle Expiration` when a rule did. */
    reason: z.string(),
    'deletion-type': z.enum(['Delete Marker Created', 'Permanently Deleted']),
  }),
});
export type ObjectDeleted = z.infer<typeof objectDeletedSchema>;
