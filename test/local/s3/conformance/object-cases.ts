import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { md5, put, putStreamed, read, refusal, type S3Case } from './s3-case.ts';

const article = 'Le préfet a annoncé 1 250 départs.\r\n“Ça suffit”, dit-il. 😀';

/** Storing, reading, copying and deleting objects. */
export const objectCases: readonly S3Case[] = [
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
