import { describe, expect, it } from 'vitest';
import { noMetadata, readMetadata } from '../../../shared/domain/article.ts';

describe('readMetadata', () => {
  it('reads what an upload says of its article', () => {
    const raw = {
      'published-at': '2026-03-12T18:42:00+01:00',
      source: 'AFP',
      'article-id': '77',
      revision: '3',
      language: 'fr',
      status: 'withheld',
    };
    expect(readMetadata(raw)).toEqual({
      metadata: {
        ...noMetadata,
        publishedAt: '2026-03-12',
        source: 'AFP',
        articleId: '77',
        revision: 3,
        language: 'fr',
        status: 'withheld',
      },
      rejected: [],
    });
  });

  it('leaves out what does not fit, and names it', () => {
    const raw = { 'published-at': 'yesterday', revision: 'two', language: 'de', url: 'https://a.example/1' };
    expect(readMetadata(raw)).toEqual({
      metadata: { ...noMetadata, url: 'https://a.example/1' },
      rejected: ['published-at', 'revision', 'language'],
    });
  });

  it('takes no metadata for none', () => expect(readMetadata({})).toEqual({ metadata: noMetadata, rejected: [] }));
});
