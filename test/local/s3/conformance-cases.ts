import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
  type S3ServiceException,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

/** What S3 does, as its documentation and its SDK's models say it: a conversation with an empty bucket, and what must be observed. */
export interface S3Case {
  readonly name: string;
  readonly versioned?: true;
  /** Why fauxqs cannot serve as the oracle of this case; absent where it can. */
  readonly unknownToFauxqs?: string;
  observe(client: S3Client, bucket: string): Promise<unknown>;
  readonly expected: unknown;
}

const noVersions = 'it has no versions';
const noConditions = 'it ignores conditional writes';
const article = 'Le préfet a annoncé 1 250 départs.\r\n“Ça suffit”, dit-il. 😀';

export const s3Cases: readonly S3Case[] = [
  {
    name: 'gives back the bytes, type, encoding and metadata that were put',
    async observe(client, Bucket) {
      const put = await client.send(
        new PutObjectCommand({
          Bucket,
          Key: 'a.txt',
          Body: article,
          ContentType: 'text/plain; charset=utf-8',
          ContentLanguage: 'fr',
          CacheControl: 'no-store',
          Metadata: { source: 'depeche', 'Article-Id': '42' },
        }),
      );
      const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a.txt' }));
      return {
        put: put.ETag,
        etag: got.ETag,
        type: got.ContentType,
        language: got.ContentLanguage,
        cache: got.CacheControl,
        length: got.ContentLength,
        metadata: got.Metadata,
        body: await got.Body?.transformToString(),
      };
    },
    expected: {
      put: md5(article),
      etag: md5(article),
      type: 'text/plain; charset=utf-8',
      language: 'fr',
      cache: 'no-store',
      length: Buffer.byteLength(article),
      metadata: { source: 'depeche', 'article-id': '42' },
      body: article,
    },
  },
  {
    name: 'decodes a streamed upload with its trailing checksum',
    async observe(client, Bucket) {
      const whole = await putStreamed(client, Bucket, 's');
      const got = await client.send(new GetObjectCommand({ Bucket, Key: 's' }));
      const body = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
      return { equal: body.equals(whole), etag: got.ETag === md5(whole) };
    },
    expected: { equal: true, etag: true },
  },
  {
    name: 'keeps the content encoding of a streamed upload, without aws-chunked',
    async observe(client, Bucket) {
      await putStreamed(client, Bucket, 's', 'gzip');
      await putStreamed(client, Bucket, 'plain');
      const heads = ['s', 'plain'].map((Key) => client.send(new HeadObjectCommand({ Bucket, Key })));
      return (await Promise.all(heads)).map(({ ContentEncoding }) => ContentEncoding);
    },
    expected: ['gzip', undefined],
    unknownToFauxqs: 'it drops the content encoding',
  },
  {
    name: 'keeps an empty object',
    async observe(client, Bucket) {
      await put(client, Bucket, 'empty', Buffer.alloc(0));
      const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'empty' }));
      return { length: head.ContentLength, etag: head.ETag };
    },
    expected: { length: 0, etag: md5('') },
  },
  {
    name: 'refuses an upload whose checksum is another',
    async observe(client, Bucket) {
      return refusal(client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'abc', ChecksumCRC32: 'AAAAAA==' })));
    },
    expected: { name: 'BadDigest', status: 400 },
    unknownToFauxqs: 'it does not verify checksums of plain uploads',
  },
  {
    name: 'overwrites in a bucket without versions',
    async observe(client, Bucket) {
      const first = await put(client, Bucket, 'k', 'one');
      await put(client, Bucket, 'k', 'two');
      return { versionId: first.VersionId, body: await read(client, Bucket, 'k') };
    },
    expected: { versionId: undefined, body: 'two' },
  },
  {
    name: 'serves a range of bytes',
    async observe(client, Bucket) {
      await put(client, Bucket, 'k', '0123456789');
      const ranges = ['bytes=2-4', 'bytes=7-', 'bytes=-2', 'bytes=5-99'];
      return Promise.all(
        ranges.map(async (Range) => {
          const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k', Range }));
          return [await got.Body?.transformToString(), got.ContentRange, got.$metadata.httpStatusCode];
        }),
      );
    },
    expected: [
      ['234', 'bytes 2-4/10', 206],
      ['789', 'bytes 7-9/10', 206],
      ['89', 'bytes 8-9/10', 206],
      ['56789', 'bytes 5-9/10', 206],
    ],
  },
  {
    name: 'refuses a range behind the end',
    async observe(client, Bucket) {
      await put(client, Bucket, 'k', 'abc');
      return refusal(client.send(new GetObjectCommand({ Bucket, Key: 'k', Range: 'bytes=3-' })));
    },
    expected: { name: 'InvalidRange', status: 416 },
  },
  {
    name: 'answers a read whose etag is known with 304, and one whose etag is another with 412',
    async observe(client, Bucket) {
      const { ETag } = await put(client, Bucket, 'k', 'abc');
      const same = await refusal(client.send(new GetObjectCommand({ Bucket, Key: 'k', IfNoneMatch: ETag })));
      const other = await refusal(client.send(new GetObjectCommand({ Bucket, Key: 'k', IfMatch: md5('other') })));
      return [same.status, other];
    },
    expected: [304, { name: 'PreconditionFailed', status: 412 }],
  },
  {
    name: 'names what is missing: key, bucket',
    async observe(client, Bucket) {
      return [
        await refusal(client.send(new GetObjectCommand({ Bucket, Key: 'nothing' }))),
        await refusal(client.send(new HeadObjectCommand({ Bucket, Key: 'nothing' }))),
        await refusal(client.send(new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'k' }))),
        await refusal(client.send(new PutObjectCommand({ Bucket: 'no-such-bucket', Key: 'k', Body: 'x' }))),
        await refusal(client.send(new HeadBucketCommand({ Bucket: 'no-such-bucket' }))),
      ];
    },
    expected: [
      { name: 'NoSuchKey', status: 404 },
      { name: 'NotFound', status: 404 },
      { name: 'NoSuchBucket', status: 404 },
      { name: 'NoSuchBucket', status: 404 },
      { name: 'NotFound', status: 404 },
    ],
  },
  {
    name: 'deletes, also what is not there',
    async observe(client, Bucket) {
      await put(client, Bucket, 'k', 'abc');
      const results = [];
      for (const Key of ['k', 'k', 'never']) {
        results.push((await client.send(new DeleteObjectCommand({ Bucket, Key }))).$metadata.httpStatusCode);
      }
      return [results, await refusal(client.send(new GetObjectCommand({ Bucket, Key: 'k' })))];
    },
    expected: [[204, 204, 204], { name: 'NoSuchKey', status: 404 }],
  },
  {
    name: 'deletes many at once, by keys that need escaping',
    async observe(client, Bucket) {
      const keys = ['a & b', '<c>', ' d ', 'é😀', 'quote"\'', '&amp;'];
      for (const key of keys) await put(client, Bucket, key, 'x');
      await put(client, Bucket, 'stays', 'x');
      const result = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects: [...keys, 'never'].map((Key) => ({ Key })) } }),
      );
      const left = await client.send(new ListObjectsV2Command({ Bucket }));
      return {
        deleted: result.Deleted?.map(({ Key }) => Key),
        errors: result.Errors,
        left: left.Contents?.map(({ Key }) => Key),
      };
    },
    expected: {
      deleted: ['a & b', '<c>', ' d ', 'é😀', 'quote"\'', '&amp;', 'never'],
      errors: undefined,
      left: ['stays'],
    },
  },
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
    name: 'copies with metadata, or with the metadata given',
    async observe(client, Bucket) {
      await client.send(
        new PutObjectCommand({ Bucket, Key: 'from é', Body: 'abc', ContentType: 'text/plain', Metadata: { a: '1' } }),
      );
      const CopySource = `${Bucket}/${encodeURIComponent('from é')}`;
      const copy = await client.send(new CopyObjectCommand({ Bucket, Key: 'to', CopySource }));
      await client.send(
        new CopyObjectCommand({
          Bucket,
          Key: 'to2',
          CopySource,
          MetadataDirective: 'REPLACE',
          ContentType: 'text/html',
          Metadata: { b: '2' },
        }),
      );
      const [to, to2] = await Promise.all(
        ['to', 'to2'].map((Key) => client.send(new HeadObjectCommand({ Bucket, Key }))),
      );
      return [
        copy.CopyObjectResult?.ETag,
        to?.Metadata,
        to?.ContentType,
        to2?.Metadata,
        to2?.ContentType,
        await read(client, Bucket, 'to2'),
      ];
    },
    expected: [md5('abc'), { a: '1' }, 'text/plain', { b: '2' }, 'text/html', 'abc'],
  },
  {
    name: 'puts together what is uploaded in parts',
    async observe(client, Bucket) {
      const parts = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('end')];
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ Bucket, Key: 'big', Metadata: { a: '1' } }),
      );
      const Parts = [];
      for (const [i, Body] of parts.entries()) {
        const { ETag } = await client.send(
          new UploadPartCommand({ Bucket, Key: 'big', UploadId, PartNumber: i + 1, Body }),
        );
        Parts.push({ ETag, PartNumber: i + 1 });
      }
      const done = await client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key: 'big', UploadId, MultipartUpload: { Parts } }),
      );
      const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'big' }));
      return [done.ETag, head.ContentLength, head.Metadata];
    },
    expected: [
      `"${createHash('md5')
        .update(
          createHash('md5')
            .update(Buffer.alloc(5 * 1024 * 1024, 'a'))
            .digest(),
        )
        .update(createHash('md5').update('end').digest())
        .digest('hex')}-2"`,
      5 * 1024 * 1024 + 3,
      { a: '1' },
    ],
  },
  {
    name: 'forgets an upload that was aborted, and refuses parts that do not fit',
    async observe(client, Bucket) {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' }));
      const upload = { Bucket, Key: 'k', UploadId };
      const ETags: (string | undefined)[] = [];
      for (const PartNumber of [1, 2])
        ETags.push((await client.send(new UploadPartCommand({ ...upload, PartNumber, Body: 'small' }))).ETag);
      const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
        refusal(client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } })));
      const refusals = [
        await complete([
          { PartNumber: 1, ETag: ETags[0] },
          { PartNumber: 2, ETag: ETags[1] },
        ]),
        await complete([{ PartNumber: 3, ETag: ETags[0] }]),
        await complete([
          { PartNumber: 2, ETag: ETags[1] },
          { PartNumber: 1, ETag: ETags[0] },
        ]),
      ];
      await client.send(new AbortMultipartUploadCommand(upload));
      return [
        ...refusals,
        await refusal(client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: 'x' }))),
      ].map(({ name }) => name);
    },
    expected: ['EntityTooSmall', 'InvalidPart', 'InvalidPartOrder', 'NoSuchUpload'],
  },
  {
    name: 'lists the buckets',
    async observe(client, bucket) {
      const { Buckets } = await client.send(new ListBucketsCommand());
      return Buckets?.some(({ Name }) => Name === bucket);
    },
    expected: true,
  },
  {
    name: 'puts only where nothing is, with If-None-Match',
    async observe(client, Bucket) {
      const putNew = () => client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', IfNoneMatch: '*' }));
      await putNew();
      const second = await refusal(putNew());
      await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      return [second, (await putNew()).$metadata.httpStatusCode];
    },
    versioned: true,
    expected: [{ name: 'PreconditionFailed', status: 412 }, 200],
    unknownToFauxqs: noConditions,
  },
  {
    name: 'puts only over what was read, with If-Match',
    async observe(client, Bucket) {
      const putOver = (IfMatch: string | undefined, Key = 'k') =>
        client.send(new PutObjectCommand({ Bucket, Key, Body: 'new', IfMatch }));
      const { ETag } = await put(client, Bucket, 'k', 'old');
      const over = await putOver(ETag);
      return [over.$metadata.httpStatusCode, await refusal(putOver(ETag)), await refusal(putOver(ETag, 'nothing'))];
    },
    expected: [200, { name: 'PreconditionFailed', status: 412 }, { name: 'NoSuchKey', status: 404 }],
    unknownToFauxqs: noConditions,
  },
  {
    name: 'keeps every version readable by its id',
    versioned: true,
    async observe(client, Bucket) {
      const one = await put(client, Bucket, 'k', 'one');
      const two = await put(client, Bucket, 'k', 'two');
      return [
        one.VersionId !== two.VersionId,
        await read(client, Bucket, 'k', one.VersionId),
        await read(client, Bucket, 'k', two.VersionId),
        (await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).VersionId === two.VersionId,
      ];
    },
    expected: [true, 'one', 'two', true],
    unknownToFauxqs: noVersions,
  },
  {
    name: 'hides a deleted key behind a marker, and brings it back when the marker goes',
    versioned: true,
    async observe(client, Bucket) {
      await put(client, Bucket, 'k', 'one');
      const marker = await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
      const version = { Bucket, Key: 'k', VersionId: marker.VersionId };
      const listed = await client.send(new ListObjectsV2Command({ Bucket }));
      const refusals = [
        await refusal(client.send(new GetObjectCommand({ Bucket, Key: 'k' }))),
        await refusal(client.send(new HeadObjectCommand({ Bucket, Key: 'k' }))),
        await refusal(client.send(new GetObjectCommand(version))),
        await refusal(client.send(new HeadObjectCommand(version))),
      ];
      const removed = await client.send(new DeleteObjectCommand(version));
      return {
        marker: marker.DeleteMarker,
        listed: listed.KeyCount,
        refusals: refusals.map(({ status }) => status),
        removed: [removed.DeleteMarker, removed.VersionId === marker.VersionId],
        body: await read(client, Bucket, 'k'),
      };
    },
    expected: { marker: true, listed: 0, refusals: [404, 404, 405, 405], removed: [true, true], body: 'one' },
    unknownToFauxqs: noVersions,
  },
  {
    name: 'removes one version for good, and says NoSuchVersion from then on',
    versioned: true,
    async observe(client, Bucket) {
      const one = await put(client, Bucket, 'k', 'one');
      await put(client, Bucket, 'k', 'two');
      const version = { Bucket, Key: 'k', VersionId: one.VersionId };
      const removed = await client.send(new DeleteObjectCommand(version));
      const again = await client.send(new DeleteObjectCommand(version));
      return [
        removed.DeleteMarker,
        again.$metadata.httpStatusCode,
        await refusal(client.send(new GetObjectCommand(version))),
        await refusal(client.send(new GetObjectCommand({ ...version, VersionId: 'not-a-version-id' }))),
        await read(client, Bucket, 'k'),
      ];
    },
    expected: [undefined, 204, { name: 'NoSuchVersion', status: 404 }, { name: 'InvalidArgument', status: 400 }, 'two'],
    unknownToFauxqs: noVersions,
  },
  {
    name: 'lists every version and marker, newest first, page by page',
    versioned: true,
    async observe(client, Bucket) {
      await put(client, Bucket, 'a', '1');
      await put(client, Bucket, 'a', '22');
      await client.send(new DeleteObjectCommand({ Bucket, Key: 'a' }));
      await put(client, Bucket, 'b', '333');
      const pages = [];
      let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
      while (markers !== undefined) {
        const page = await client.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 2, ...markers }));
        pages.push([
          page.DeleteMarkers?.map(({ Key, IsLatest }) => [Key, IsLatest]),
          page.Versions?.map(({ Key, IsLatest, Size }) => [Key, IsLatest, Size]),
        ]);
        markers = page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
          : undefined;
      }
      return pages;
    },
    expected: [
      [[['a', true]], [['a', false, 2]]],
      [
        undefined,
        [
          ['a', false, 1],
          ['b', true, 3],
        ],
      ],
    ],
    unknownToFauxqs: noVersions,
  },
  {
    name: 'copies one version, and deletes many versions at once',
    versioned: true,
    async observe(client, Bucket) {
      const one = await put(client, Bucket, 'k', 'one');
      await put(client, Bucket, 'k', 'two');
      const copy = await client.send(
        new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/k?versionId=${one.VersionId}` }),
      );
      const deleted = await client.send(
        new DeleteObjectsCommand({
          Bucket,
          Delete: { Objects: [{ Key: 'k', VersionId: one.VersionId }, { Key: 'k' }] },
        }),
      );
      return [
        copy.CopySourceVersionId === one.VersionId,
        await read(client, Bucket, 'copy'),
        deleted.Deleted?.map(({ DeleteMarker }) => DeleteMarker),
      ];
    },
    expected: [true, 'one', [undefined, true]],
    unknownToFauxqs: noVersions,
  },
  {
    name: 'refuses a key beyond 1,024 bytes',
    async observe(client, Bucket) {
      const fits = await put(client, Bucket, 'é'.repeat(512), 'x');
      return [fits.$metadata.httpStatusCode, await refusal(put(client, Bucket, `${'é'.repeat(512)}x`, 'x'))];
    },
    expected: [200, { name: 'KeyTooLongError', status: 400 }],
    unknownToFauxqs: 'it takes keys of any length',
  },
  {
    name: 'refuses metadata beyond 2 KB',
    async observe(client, Bucket) {
      return refusal(
        client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', Metadata: { a: 'x'.repeat(2048) } })),
      );
    },
    expected: { name: 'MetadataTooLarge', status: 400 },
    unknownToFauxqs: 'it takes metadata of any size',
  },
];

const put = (client: S3Client, Bucket: string, Key: string, Body: string | Buffer) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body }));

async function putStreamed(client: S3Client, Bucket: string, Key: string, ContentEncoding?: string): Promise<Buffer> {
  const chunks = [Buffer.from('première '), Buffer.from('dépêche\r\n0\r\n'), Buffer.alloc(100_000, 'x')];
  const whole = Buffer.concat(chunks);
  const Body = Readable.from(chunks);
  await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: whole.length, ContentEncoding }));
  return whole;
}

async function read(client: S3Client, Bucket: string, Key: string, VersionId?: string): Promise<string | undefined> {
  return (await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
}

/** How a request is refused; a request that is not refused is a fault of the case. */
async function refusal(request: Promise<unknown>): Promise<{ name: string; status: number | undefined }> {
  const error = await request.then(
    () => {
      throw new Error('The request succeeded, but should have been refused.');
    },
    (reason: S3ServiceException) => reason,
  );
  return { name: error.name, status: error.$metadata?.httpStatusCode };
}

function md5(content: string | Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
