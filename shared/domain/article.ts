import * as z from 'zod';
import { daySchema } from './date-mention.ts';
import { languageSchema } from './language.ts';
import { noMetadata } from './metadata.ts';

export { noMetadata };

/** IPTC's pubstatus. */
export const pubStatusSchema = z.enum(['usable', 'withheld', 'canceled']);
export type PubStatus = z.infer<typeof pubStatusSchema>;

/** What the uploader says of an article, as metadata of the S3 object (or options of the command line). */
export const articleMetadataSchema = z.object({
  publishedAt: daySchema.nullable(),
  source: z.string().min(1).nullable(),
  articleId: z.string().min(1).nullable(),
  revision: z.int().nonnegative().nullable(),
  language: languageSchema.nullable(),
  url: z.string().min(1).nullable(),
  author: z.string().min(1).nullable(),
  /** ISO 8601 instant. */
  embargoedUntil: z.iso.datetime({ offset: true }).nullable(),
  status: pubStatusSchema,
});
export type ArticleMetadata = z.infer<typeof articleMetadataSchema>;

/** Object metadata names (`x-amz-meta-…`) and the fields that they fill. */
export const metadataNames = {
  'published-at': 'publishedAt',
  source: 'source',
  'article-id': 'articleId',
  revision: 'revision',
  language: 'language',
  url: 'url',
  author: 'author',
  'embargoed-until': 'embargoedUntil',
  status: 'status',
} as const satisfies Record<string, keyof ArticleMetadata>;

/**
 * Reads S3 user metadata (lower-case names, string values). A value that does not fit is left out and named in `rejected`,
 * so that a wrong date never loses an article; `published-at` may be an instant, of which the day counts.
 */
export const readMetadata = (
  raw: Readonly<Record<string, string>>,
): { metadata: ArticleMetadata; rejected: readonly string[] } => {
  const rejected: string[] = [];
  const given: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(metadataNames)) {
    const text = raw[name]?.trim();
    if (!text) continue;
    const value = field === 'revision' ? Number(text) : field === 'publishedAt' ? text.slice(0, 10) : text;
    if (articleMetadataSchema.shape[field].safeParse(value).success) given[field] = value;
    else rejected.push(name);
  }
  return { metadata: { ...noMetadata, ...given }, rejected };
};
