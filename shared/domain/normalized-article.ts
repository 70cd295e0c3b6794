import * as z from 'zod';
import { articleMetadataSchema, metadataConflictSchema } from './article.ts';
import { encodingSchema } from './extraction.ts';
import { type Lane, normalizedPrefix } from './lane.ts';

/** One version of an object in S3, as its events name it. */
const objectVersionSchema = z.object({
  bucket: z.string(),
  key: z.string(),
  versionId: z.string(),
  /** Null where no event of this version is at hand (reprocessing): then S3 is asked what is current. */
  sequencer: z.string().nullable(),
  /** ISO 8601 instant: the object's LastModified. */
  lastModified: z.iso.datetime(),
});
export type ObjectVersion = z.infer<typeof objectVersionSchema>;

/** The immutable object `keyHash/versionId/normalizerVersion` in the normalized bucket; of a bulk upload under `bulk/`. */
export const normalizedArticleSchema = z.object({
  schema: z.literal('claimwire/normalized-article@1'),
  normalizer: z.object({ version: z.string() }),
  origin: objectVersionSchema,
  metadata: articleMetadataSchema,
  conflicts: z.array(metadataConflictSchema).readonly().default([]),
  sha256: z.string(),
  encoding: encodingSchema,
  /** The decoded source, into which every span points. */
  source: z.string(),
});
export type NormalizedArticle = z.infer<typeof normalizedArticleSchema>;

export const normalizerVersion = '1';
export const normalizedKeyOf = (lane: Lane, keyHash: string, versionId: string): string =>
  `${normalizedPrefix[lane]}${keyHash}/${encodeURIComponent(versionId)}/${normalizerVersion}.json`;
