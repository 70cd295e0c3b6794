import { describe, expect, it } from 'vitest';
import { articleMetadataSchema, mergeMetadata, noMetadata, readMetadata } from '../../../shared/domain/article.ts';

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

  it.each(['javascript:alert(1)', 'data:text/html,x', '//a.example', 'https:///x', 'a.example', ' ftp://a.example'])(
    'leaves out %s as an address: no reader can make a link of it that runs something',
    (url) => {
      expect(readMetadata({ url })).toEqual({ metadata: noMetadata, rejected: ['url'] });
    },
  );

  it.each([
    ['Withheld', 'withheld'],
    [' CANCELED ', 'canceled'],
    ['cancelled', 'canceled'],
    ['Cancelled', 'canceled'],
    ['usable', 'usable'],
  ])('reads the status "%s" as %s', (text, status) => {
    expect(readMetadata({ status: text })).toEqual({ metadata: { ...noMetadata, status }, rejected: [] });
  });

  it.each([
    ['2027-01-01', '2027-01-01T00:00:00.000Z'],
    ['2027-01-01T06:00', '2027-01-01T06:00:00.000Z'],
    [' 2027-01-01 06:00:30 ', '2027-01-01T06:00:30.000Z'],
    ['2027-01-01T06:00:00Z', '2027-01-01T06:00:00.000Z'],
    ['2027-01-01T06:00:00.5+01:00', '2027-01-01T05:00:00.500Z'],
    ['2027-01-01T06:00-0330', '2027-01-01T09:30:00.000Z'],
    ['2027-01-01T06:00+02', '2027-01-01T04:00:00.000Z'],
  ])('reads the embargo "%s" as the instant %s', (text, embargoedUntil) => {
    const { metadata, rejected } = readMetadata({ 'embargoed-until': text });
    expect(metadata).toEqual({ ...noMetadata, embargoedUntil });
    expect(articleMetadataSchema.parse(metadata)).toEqual(metadata);
    expect(rejected).toEqual([]);
  });

  it.each([
    ['status', 'embargoed'],
    ['status', '=?UTF-8?B?broken'],
    ['embargoed-until', 'tomorrow'],
    ['embargoed-until', '01/02/2027'],
    ['embargoed-until', '2027-02-30'],
    ['embargoed-until', '2027-01-01T25:00'],
    ['embargoed-until', '2027-01-01T06:00 CET'],
  ])('withholds an article whose %s is "%s", since it can not be read', (name, text) => {
    expect(readMetadata({ [name]: text })).toEqual({
      metadata: { ...noMetadata, status: 'withheld' },
      rejected: [name],
    });
  });

  it('leaves a canceled article canceled when its embargo can not be read', () => {
    expect(readMetadata({ status: 'canceled', 'embargoed-until': 'x' }).metadata.status).toBe('canceled');
  });

  it.each(['2026-13-45', '2026-02-30', '0000-00-00', '12/03/2026', '20260312'])(
    'takes "%s" for no day of publication',
    (text) => {
      expect(readMetadata({ 'published-at': text })).toEqual({ metadata: noMetadata, rejected: ['published-at'] });
    },
  );

  it('takes no metadata for none', () => expect(readMetadata({})).toEqual({ metadata: noMetadata, rejected: [] }));
});

describe('mergeMetadata', () => {
  it("fills what the object's metadata leaves open from the front matter", () => {
    const { metadata, conflicts } = mergeMetadata(
      { source: 'agence', url: ' ' },
      { author: 'A. B.', url: 'https://x.example' },
    );
    expect(metadata).toEqual({ ...noMetadata, source: 'agence', author: 'A. B.', url: 'https://x.example' });
    expect(conflicts).toEqual([]);
  });

  it("uses the object's metadata where both speak, and tells the conflict", () => {
    const { metadata, conflicts } = mergeMetadata({ 'published-at': '2026-03-02' }, { 'published-at': '2026-03-01' });
    expect(metadata.publishedAt).toBe('2026-03-02');
    expect(conflicts).toEqual([
      { field: 'publishedAt', used: '2026-03-02', ignored: '2026-03-01', from: 'front-matter' },
    ]);
  });

  it('holds an article back whose front matter has an embargo that nobody can read', () => {
    const { metadata, rejected } = mergeMetadata({}, { 'embargoed-until': 'bientôt' });
    expect([metadata.status, rejected]).toEqual(['withheld', ['embargoed-until']]);
  });
});
