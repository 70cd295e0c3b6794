import { documentIdOf, keyHashOf, metadataHashOf } from '../domain/identity.ts';
import type { NormalizedArticle } from '../domain/normalized-article.ts';
import type { ReadIntent } from '../persistence/intent.ts';

/** The same bytes read in another encoding are another text. */
export const metadataHash = ({ metadata, encoding }: NormalizedArticle): string =>
  metadataHashOf({ ...metadata, encoding });

/** The document of an article. */
export const documentIdOfArticle = ({ origin, metadata }: NormalizedArticle): string =>
  documentIdOf({ ...origin, source: metadata.source, articleId: metadata.articleId });

/** To publish an article, as an extractor reads it. */
export const publishIntentOf = (
  article: NormalizedArticle,
  { extractorVersion, replayed }: Pick<ReadIntent, 'extractorVersion' | 'replayed'>,
): ReadIntent => {
  const { revision, status, embargoedUntil } = article.metadata;
  return {
    kind: 'publish',
    version: article.origin,
    keyHash: keyHashOf(article.origin.bucket, article.origin.key),
    docId: documentIdOfArticle(article),
    revision,
    restriction: { status, embargoedUntil },
    content: { sha256: article.sha256, metadataHash: metadataHash(article) },
    extractorVersion,
    unreadable: null,
    ...(replayed === undefined ? {} : { replayed }),
  };
};
