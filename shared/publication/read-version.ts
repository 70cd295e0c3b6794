import { mergeMetadata } from '../domain/article.ts';
import { documentIdOf, sha256Hex } from '../domain/identity.ts';
import { type NormalizedArticle, normalizerVersion, type ObjectVersion } from '../domain/normalized-article.ts';
import { tooLarge, type Unreadable } from '../domain/quarantine.ts';
import type { ArticleRead, ArticleStorage, VersionOf } from '../persistence/article-storage.ts';
import { readFrontMatter } from '../runtime/front-matter.ts';
import { type Decoded, decode } from '../text/decode.ts';
import { charsetOfContentType } from '../text/decoding/charset-label.ts';

/** A version of a file: its text, or why there is none, what is known of its article, and which document that makes it. */
export interface ReadVersion extends ReturnType<typeof mergeMetadata> {
  readonly read: Exclude<ArticleRead, { readonly outcome: 'gone' }>;
  readonly decoded: Decoded | ({ readonly ok: false } & Unreadable);
  readonly docId: string;
}

/** Reads exactly this version, of at most so many bytes; null when it is gone. */
export const readVersion = async (
  storage: Pick<ArticleStorage, 'readArticle'>,
  version: VersionOf,
  articleBytes: number,
): Promise<ReadVersion | null> => {
  const read = await storage.readArticle(version, articleBytes);
  if (read.outcome === 'gone') return null;
  const decoded =
    read.outcome === 'too-large'
      ? ({ ok: false, ...tooLarge(read.size, articleBytes) } as const)
      : decode(read.bytes, { charset: charsetOfContentType(read.contentType) });
  const merged = mergeMetadata(read.metadata, decoded.ok ? readFrontMatter(decoded.source) : {});
  const { bucket, key } = version;
  const { source, articleId } = merged.metadata;
  return { read, decoded, ...merged, docId: documentIdOf({ bucket, key, source, articleId }) };
};

/** A version that could be decoded, as what is extracted from. */
export const normalizedArticleOf = (
  { read, metadata, conflicts }: ReadVersion,
  { encoding, source }: Decoded & { readonly ok: true },
  origin: ObjectVersion,
): NormalizedArticle => ({
  schema: 'claimwire/normalized-article@1',
  normalizer: { version: normalizerVersion },
  origin,
  metadata,
  conflicts,
  sha256: sha256Hex(read.bytes),
  encoding,
  source,
});
