import { ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { md5, put, type S3Case } from './s3-case.ts';

/** Listing buckets and objects. */
export const listingCases: readonly S3Case[] = [
  {
    name: 'lists by prefix, in the order of UTF-8, with sizes',
    async observe(client, Bucket) {
      for (const key of ['b', 'a/2', 'a/10', 'é', 'z', 'a/\u{ff5e}', 'a/\u{1f600}'])
        await put(client, Bucket, key, key);
      const all = await client.send(new ListObjectsV2Command({ Bucket }));
      const some = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'a/' }));
      return {
        all: all.Contents?.map(({ Key, Size, ETag }) => [Key, Size, ETag === md5(Key ?? '')]),
        some: some.Contents?.map(({ Key }) => Key),
        count: some.KeyCount,
        truncated: some.IsTruncated,
      };
    },
    expected: {
      all: [
        ['a/10', 4, true],
        ['a/2', 3, true],
        ['a/\u{ff5e}', 5, true],
        ['a/\u{1f600}', 6, true],
        ['b', 1, true],
        ['z', 1, true],
        ['é', 2, true],
      ],
      some: ['a/10', 'a/2', 'a/\u{ff5e}', 'a/\u{1f600}'],
      count: 4,
      truncated: false,
    },
    unknownToFauxqs: 'it sorts by locale',
  },
  {
    name: 'lists page by page, and folds common prefixes',
    async observe(client, Bucket) {
      for (const key of ['a', 'b/1', 'b/2', 'c/1', 'd']) await put(client, Bucket, key, 'x');
      const pages = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket, Delimiter: '/', MaxKeys: 2, ContinuationToken }),
        );
        pages.push([
          page.Contents?.map(({ Key }) => Key) ?? [],
          page.CommonPrefixes?.map(({ Prefix }) => Prefix) ?? [],
        ]);
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      const after = await client.send(new ListObjectsV2Command({ Bucket, StartAfter: 'b/1' }));
      return { pages, after: after.Contents?.map(({ Key }) => Key) };
    },
    expected: {
      pages: [
        [['a'], ['b/']],
        [['d'], ['c/']],
      ],
      after: ['b/2', 'c/1', 'd'],
    },
    unknownToFauxqs: 'it tells a common prefix again on the next page',
  },
  {
    name: 'lists page by page without a delimiter',
    async observe(client, Bucket) {
      for (const key of ['a', 'b', 'c']) await put(client, Bucket, key, 'x');
      const first = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2 }));
      const second = await client.send(
        new ListObjectsV2Command({ Bucket, MaxKeys: 2, ContinuationToken: first.NextContinuationToken }),
      );
      return [first, second].map((page) => [page.Contents?.map(({ Key }) => Key), page.IsTruncated, page.KeyCount]);
    },
    expected: [
      [['a', 'b'], true, 2],
      [['c'], false, 1],
    ],
  },
  {
    name: 'lists the buckets',
    async observe(client, bucket) {
      const { Buckets } = await client.send(new ListBucketsCommand());
      return Buckets?.some(({ Name }) => Name === bucket);
    },
    expected: true,
  },
];
