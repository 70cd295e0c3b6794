import * as z from 'zod';

/** Asks normalize-article to read one version again: a winner that is not shown yet, a retry, a reprocessing. */
export const normalizeRequestedSchema = z.object({
  type: z.literal('claimwire/normalize-requested@1'),
  bucket: z.string().min(1),
  key: z.string().min(1),
  versionId: z.string().min(1),
});
export type NormalizeRequested = z.infer<typeof normalizeRequestedSchema>;

/** Asks extract-article to publish a normalized article whose version S3 must confirm as current. */
export const extractRequestedSchema = z.object({
  type: z.literal('claimwire/extract-requested@1'),
  /** The normalized bucket. */
  bucket: z.string().min(1),
  normalizedKey: z.string().min(1),
});
export type ExtractRequested = z.infer<typeof extractRequestedSchema>;
