import * as z from 'zod';
import { pubStatusSchema } from './article.ts';
import { quarantineReasonNames } from './quarantine.ts';

/** An entry of the list of what is in quarantine, as it stands in the table. Readers ignore fields that they do not know. */
export const quarantineRecordSchema = z.object({
  schema: z.literal('claimwire/quarantine@1'),
  docId: z.string(),
  reason: z.enum(quarantineReasonNames),
  /** What is known of this very file: its format, its size and the limit. */
  detail: z.string().nullable(),
  /** Sentences for people: why, and what to do. */
  cause: z.string(),
  nextStep: z.string(),
  bucket: z.string(),
  key: z.string(),
  keyHash: z.string(),
  versionId: z.string(),
  /** The one that failed. */
  extractorVersion: z.string(),
  /** What the file's metadata says: it holds back a former version that is still readable. */
  restriction: z.object({ status: pubStatusSchema, embargoedUntil: z.string().nullable() }),
  /** ISO 8601 instants. */
  firstAt: z.string(),
  lastAt: z.string(),
  attempts: z.int().positive(),
});
