import * as z from 'zod';
import { articleMetadataSchema, metadataConflictSchema } from './article.ts';
import { claimSchema } from './claim.ts';
import { dateMentionSchema, daySchema } from './date-mention.ts';
import { languageSchema } from './language.ts';
import { asReadSchema, passageSchema } from './span.ts';
import { statisticSchema } from './statistic.ts';

export const encodingSchema = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'macintosh',
]);
export type Encoding = z.infer<typeof encodingSchema>;

/** What stands in the file but is not article. */
const noiseSchema = passageSchema.extend({
  kind: z.enum([
    'credit',
    'caption',
    'byline',
    'timestamp',
    'headline',
    'navigation',
    'sharing',
    'newsletter',
    'consent',
    'comment',
    'duplicate',
    'link',
    'front-matter',
  ]),
});
export type Noise = z.infer<typeof noiseSchema>;

export const documentSchema = articleMetadataSchema.omit({ language: true, publishedAt: true }).extend({
  /** File name or S3 key, as given. */
  name: z.string(),
  id: z.string(),
  /** Of the file's bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  encoding: encodingSchema,
  language: languageSchema.nullable(),
  title: passageSchema.extend({ asRead: asReadSchema }).nullable(),
  publishedAt: z.object({ date: daySchema, from: z.enum(['metadata', 'dateline', 'text']) }).nullable(),
  /** Where the places that tell of the article differ: its object's metadata, its front matter, its dateline. */
  conflicts: z.array(metadataConflictSchema).readonly(),
  noise: z.array(noiseSchema).readonly(),
});
export type Document = z.infer<typeof documentSchema>;

export const extractionSchema = z.object({
  schema: z.literal('claimwire/extraction@1'),
  extractor: z.object({ version: z.string() }),
  document: documentSchema,
  statistics: z.array(statisticSchema).readonly(),
  claims: z.array(claimSchema).readonly(),
  dates: z.array(dateMentionSchema).readonly(),
});
/** Everything that was read in one article: the contract with whoever consumes it. */
export type Extraction = z.infer<typeof extractionSchema>;
