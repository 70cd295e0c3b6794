import * as z from 'zod';
import { languageSchema } from './language.ts';
import { isWebAddress, noMetadata } from './metadata.ts';

export { noMetadata };

/** IPTC's pubstatus. */
export const pubStatusSchema = z.enum(['usable', 'withheld', 'canceled']);
export type PubStatus = z.infer<typeof pubStatusSchema>;

/** What the uploader says of an article, as metadata of the S3 object (or options of the command line). */
export const articleMetadataSchema = z.object({
  publishedAt: z.iso.date().nullable(),
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

const instant =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)\s?(Z|z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/;

/** A day or an instant as a full ISO 8601 instant; without an offset, UTC. Null when it is neither. */
const readInstant = (text: string): string | null => {
  const [, day, time = '00:00', offset = 'Z'] = instant.exec(text) ?? [];
  if (day === undefined || !z.iso.date().safeParse(day).success) return null;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? [];
  const at = new Date(`${day}T${time}${sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

const readStatus = (text: string): string => {
  const status = text.toLowerCase();
  return status === 'cancelled' ? 'canceled' : status;
};

/** How a field is read from its text; null where it can't be. */
const readField = (field: keyof ArticleMetadata, text: string): unknown => {
  if (field === 'revision') return Number(text);
  if (field === 'publishedAt') return text.slice(0, 10);
  if (field === 'embargoedUntil') return readInstant(text);
  if (field === 'url') return isWebAddress(text) ? text : null;
  return field === 'status' ? readStatus(text) : text;
};

/** Two places say different things of an article. */
export const metadataConflictSchema = z.object({
  field: z.enum(Object.values(metadataNames)),
  used: z.string(),
  ignored: z.string(),
  /** Where the value that was not used stands. */
  from: z.enum(['front-matter', 'dateline']),
});
export type MetadataConflict = z.infer<typeof metadataConflictSchema>;

/**
 * Reads S3 user metadata (lower-case names, string values). A value that does not fit is left out and named in `rejected`,
 * so that a wrong date never loses an article; `published-at` may be an instant, of which the day counts. An embargo or a status that can't
 * be read withholds the article: somebody meant to hold it back, and nobody can tell until when.
 */
export const readMetadata = (
  raw: Readonly<Record<string, string>>,
): { metadata: ArticleMetadata; rejected: readonly string[] } => {
  const rejected: string[] = [];
  const given: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(metadataNames)) {
    const text = raw[name]?.trim();
    if (!text) continue;
    const value = readField(field, text);
    if (value !== null && articleMetadataSchema.shape[field].safeParse(value).success) given[field] = value;
    else rejected.push(name);
  }
  const metadata: ArticleMetadata = { ...noMetadata, ...given };
  const doubtful = rejected.includes('status') || rejected.includes('embargoed-until');
  return {
    metadata: doubtful && metadata.status === 'usable' ? { ...metadata, status: 'withheld' } : metadata,
    rejected,
  };
};

/**
 * What is known of an article from its object's metadata and, where that is silent, from its front matter (both under the names of
 * `metadataNames`). Where both speak and differ, the object's metadata is used and the conflict told.
 */
export const mergeMetadata = (
  given: Readonly<Record<string, string>>,
  written: Readonly<Record<string, string>>,
): { metadata: ArticleMetadata; rejected: readonly string[]; conflicts: readonly MetadataConflict[] } => {
  const ofObject = readMetadata(given).metadata;
  const ofText = readMetadata(written).metadata;
  const spoken = Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim() !== ''));
  const conflicts = Object.entries(metadataNames).flatMap(([name, field]): MetadataConflict[] => {
    const [used, ignored] = [ofObject[field], ofText[field]];
    if (spoken[name] === undefined || written[name] === undefined || used === null || ignored === null) return [];
    return used === ignored ? [] : [{ field, used: String(used), ignored: String(ignored), from: 'front-matter' }];
  });
  return { ...readMetadata({ ...written, ...spoken }), conflicts };
};
