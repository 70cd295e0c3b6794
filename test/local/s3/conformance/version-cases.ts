import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { put, read, refusal, type S3Case } from './s3-case.ts';

const noVersions = 'it has no versions';
const noConditions = 'it ignores conditional writes';

/** Versions, delete markers and conditional writes. */
export const versionCases: readonly S3Case[] = [
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
        const page: ListObjectVersionsCommandOutput = await client.send(
          new ListObjectVersionsCommand({ Bucket, MaxKeys: 2, ...markers }),
        );
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
];
