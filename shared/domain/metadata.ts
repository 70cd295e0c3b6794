import type { ArticleMetadata } from './article.ts';

/** An article of which the uploader says nothing. */
export const noMetadata: ArticleMetadata = {
  publishedAt: null,
  source: null,
  articleId: null,
  revision: null,
  language: null,
  url: null,
  author: null,
  embargoedUntil: null,
  status: 'usable',
};
