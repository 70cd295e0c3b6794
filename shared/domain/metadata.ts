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

/** Whether it is an http or https address. One of another kind ("javascript:…") it might run something where a reader makes a link of it. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
