import * as z from 'zod';
import type { ChangeEvent } from './change-event.ts';
import { verdictSchema } from './verdict.ts';

/** A verdict on a claim was recorded, or carried over to it: `verdict.carried` says which. It is about every article that has the claim. */
export const verdictRecordedSchema = z.object({
  schema: z.literal('claimwire/verdict-recorded@1'),
  type: z.literal('VerdictRecorded'),
  /** `claimKey-recordedAt`: one a verdict, however often it is delivered. */
  id: z.string(),
  /** ISO 8601 instant at which it was recorded. */
  at: z.string(),
  verdict: verdictSchema,
});
export type VerdictRecorded = z.infer<typeof verdictRecordedSchema>;

/** All that the bus carries; `type` tells events apart. */
export type FeedEvent = ChangeEvent | VerdictRecorded;
