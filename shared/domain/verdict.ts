import * as z from 'zod';
import { verdictRatings, verdictStatuses } from './judgement.ts';

/**
 * What a person said of a claim. It hangs on the claim's `key`, so that wire copies share it and another extraction of the same words
 * keeps it. It holds no words of an article but what its author wrote.
 */
export const verdictSchema = z.object({
  schema: z.literal('claimwire/verdict@1'),
  claimKey: z.string(),
  /** ISO 8601 instant; no two verdicts of one claim have the same. */
  recordedAt: z.string(),
  /** The ARN of who recorded it; of a carried verdict, who recorded the one that it was carried from. */
  author: z.string(),
  status: z.enum(verdictStatuses),
  rating: z.enum(verdictRatings).nullable(),
  note: z.string().nullable(),
  url: z.string().nullable(),
  /** `recordedAt` of the verdict that this one takes the place of; null for the first. */
  replaces: z.string().nullable(),
  /** Where it was carried from when a correction changed the claim; null when a person recorded it for this very claim. */
  carried: z
    .object({
      claimKey: z.string(),
      /** ISO 8601 instant: when a person judged. */
      judgedAt: z.string(),
      /** The words have changed: a person must say whether it still holds. */
      toConfirm: z.boolean(),
    })
    .nullable(),
});
export type Verdict = z.infer<typeof verdictSchema>;
